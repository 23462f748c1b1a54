"""Check a store without the program: `python verify_store.py STORE --user LOGIN --password-file FILE`.

Needs Python 3.11, `cryptography` and `sqlcipher3`, the store's folder and the password of somebody who may
verify; and the ward's `roles.toml` and `workflows/` in a folder (`--resources`, else the one beside this one).
It shares no code with Kaigo Desktop, opens everything read-only and writes nothing into the folder. It prints
a line for each fault, what kind and where; it ends with 0 (none), 1 (some, or not to be opened), 2 (usage).

What it checks: pages, indexes, references; the keyring's certificates and its record in the log; every entry
of the log against the chain and a head signed by whoever acted; every decision's signature, the right to take
it, four eyes, and that application, revisions, files and log agree with it; what the log tells of values,
files, forms, code maps and layouts; hand-overs; every kept file this account has the key of; with
`--seal FILE`, that nothing is older than the seal.
"""

import argparse
import base64
import hashlib
import hmac
import json
import shutil
import sys
import tempfile
import tomllib
import unicodedata
from collections import Counter
from fnmatch import fnmatchcase
from itertools import zip_longest
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

Facts = dict[str, Any]
NEVER, GENESIS = 1 << 62, hashlib.sha256(b"kaigo audit log").hexdigest()
HELD, USUAL = "held", "two_person"
"""Where an application without a definition begins, and its workflow."""
IN_SIGHT = {"edit", "review", "override", "approve", "hand_over", "reveal", "erase"}
"""Permissions that count only with that to read."""
SUBJECT = "receipt_no, received_at, state, definition, revision, procedure, procedure_title"
MADE = "at actor action from_state to_state revision comment override".split()
SIGNED = "certificate audit_position audit_hash definition previous digest signature".split()
CHAIN = (
    f"SELECT {', '.join('d.' + name for name in MADE)}, l.content, {', '.join('s.' + name for name in SIGNED)} "
    "FROM decision d LEFT JOIN decision_signature s ON s.decision = d.id "
    "LEFT JOIN correction_letter l ON l.decision = d.id WHERE d.application = ? ORDER BY d.id"
)
KEPT = (
    ("definition", "digest", "", ""),
    ("code_map", "map || ' ' || version", "map, version, digest", "code_map_change"),
    ("layout", "layout || ' ' || version", "layout, version, digest", "layout_save"),
    ("layout_withdrawal", "", "layout, version, ''", "layout_withdraw"),
)
"""Tables of contents: how a row is named, what of it the log vouches for, and the action that makes one."""
QUIET = [
    "sign_in", "sign_out", "sign_in_failed", "sign_in_recovery", "lock", "locked_out", "verify", "seal", "read",
    "reveal", "attempts_lost", "accept_older_store", "user_unlock",
]  # fmt: skip
"""Actions after which every table but the growing ones is as it was."""
UNLOGGED = {"audit", "audit_head", "draft", "number_due", "number_index", "person_due", "saved_search"}
"""The log itself, and what changes without it."""


def sha(data: bytes) -> str:
    """SHA-256 as hex."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """The one byte form of a value: JSON with sorted keys and no spaces, in UTF-8, bytes as base64."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"),
        default=lambda data: base64.b64encode(data).decode(),
    ).encode()  # fmt: skip


def subkey(key: bytes, purpose: str, length: int = 32) -> bytes:
    """The key of one purpose."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"kaigo {purpose}".encode()).derive(key)


def without(facts: Facts, *names: str) -> Facts:
    """All but some facts."""
    return {name: fact for name, fact in facts.items() if name not in names}


def said(certificate: Facts) -> Facts:
    """What a certificate's signatures are over."""
    return without(certificate, "signature", "second")


def name_of(certificate: Facts) -> str:
    """A certificate's fingerprint."""
    return sha(canonical(said(certificate)))[:32]


def begins(one: Facts) -> int:
    """The entry of the log after which a certificate counts."""
    return int(one["second"]["since"] if one["second"] else one["since"])


def decides(one: Facts) -> bool:
    """Whether decisions may be signed with a certificate."""
    return one["kind"] in {"account", "chosen"}


def administers(one: Facts | None) -> bool:
    """Whether a certificate may issue others."""
    return one is not None and one["role"] == "administrator" and decides(one)


