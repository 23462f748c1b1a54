"""The one entry for developers: sets everything up on a bare machine, then does what it was asked to.

    python3 dev.py demo [ARGS]    fictional downloads through the whole program, then the window
    python3 dev.py test [ARGS]    every check and every test; ARGS go to pytest
    python3 dev.py bench [ARGS]   the measurements
    python3 dev.py lint           style, types and layers only
    python3 dev.py format         put the style right
    python3 dev.py guide [ARGS]   the user's guide anew: its pictures, and a PDF in build/guide (--out DIR)
    python3 dev.py words          gather the window's texts for translation in i18n/kaigo_desktop_en.ts
    python3 dev.py lock [ARGS]    pin the packages of pyproject.toml in requirements/; --upgrade: newer ones

Only the standard library is used here. Once everything is installed, no network is needed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "kaigo-desktop.installed"
LOCK = ROOT / "requirements" / "dev.txt"
MINIMUM = (3, 11)
CHECKED = ("kaigo_desktop", "tests", "installer", "dev.py")

QT_LIBRARIES = (
    *("libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libx11-xcb1"),
    *("libxkbcommon0", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0"),
    *("libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-render0", "libxcb-shape0"),
    *("libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1"),
)
X_SERVER = ("xvfb", "xdotool")
"""A screen without a monitor, and real keys for the one test that is worked by them."""

JAPANESE_FONTS = ("fontconfig", "fonts-ipaexfont-gothic", "fonts-morisawa-bizud-gothic", "fonts-ipamj-mincho")


def say(text: str) -> None:
    """Tell the developer one thing, on stderr: stdout belongs to the command that runs."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def stop(text: str) -> SystemExit:
    """Return the exception that ends this script with a sentence."""
    return SystemExit(f"dev.py: {text}")


def run(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a command in the repository and return its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode


# ------------------------------------------------------------------ what the system must have


def is_debian() -> bool:
    """Tell whether packages come from apt here."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg-query") is not None


def is_root() -> bool:
    """Tell whether we may install system packages."""
    return sys.platform != "win32" and os.geteuid() == 0


def missing_packages(wanted: tuple[str, ...]) -> list[str]:
    """Return the wanted Debian packages that are not installed; a name may end in t64 on newer releases."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"]
    listing = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    installed = {line.split()[1] for line in listing.splitlines() if line.startswith("installed ")}
    return [name for name in wanted if not {name, f"{name}t64"} & installed]


def install_packages(names: list[str]) -> None:
    """Install Debian packages as root; otherwise print the command that does."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if not is_root():
        say(f"these system packages are missing; please run: sudo {shlex.join(install)}")
        return
    say(f"installing system packages: {' '.join(names)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, "-qq"]):
        done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise stop(f"failed: {shlex.join(command)}")


def ensure_system(wanted: tuple[str, ...] = QT_LIBRARIES + JAPANESE_FONTS) -> None:
    """Make sure that Debian packages are there: Qt's libraries and fonts for Japanese text, or others."""
    if is_debian() and (names := missing_packages(wanted)):
        install_packages(names)


# ------------------------------------------------------------------ what the project must have


def ensure_venv() -> None:
    """Make .venv, unless a working one is there."""
    if PYTHON.exists() and run(PYTHON, "-c", "import pip") == 0:
        return
    if importlib.util.find_spec("ensurepip") is None and is_debian():
        install_packages(["python3-venv"])
    say("making .venv")
    if run(sys.executable, "-m", "venv", "--clear", VENV):
        raise stop("could not make .venv: this Python lacks venv (on Debian: apt-get install python3-venv)")


def digest() -> str:
    """Return what the installation depends on, in one short text."""
    content = b"\0".join(path.read_bytes() for path in (LOCK, ROOT / "pyproject.toml"))
    return f"{sys.version_info[0]}.{sys.version_info[1]} {ROOT} {hashlib.sha256(content).hexdigest()}"


