r"""Gather everything a closed terminal needs into one folder: `python3 installer/wheelhouse.py OUT`.

Run it on a computer that reaches a package registry, carry the folder over, and install without a network:

    py -m venv C:\KaigoDesktop
    C:\KaigoDesktop\Scripts\pip install --no-index --find-links OUT --require-hashes -r OUT\app.txt
    C:\KaigoDesktop\Scripts\pip install --no-index --no-deps --find-links OUT kaigo-desktop

Every package is one of `requirements/app.txt` by the hash written there; the terminal compiles nothing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "app.txt"
VERIFIERS = (ROOT / "installer" / "verify_manifest.py", ROOT / "installer" / "verify_store")
"""What checks hand-overs and stores without the program: a file, and a folder that is run."""
PLATFORMS = {"windows": "win_amd64", "linux": "manylinux_2_34_x86_64"}
"""The terminals we install on, and what the registry calls their packages."""


def gather(out: Path, platform: str, python: str) -> list[list[str]]:
    """The commands that fill `out` for `platform` and a Python like `3.11`."""
    pip = [sys.executable, "-m", "pip"]
    target = ["--platform", PLATFORMS[platform], "--python-version", python, "--only-binary=:all:"]
    if platform == "linux":  # packages for an older glibc run on a newer one
        target += ["--platform", "manylinux_2_28_x86_64", "--platform", "manylinux2014_x86_64"]
    return [
        [*pip, "download", "--require-hashes", "--no-deps", "-r", str(LOCK), "-d", str(out), *target],
        [*pip, "wheel", "--no-deps", "-w", str(out), str(ROOT)],
    ]


def pack_verifiers(out: Path) -> None:
    """Put what checks the program's work without it into `out`, each as one file."""
    script, folder = VERIFIERS
    shutil.copy(script, out)
    archive = out / f"{folder.name}.pyz"
    zipapp.create_archive(folder, archive, filter=lambda path: path.suffix == ".py")


def main(words: list[str]) -> int:
    """Gather and say what was gathered; the exit code of the first command that failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path, help="folder, made if missing")
    parser.add_argument("--platform", choices=sorted(PLATFORMS), default="windows")
    parser.add_argument("--python", default="3.11", metavar="3.11", help="the terminal's Python")
    given = parser.parse_args(words)
    given.out.mkdir(parents=True, exist_ok=True)
    for command in gather(given.out, given.platform, given.python):
        code = subprocess.run(command, check=False).returncode
        if code:
            return code
    shutil.copy(LOCK, given.out)
    pack_verifiers(given.out)
    sys.stdout.write(f"{len(list(given.out.glob('*.whl')))} packages in {given.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
