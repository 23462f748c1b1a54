"""Check the files of hand-overs with their manifests: `python verify_manifest.py FOLDER --root FINGERPRINT`.

For whoever has neither the program nor the store; needs Python and `cryptography`. The fingerprint of the
ward's root certificate stands on every seal: get it on paper, not with the files. Exit code 0: every file is
as it was signed; 1: not, with one sentence that says what is wrong.
"""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Facts = dict[str, Any]


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def is_signed(signer: Facts, kind: bytes, store: str, facts: Facts, signature: str) -> bool:
    """Whether the owner of a certificate signed the facts."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signer["signing_key"]))
    try:
        key.verify(base64.b64decode(signature), b"kaigo " + kind + b"\0" + _canonical([store, facts]))
    except InvalidSignature:
        return False
    return True


def _said(certificate: Facts) -> Facts:
    return {name: fact for name, fact in certificate.items() if name not in {"signature", "second"}}


def _fingerprint(certificate: Facts) -> str:
    return hashlib.sha256(_canonical(_said(certificate))).hexdigest()[:32]


def wrong_in_chain(store: str, chain: list[Facts], root: str) -> str:
    """What is wrong with the certificates from the signer's to the root, "" for nothing."""
    if chain[0]["kind"] not in {"account", "chosen"}:
        return "its signer's signature does not count"
    for one, issuer in zip(chain, [*chain[1:], chain[-1]], strict=True):
        same = all(one[name] == issuer[name] for name in ("login", "name", "role"))
        may = issuer["role"] == "administrator" and issuer["kind"] in {"account", "chosen"}
        if not (same if one["kind"] == "chosen" else may):
            return f"the certificate of {one['login']} was issued by somebody who may not"
        issued = one["issuer"] == ("" if one is chain[-1] else _fingerprint(issuer))
        if not issued or not is_signed(issuer, b"certificate", store, _said(one), one["signature"]):
            return f"the certificate of {one['login']} is forged"
    return "" if _fingerprint(chain[-1]) == root.replace(" ", "").lower() else "it leads to another root"


def wrong(path: Path, root: str, belonging: set[str]) -> str:
    """What is wrong with a manifest and its files, "" for nothing; `belonging` grows by their names."""
    manifest = json.loads(path.read_bytes())
    store, chain, signer = manifest["store"], manifest["chain"], manifest["chain"][0]
    if problem := wrong_in_chain(store, chain, root):
        return problem
    if manifest["format"] != "kaigo-manifest-1" or manifest["certificate"] != _fingerprint(signer):
        return "it is of another version, or names another signer than its certificate"
    facts = {name: manifest[name] for name in ("batch", "profile", "at", "count", "files", "certificate")}
    if not is_signed(signer, b"hand-over", store, facts, manifest["signature"]):
        return "it was changed after it was signed"
    belonging |= {path.name, *(file["name"] for file in facts["files"])}
    for file in facts["files"]:
        named = path.parent / Path(file["name"]).name
        if not named.is_file() or hashlib.sha256(named.read_bytes()).hexdigest() != file["sha256"]:
            return f"{file['name']} is missing or is not the file that was signed"
    sys.stdout.write(f"{path.name}: signed by {signer['name']} ({signer['login']}, {signer['role']})\n")
    return ""


def main(words: list[str]) -> int:
    """Check every manifest of a folder and say what was found; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--root", required=True, metavar="FINGERPRINT")
    given, belonging, problems = parser.parse_args(words), set[str](), []
    for path in sorted(given.folder.glob("*.manifest.json")):
        try:
            found = wrong(path, given.root, belonging)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            found = "it cannot be read"
        problems += [f"{path.name}: {found}"] if found else []
    strangers = {path.name for path in given.folder.glob("*")} - belonging
    problems = problems or [f"{name}: it belongs to no hand-over" for name in sorted(strangers)]
    problems += [] if belonging else ["there is no sound manifest in the folder"]
    sys.stdout.write("".join(f"NOT GENUINE: {one}.\n" for one in problems) or "All is as it was signed.\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