def ensure_installed() -> None:
    """Install the pinned lock and the project into .venv when either changed since the last time."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == digest():
        return
    ensure_venv()
    say("installing the pinned packages")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")
    if run(*pip, "--only-binary", ":all:", "--require-hashes", "-r", LOCK):
        raise stop("could not install requirements/dev.txt")
    if run(*pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", "."):
        raise stop("could not install the project into .venv")
    STAMP.write_text(digest(), encoding="utf-8")


def set_up() -> None:
    """Make everything ready that any command needs."""
    ensure_system()
    ensure_installed()


# ------------------------------------------------------------------ commands


def demo(arguments: list[str]) -> int:
    """Run the program's demonstration."""
    return run(PYTHON, "-m", "kaigo_desktop", "demo", *arguments)


def pytest(*arguments: str) -> int:
    """Run pytest without a screen."""
    return run(PYTHON, "-m", "pytest", *arguments, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def test(arguments: list[str]) -> int:
    """Run every check and test in three processes, one at work while another waits, or what is asked for."""
    ensure_system(X_SERVER)
    return pytest(*(arguments or ("-n", "3", "--dist", "worksteal")))


def bench(arguments: list[str]) -> int:
    """Run the measurements, one after the other and in order."""
    return pytest("-m", "bench", "-p", "no:randomly", "-s", "-o", "faulthandler_timeout=0", *arguments)


def lint(_arguments: list[str]) -> int:
    """Run every check that executes nothing of the program."""
    checks = (
        ("-m", "ruff", "check", *CHECKED),
        ("-m", "ruff", "format", "--check", *CHECKED),
        ("-m", "mypy", *CHECKED),
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    )
    return max([run(PYTHON, *check) for check in checks])


def put_right(_arguments: list[str]) -> int:
    """Format the code and make the safe corrections."""
    return max(run(PYTHON, "-m", "ruff", *words, *CHECKED) for words in (("check", "--fix"), ("format",)))


def lock(arguments: list[str]) -> int:
    """Write the pinned requirements for every platform, with hashes and without addresses."""
    compile_lock = (PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet")
    options = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url")
    header = ("--no-annotate", "--custom-compile-command", "python3 dev.py lock")
    app = "requirements/app.txt"
    code = run(*compile_lock, *options, *header, "-o", app, *arguments)
    group = ("--group", "dev", "-c", app)
    return code or run(*compile_lock, *options, *header, *group, "-o", "requirements/dev.txt", *arguments)


def gather_words(file: str | Path) -> int:
    """Bring a `.ts` file up to date with the texts of the window; what is new stands there as unfinished."""
    # `translate` takes one text here, and `mark` only names one: lupdate must read both like `tr`
    alias = ("-tr-function-alias", "translate=taken_by_tr,tr+=translate,tr+=mark")
    languages = ("-source-language", "ja_JP", "-target-language", "en_US")
    style = ("-silent", "-extensions", "py", "-locations", "none", "-no-obsolete", "-sort-messages")
    lupdate = PYTHON.parent / "pyside6-lupdate"
    return run(lupdate, *style, *languages, *alias, "kaigo_desktop/ui", "-ts", file)


def words(_arguments: list[str]) -> int:
    """Gather the texts of the window for translation."""
    return gather_words(ROOT / "i18n" / "kaigo_desktop_en.ts")


def guide(arguments: list[str]) -> int:
    """Make the pictures of the user's guide anew, and the guide as one PDF."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return run(PYTHON, "-m", "tests.making.guide_book", *arguments, env=env)


COMMANDS = {
    "demo": demo,
    "test": test,
    "bench": bench,
    "lint": lint,
    "format": put_right,
    "guide": guide,
    "words": words,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Set up, run the command and return its exit code."""
    if sys.version_info[:2] < MINIMUM:
        raise stop("Python 3.11 or later is needed")
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    set_up()
    return COMMANDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