class Rules:
    """What roles may do and how applications move, from the ward's own files."""

    def __init__(self, folder: Path) -> None:
        roles = tomllib.loads((folder / "roles.toml").read_text(encoding="utf-8"))["roles"]
        flows = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (folder / "workflows").glob("*.toml")]
        self.roles, self.flows = {one["id"]: one for one in roles}, {one["id"]: one for one in flows}

    def may(self, role: str, permission: str, procedure: str) -> bool:
        """Whether a role has a permission for the applications of a procedure ("": of none)."""
        held = self.roles.get(role, {"permissions": []})
        needed = {permission, "read"} if permission in IN_SIGHT else {permission}
        limits = [limit["procedures"] for limit in held.get("limits", ())
                  if needed & set(limit["permissions"]) and limit.get("procedures")]  # fmt: skip
        return needed <= set(held["permissions"]) and all(
            procedure and any(fnmatchcase(procedure, name) for name in names) for names in limits
        )

    def wrong(self, flow: Facts, made: Facts, stands: str, submitter: str) -> bool:
        """Whether a decision is no step of a workflow from where things stand, or lacks the second pair of eyes."""
        step = next((one for one in flow["transitions"] if one["action"] == made["action"]), None)
        fits = made["from_state"] == stands if stands else made["from_state"] in {flow["initial"], HELD}
        if step is None or not fits or not {"*", made["from_state"]} & set(step["from"]):
            return True
        return made["to_state"] != step["to"] or (step.get("four_eyes", False) and made["actor"] == submitter)

    def permissions(self, flow: Facts, made: Facts) -> list[str]:
        """What a decision needs."""
        steps = [one["permission"] for one in flow["transitions"] if one["action"] == made["action"]]
        return steps + (["override"] if made["override"] else [])


class Trust:
    """The certificates that lead back to the root, and whether a signature of one holds."""

    def __init__(self, ring: Facts, root: str, certificates: list[Facts]) -> None:
        self.store, self.policy, self.root = ring["store"], ring["roster"]["policy"], root
        self.good: dict[str, Facts] = {}
        self._reach({name_of(one): one for one in certificates})
        self._reach({name: one for name, one in self.good.items() if self._stands(name, one)})
        self._reach({name: one for name, one in self.good.items() if not self._is_late(one)})
        self.ends: dict[str, int] = {}
        for one in self.good.values():
            self.ends[one["previous"]] = min(begins(one), self.ends.get(one["previous"], NEVER))

    def holds(self, certificate: Facts | None, kind: str, facts: object, signature: str) -> bool:
        """Whether its owner signed the facts."""
        try:
            key = Ed25519PublicKey.from_public_bytes(base64.b64decode((certificate or {})["signing_key"]))
            message = b"kaigo " + kind.encode() + b"\0" + canonical([self.store, facts])
            key.verify(base64.b64decode(signature, validate=True), message)
        except (InvalidSignature, ValueError, KeyError):
            return False
        return True

    def at(self, name: str, position: int, day: str) -> Facts | None:
        """The certificate, where it counts for that entry of the log on that day."""
        one = self.good.get(name)
        if one is None or not begins(one) < position <= self.ends.get(name, NEVER):
            return None
        return None if one["valid_until"] and day[:10] > one["valid_until"] else one

    def _reach(self, found: dict[str, Facts]) -> None:
        self.good = {}
        while new := {n: o for n, o in found.items() if n not in self.good and self._leads_back(n, o)}:
            self.good |= new

    def _stands(self, name: str, one: Facts) -> bool:
        # where two follow the same certificate, the one an administrator issued stands, if it is one
        twins = [
            n for n, o in self.good.items() if (o["login"], o["previous"]) == (one["login"], one["previous"])
        ]
        return len(twins) == 1 or [n for n in twins if self.good[n]["kind"] != "chosen"] == [name]

    def _is_late(self, one: Facts) -> bool:
        # issued by an administrator with keys that were not theirs any more
        later = [begins(other) for other in self.good.values() if other["previous"] == one["issuer"]]
        return one["kind"] != "chosen" and bool(one["issuer"]) and any(at < one["since"] for at in later)

    def _leads_back(self, name: str, one: Facts) -> bool:
        issuer, before, kind = self.good.get(one["issuer"]), self.good.get(one["previous"]), one["kind"]
        if not one["issuer"]:
            first = name == self.root and not one["previous"] and kind == "account" and administers(one)
            return first and self.holds(one, "certificate", said(one), one["signature"])
        if issuer is None or begins(issuer) > one["since"] or not self._agreed(name, one, issuer):
            return False
        if kind == "chosen":
            same = all(one[key] == issuer[key] for key in ("login", "name", "role", "valid_until"))
            fits = same and before is issuer and issuer["kind"] != "closed"
        elif before is None:
            fits = administers(issuer) and not one["previous"] and kind == "account"
        else:
            kept = all(before[key] == one[key] for key in ("signing_key", "sealing_key"))
            fits = administers(issuer) and before["login"] == one["login"] and begins(before) <= begins(one)
            fits = fits and (kind == "voucher" or (kept and (kind == "closed" or decides(before))))
        return fits and self.holds(issuer, "certificate", said(one), one["signature"])

    def _agreed(self, name: str, one: Facts, issuer: Facts) -> bool:
        given, alone = one["second"], one["kind"] in {"chosen", "closed"} or name in self.policy["before"]
        if given is None:
            return alone or not self.policy["two_administrators"]
        second = self.good.get(given["issuer"])
        if second is None or second["login"] == issuer["login"] or not administers(second):
            return False
        if not begins(second) <= given["since"] >= one["since"]:
            return False
        facts = said(one) | {"agreed": given["since"]}
        return self.holds(second, "second for a certificate", facts, given["signature"])


class Store:
    """A store's files, opened for reading with what the slot of `login` holds."""

    def __init__(self, folder: Path, login: str, password: str, key_file: bytes, copies: Path) -> None:
        self.folder, self.copies = folder, copies
        self.ring = json.loads((folder / "keyring.json").read_bytes())
        slot = next(one for one in self.ring["slots"] if one["login"] == login)
        cost, salt = slot["cost"], base64.b64decode(slot["salt"])
        guess = Argon2id(salt=salt, length=32, iterations=cost["iterations"], lanes=cost["lanes"],
                         memory_cost=cost["memory_kib"])  # fmt: skip
        key = guess.derive(unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass"))
        key = subkey(key + key_file, "password and key file") if slot["key_file"] else key
        bound = canonical(["slot", self.ring["store"], without(slot, "signature", "keys", "secret")])
        secret = base64.b64decode(slot["secret"])
        self.secret = json.loads(AESGCM(key).decrypt(secret[:12], secret[12:], bound))
        mine = {name_of(one): one for one in self.ring["certificates"] if one["login"] == login}
        followed = {one["previous"] for one in mine.values()}
        about = [self.ring["store"], login, next(name for name in mine if name not in followed)]
        self.database, self.attachments = (
            self._unseal(slot["keys"][-1][kind], [*about, kind, slot["keys"][-1]["generation"]])
            for kind in ("database", "attachments")
        )

    def _unseal(self, text: str, about: list[object]) -> bytes:
        private, sealed = (
            X25519PrivateKey.from_private_bytes(base64.b64decode(self.secret["sealing"])),
            base64.b64decode(text),
        )
        shared = private.exchange(X25519PublicKey.from_public_bytes(sealed[:32]))
        key = subkey(shared + sealed[:32] + private.public_key().public_bytes_raw(), "sealed")
        return AESGCM(key).decrypt(sealed[32:44], sealed[44:], canonical(about))

    def connect(self, name: str) -> Any:
        """One of the files: in place where no log stands beside it, else an (encrypted) copy of both."""
        path, raw = self.folder / name, subkey(self.database, f"file {name}", 48)
        if (self.folder / f"{name}-wal").exists() and (self.folder / f"{name}-wal").stat().st_size:
            for part in (name, f"{name}-wal"):
                shutil.copy(self.folder / part, self.copies)
            path = self.copies / name
        mode = "mode=rw" if path.parent == self.copies else "mode=ro&immutable=1"
        connection = dbapi2.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
        size = f"cipher_page_size={4096 if name == 'store.db' else 16384}"
        for setting in ("cipher_log_level=NONE", f"key=\"x'{raw.hex()}'\"", size, "query_only=ON"):
            connection.execute(f"PRAGMA {setting}")
        return connection


class Check:
    """One verification: what was found so far."""

    def __init__(self, store: Store, rules: Rules, seal: Facts | None) -> None:
        self.store, self.rules, self.seal, self.found = store, rules, seal, list[tuple[str, str]]()

    def run(self) -> list[tuple[str, str]]:
        """Every step, each on a connection of its own; a file too damaged for one is told."""
        self.pages()
        names = ["references", "keyring", "log", "applications", "contents", "attachments"]
        for name in names + (["sealed"] if self.seal else []):
            try:
                self.db = self.store.connect("store.db")
                self.trust = self._trust()
                getattr(self, name)()
            except (dbapi2.Error, OSError, ValueError):
                self.tell("file", f"store.db: {name.replace('sealed', 'seal')}")
        return self.found

    def _trust(self) -> Trust:
        # the keyring holds every certificate there ever was; where it is forged, the store's own count
        kept = [json.loads(row[0]) for row in self.rows("SELECT content FROM certificate")]
        ring, root = self.store.ring, self.store.secret["root"]
        self.kept = {name_of(one): one for one in kept}
        trust = Trust(ring, root, ring["certificates"])
        self.forged = [one["login"] for one in ring["certificates"] if name_of(one) not in trust.good]
        return Trust(ring, root, kept) if self.forged else trust

    def tell(self, what: str, where: object) -> None:
        """Note a fault."""
        self.found.append((what, str(where)))

    def rows(self, sql: str, *given: object) -> list[Any]:
        """What a question to store.db gives."""
        return list(self.db.execute(sql, given))

    def pages(self) -> None:
        """Every page of every file, and the trees and indexes made of them."""
        for name in ["store.db", *sorted(path.name for path in self.store.folder.glob("attachments-*.db"))]:
            with (self.store.folder / name).open("rb") as file:
                if file.read(16) != subkey(self.store.database, f"file {name}", 48)[32:]:
                    self.tell("page", f"{name}: salt")
            try:
                for check in ("cipher_integrity_check", "integrity_check"):
                    for (fault,) in self.store.connect(name).execute(f"PRAGMA {check}").fetchall():
                        if fault != "ok":
                            self.tell("page", f"{name}: {fault}")
            except dbapi2.Error:
                self.tell("page", f"{name}: store_damaged")

    def references(self) -> None:
        """Every row that names another one."""
        for table, row, parent, _ in self.rows("PRAGMA foreign_key_check"):
            self.tell("reference", f"{table} {row} → {parent}")

    def keyring(self) -> None:
        """Its code, its certificates, and that it is the version the log knows."""
        ring, where, roster = self.store.ring, "keyring.json", self.store.ring["roster"]
        mac = hmac.digest(subkey(self.store.database, "keyring"), canonical(ring | {"mac": ""}), "sha256").hex()
        signer, bare = self.trust.good.get(roster["signer"]), without(roster, "signature")
        if not hmac.compare_digest(mac, ring["mac"]):
            return self.tell("keyring", where)
        if self.forged:
            return self.tell("keyring", f"{where}: {self.forged[0]}")
        if not administers(signer) or not self.trust.holds(signer, "roster", bare, roster["signature"]):
            return self.tell("keyring", f"{where}: roster")
        told = self.rows("SELECT detail FROM audit WHERE action = 'keyring' ORDER BY id DESC LIMIT 1")
        known = json.loads(told[0][0]) if told else {"version": 0}
        if ring["version"] < known["version"]:
            self.tell("keyring", where)
        elif ring["version"] == known["version"] and sha(canonical(ring)) != known["digest"]:
            self.tell("keyring", f"{where}: version")
        for name, one in self.kept.items():
            if name not in self.trust.good:
                self.tell("certificate", f"{one['login']} {name}")
        return None

    def log(self) -> None:
        """The chain, its signed heads, and what it says of decisions and hand-overs."""
        heads = iter(self.rows("SELECT position, certificate, signature FROM audit_head ORDER BY position"))
        decided = {row[0]: row[1:] for row in self.rows(
            "SELECT s.audit_position + 1, s.audit_hash, s.digest, d.actor, d.action, d.at, a.receipt_no "
            "FROM decision_signature s JOIN decision d ON d.id = s.decision JOIN application a ON a.id = d.application"
        )}  # fmt: skip
        end = (NEVER, "", "")
        head, last, signed_to, before, actors, failed = next(heads, end), 0, 0, GENESIS, set(), []
        run, begun = "", 1  # who signed the heads before, and where that began: they could have changed all of it
        names = ("id", "at", "actor", "action", "receipt_no", "detail")
        for row in self.db.execute(f"SELECT {', '.join(names)}, hash FROM audit ORDER BY id"):
            number, at, actor, action, receipt_no, detail, own = row
            if number > last + 1:
                self.tell("audit", span(last + 1, number - 1))
            elif own != sha(bytes.fromhex(before) + canonical(dict(zip(names, row, strict=False)))):
                self.tell("audit", number)
            told, stood = json.loads(detail), before if number == last + 1 else ""
            self._decision(decided.pop(number, None), number, stood,
                           (told.get("decision", ""), actor, action, at, receipt_no))  # fmt: skip
            if action == "hand_over_batch":
                self._hand_over(told, number)
            last, before = number, own
            actors.add(actor)
            while head[0] < number:
                signed_to, actors, head = head[0], {actor}, next(heads, end)
            if head[0] == number:
                one = self.trust.at(head[1], number, at)
                if one is None or actors != {one["login"]}:
                    self.tell("audit", span(begun if one and one["login"] == run else signed_to + 1, number))
                else:
                    if not self.trust.holds(one, "audit head", {"position": number, "hash": own}, head[2]):
                        failed.append((begun, signed_to + 1, number))
                    run, begun = (run, begun) if run == one["login"] else (one["login"], signed_to + 1)
                signed_to, actors, head = number, set(), next(heads, end)
        for number, kept in decided.items():
            self._decision(kept, number, "", ("", "", "", "", ""))
        known = max(last, head[0] if head[0] < NEVER else 0, *(one[0] for one in heads))
        if known > last:
            self.tell("audit", span(last + 1, known))
        elif signed_to < last:
            self.tell("audit", span(begun if run not in actors else signed_to + 1, last))
        for where in merged(failed):
            self.tell("audit", where)

    def _decision(self, kept: Any, number: int, before: str, told: tuple[Any, ...]) -> None:
        # an entry of the log beside the decision that says it stands there
        if kept is not None and kept != (before, *told):
            self.tell("decision", f"{kept[5]} {kept[3]} ({number})")
        elif kept is None and told[0]:
            self.tell("decision", f"{told[4]} {told[2]} ({number})")

    def _hand_over(self, told: Facts, number: int) -> None:
        batch = told.get("batch", "")
        files = self.rows("SELECT name, sha256, rows FROM hand_over_file WHERE hand_over = ? ORDER BY position", batch)
        (content,), *_ = self.rows("SELECT content FROM hand_over_manifest WHERE hand_over = ?", batch) or [[b"{}"]]
        maps = dict(self.rows("SELECT map, digest FROM hand_over_code_map WHERE hand_over = ?", batch))
        named = [(one["name"], one["sha256"], one["rows"]) for one in json.loads(content).get("files", [])]
        if (sha(content), sha(canonical(maps)), named) != (told.get("manifest"), told.get("maps"), files):
            self.tell("hand_over", f"{batch} ({number})")

    def applications(self) -> None:
        """Every application: revisions, what the log tells of them, decisions, and hand-overs."""
        known = {digest: json.loads(content)["procedure"] if sha(content) == digest else {}
                 for digest, content in self.rows("SELECT digest, content FROM definition")}  # fmt: skip
        for app, *row in self.rows(f"SELECT id, {SUBJECT} FROM application ORDER BY id"):
            subject = dict(zip(SUBJECT.split(", "), row, strict=True))
            receipt_no, newest, differing, digests = subject["receipt_no"], subject["revision"], set(), {}
            for number, named, kind, *wide in self.rows(
                "SELECT number, digest, kind, entries, original, unmapped FROM revision WHERE application = ? "
                "ORDER BY number", app
            ):  # fmt: skip
                head = canonical({"kind": kind, "number": number})[:-1]
                digests[number] = sha(head + b',"original":%b,"receipt_no":%b,"unmapped":%b,"values":%b}' % (
                    wide[1], canonical(receipt_no), wide[2], wide[0]))  # fmt: skip
                if digests[number] != named:
                    differing.add(number)
                    self.tell("revision", f"{receipt_no} {number}")
            if not digests or list(digests) != list(range(1, newest + 1)):
                self.tell("application", receipt_no)
            else:
                self._told(app, subject, digests, differing)
            self._decisions(app, subject, digests, known)
        for (receipt_no,) in self.rows("SELECT DISTINCT receipt_no FROM audit WHERE action = 'receive' "
                                       "AND receipt_no NOT IN (SELECT receipt_no FROM application)"):  # fmt: skip
            self.tell("application", receipt_no)

    def _told(self, app: int, subject: Facts, digests: dict[int, str], differing: set[int]) -> None:
        # every revision, its files and what it is read by, against what the log told when it was made
        receipt_no, kept, newest = subject["receipt_no"], [], 0
        entries = self.rows("SELECT actor, detail FROM audit WHERE receipt_no = ? AND detail LIKE ? ORDER BY id",
                            receipt_no, '%"content":"%')  # fmt: skip
        details = [(actor, json.loads(detail)) for actor, detail in entries]
        told = [(actor, detail.get("content"), detail.get("form", "")) for actor, detail in details]
        read_by = [subject[name] for name in ("definition", "procedure", "procedure_title", "received_at")]
        for number, kind, *made in self.rows(
            "SELECT number, kind, made_at, actor, reason, submission FROM revision WHERE application = ? "
            "ORDER BY number", app
        ):  # fmt: skip
            of = "WHERE application = ? AND submission = ? ORDER BY id"
            files, form = self.rows(f"SELECT name, role, sha256, kept_as FROM attachment {of}", app, number), ""
            if kind in {"received", "resubmitted"}:
                of = "WHERE application = ? AND revision = ?"
                (layout,), *_ = self.rows(f"SELECT digest FROM layout_reading {of}", app, number) or [[""]]
                newest, form = number, sha(canonical([*read_by, layout]))
            kept.append((made[1], sha(canonical([[digests[number], *made], files])), form))
        for number, (said, stands) in enumerate(zip_longest(told, kept, fillvalue=("", "", "")), 1):
            if said[:2] != stands[:2] and number not in differing:
                self.tell("revision", f"{receipt_no} {number}")
        if 0 < newest <= min(len(told), len(kept)) and told[newest - 1][2] != kept[newest - 1][2]:
            self.tell("application", receipt_no)

    def _decisions(self, app: int, subject: Facts, digests: dict[int, str], known: dict[str, Facts]) -> None:
        receipt_no, flows = subject["receipt_no"], self.rules.flows
        files = self.rows("SELECT id, sha256, kept_as, submission FROM attachment WHERE application = ? "
                          "ORDER BY id", app)  # fmt: skip
        stands, submitter, previous, wrong, handed, last = "", "", "", False, set(), None
        for count, row in enumerate(self.rows(CHAIN, app), 1):
            made, letter = dict(zip(MADE, row, strict=False)), row[len(MADE)] or ""
            signed = dict(zip(SIGNED, row[len(MADE) + 1 :], strict=True))
            where = f"{receipt_no} {count} {made['action']}"
            if made["action"] == "hand-over":
                handed.add((made["comment"], made["revision"]))
            if wrong:
                continue
            facts = {
                "receipt_no": receipt_no, "received_at": subject["received_at"], "definition": signed["definition"],
                "revision": [made["revision"], digests.get(made["revision"])],
                "attachments": [list(told) for *told, came in files if came <= made["revision"]],
                "action": made["action"], "from": made["from_state"], "to": made["to_state"],
                "actor": made["actor"], "at": made["at"], "comment": made["comment"],
                "override": made["override"], "letter": sha(letter.encode()) if letter else "",
                "audit": [signed["audit_position"], signed["audit_hash"]], "previous": signed["previous"],
            }  # fmt: skip
            one = self.trust.at(signed["certificate"] or "", (signed["audit_position"] or 0) + 1, made["at"])
            message = b"kaigo decision\0" + canonical([self.trust.store, facts])
            procedure = known.get(signed["definition"], {})
            flow = flows[procedure.get("workflow", USUAL)]
            wrong = (
                one is None
                or sha(message) != signed["digest"]  # not what was signed
                or (signed["previous"], made["actor"]) != (previous, one["login"])
                or not decides(one)
                or self.rules.wrong(flow, made, stands, submitter)
                or not all(self.rules.may(one["role"], needed, procedure.get("id", ""))
                           for needed in self.rules.permissions(flow, made))
            )  # fmt: skip
            if wrong or not self.trust.holds(one, "decision", facts, signed["signature"]):
                self.tell("decision", where)
            stands, previous, last = made["to_state"], signed["digest"], (where, made["revision"], signed["definition"])
            if made["action"] in {"submit", "return", "revise"}:
                submitter = made["actor"] if made["action"] == "submit" else ""
        flow = flows[known.get(subject["definition"], {}).get("workflow", USUAL)]
        edited = any(state["id"] == subject["state"] and state.get("editable") for state in flow["states"])
        if last is None and subject["state"] not in {flow["initial"], HELD}:
            self.tell("decision", f"{receipt_no} 0")
        elif last and not wrong and (
            (stands, last[2]) != (subject["state"], subject["definition"])
            or (not edited and last[1] != max(subject["revision"], 0, *digests))
        ):  # fmt: skip
            self.tell("decision", last[0])
        members = self.rows("SELECT hand_over, revision FROM hand_over_member WHERE application = ?", app)
        for batch, _ in sorted(handed ^ set(members)):
            self.tell("hand_over", f"{batch} {receipt_no}")

    def contents(self) -> None:
        """Every definition, code map and layout against its digest, and the ward's own against the log."""
        for table, name, columns, action in KEPT:
            for digest, content, where in self.rows(f"SELECT digest, content, {name} FROM {table}") if name else ():
                if sha(content) != digest:
                    self.tell(table, where)
            if not action:
                continue
            entries = self.rows("SELECT actor, detail FROM audit WHERE action = ?", action)
            said = [(actor, json.loads(detail)) for actor, detail in entries]
            key = columns.partition(",")[0]
            told = Counter((f"{one.get(key)} {one.get('version')}", actor, one.get("content")) for actor, one in said)
            rows = self.rows(f"SELECT {columns}, actor, at, reason FROM {table} WHERE actor <> ''")
            kept = Counter((f"{row[0]} {row[1]}", row[3], sha(canonical(row))) for row in rows)
            for where in sorted({one[0] for one in (told - kept) + (kept - told)}):
                self.tell(key.replace("map", "code_map"), where)

    def attachments(self) -> None:
        """Every kept file by its encrypted bytes, and that its key is there; an erased one is not missed."""
        files: dict[int, Any] = {}
        for receipt_no, name, role, year, blob, kept_as, has_key, erased in self.rows(
            "SELECT a.receipt_no, f.name, f.role, f.year, f.blob, f.kept_as, "
            "f.key IN (SELECT id FROM file_key), a.id IN (SELECT application FROM erasure) "
            "FROM attachment f JOIN application a ON a.id = f.application ORDER BY f.year, f.blob"
        ):
            if not has_key and erased and role != "attachment":
                continue
            whole, readable = hashlib.sha256(), has_key
            try:
                if year not in files:
                    there = (self.store.folder / f"attachments-{year}.db").exists()
                    files[year] = self.store.connect(f"attachments-{year}.db") if there else None
                chunks = "SELECT data FROM chunk WHERE blob = ? ORDER BY number"
                for (data,) in files[year].execute(chunks, (blob,)) if files[year] else ():
                    whole.update(data)
            except dbapi2.Error:
                readable = False
            if not readable or whole.hexdigest() != kept_as:
                self.tell("attachment", f"{receipt_no} {name}")

    def sealed(self) -> None:
        """That nothing the seal knew of is missing, changed or older."""
        seal, ring = self.seal or {}, self.store.ring
        facts = without(seal, "format", "store", "signature", "digests", "chain")
        one, at = self.trust.at(seal["certificate"], seal["position"], seal["at"]), seal["position"]
        ours = (seal["store"], seal["root"]) == (self.trust.store, self.trust.root)
        if not ours or one is None or not self.trust.holds(one, "seal", facts, seal["signature"]):
            return self.tell("seal", seal["at"])
        last = self.rows("SELECT coalesce(max(id), 0) FROM audit")[0][0]
        if last < at:
            self.tell("seal", span(last + 1, at))
        elif self.rows("SELECT hash FROM audit WHERE id = ?", at) != [(seal["hash"],)]:
            self.tell("seal", at)
        version, digest = seal["keyring"]
        if ring["version"] <= version and (ring["version"], sha(canonical(ring))) != (version, digest):
            self.tell("seal", f"keyring.json: {ring['version']} / {version}")
        self._rows(seal)
        return None

    def _rows(self, seal: Facts) -> None:
        tables = dict(self.rows("SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        for table, count in seal["rows"].items():
            now = self.rows(f'SELECT count(*) FROM "{table}"')[0][0] if table in tables else 0
            if now < count:
                self.tell("seal", f"{table} {now} / {count}")
        schema = self.rows("SELECT version_num FROM alembic_version")[0][0]
        if schema < seal["schema"]:
            self.tell("seal", f"{schema} / {seal['schema']}")
        if schema != seal["schema"]:
            return
        growing = {table: count for table, count in seal["rows"].items() if table in tables}
        self._compare(growing, seal["growing"], seal)
        changed = "SELECT 1 FROM audit WHERE id > ? AND action NOT IN (SELECT value FROM json_each(?)) LIMIT 1"
        if not self.rows(changed, seal["position"], json.dumps(QUIET)):
            skipped = UNLOGGED | set(seal["rows"])
            skipped |= {name for name, sql in tables.items() if sql.startswith("CREATE VIRTUAL")}
            others = {name: NEVER for name in tables if not name.startswith("sqlite_stat") and name not in skipped}
            self._compare(others, seal["other"], seal)

    def _compare(self, tables: dict[str, int], then: str, seal: Facts) -> None:
        digests, named = {}, seal.get("digests", {})
        for table, count in tables.items():
            digest = hashlib.sha256()
            for row in self.db.execute(f'SELECT * FROM "{table}" LIMIT ?', (count,)):
                digest.update(canonical(row))
            digests[table] = digest.hexdigest()
        if sha(canonical(digests)) != then:
            differing = [table for table, digest in digests.items() if named.get(table, digest) != digest]
            for table in differing or ["?"]:
                self.tell("seal", table)


def span(first: int, last: int) -> str:
    """Entries of the log as a place."""
    return str(first) if first == last else f"{first}-{last}"


def merged(failed: list[tuple[int, int, int]]) -> list[str]:
    """Where heads fail: each with the run before it, and all that follow without a gap as one."""
    found: list[str] = []
    after: list[int] = []
    for begun, first, last in [*failed, (0, NEVER, 0)]:
        if after and first == after[-1] + 1:
            after.append(last)
            continue
        found += [span(after[0] + 1, after[-1])] if len(after) > 1 else []
        found += [span(begun, last)] if last else []
        after = [last]
    return found


def main(words: list[str]) -> int:
    """Check and print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--user", required=True, metavar="LOGIN")
    parser.add_argument("--password-file", type=Path, required=True, metavar="FILE")
    for name in ("--key-file", "--seal"):
        parser.add_argument(name, type=Path, metavar="FILE")
    beside = Path(__file__).resolve().parents[1] / "resources"
    parser.add_argument("--resources", type=Path, metavar="FOLDER", default=beside)
    given = parser.parse_args(words)
    password = given.password_file.read_text(encoding="utf-8").rstrip("\r\n")
    key_file = given.key_file.read_bytes() if given.key_file else b""
    with tempfile.TemporaryDirectory() as copies:
        try:
            rules = Rules(given.resources)
            seal = json.loads(given.seal.read_bytes()) if given.seal else None
            store = Store(given.store, given.user, password, key_file, Path(copies))
            found = Check(store, rules, seal).run()
        except (OSError, ValueError, LookupError, TypeError, AttributeError, StopIteration, InvalidTag) as error:
            sys.stdout.write(f"the store, the seal or the roles cannot be opened ({type(error).__name__})\n")
            return 1
    sys.stdout.write("".join(f"{what}\t{where}\n" for what, where in found) or "nothing found\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
