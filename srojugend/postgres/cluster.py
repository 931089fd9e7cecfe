"""Where one embedded PostgreSQL lives: its directories, its socket, its lock and the account it runs as."""

import fcntl
import hashlib
import logging
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from srojugend.postgres.account import Account, EmbeddedError
from srojugend.postgres.binaries import Binaries, copy_binaries, find_binaries

logger = logging.getLogger(__name__)

PRIVATE_PLACES = Path("/var/lib")
SHORT_PLACES = Path("/tmp")  # noqa: S108 - below it a directory of our own, mode 0700, whose owner is checked
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100  # the kernel's limit is 107 bytes
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")  # libpq splits hosts at commas, the server at commas and quotes
LOCK_PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Cluster:
    """The place of one embedded PostgreSQL and everything needed to talk to it."""

    home: Path
    account: Account
    binaries: Binaries

    @classmethod
    def at(cls, home: Path) -> "Cluster":
        """The cluster below this directory; for root a private place where the account cannot get there."""
        account, binaries = Account.current(), find_binaries()
        home = home.expanduser().absolute()
        private = PRIVATE_PLACES / f"srojugend-{_digest(home)}"
        home.parent.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0 and not account.may("-x", home.parent):
            if not private.exists():
                logger.warning("%s cannot enter %s: the database lives in %s.", account.name, home.parent, private)
            _public_directory(private)
            home = private / "cluster"
        if os.geteuid() == 0 and not account.may("-x", binaries / "postgres"):
            _public_directory(private)
            binaries = copy_binaries(binaries, private)
        return cls(home, account, binaries)

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.home / "data"

    @property
    def start_log(self) -> Path:
        """What the server said before its own log began."""
        return self.home / "start.log"

    @cached_property
    def socket_directory(self) -> Path:
        """The directory of the socket: in the cluster, or for awkward paths a short private one."""
        beside = self.home / "sock"
        length = len(os.fsencode(beside / SOCKET_NAME))
        if length <= LONGEST_SOCKET_PATH and PLAIN_PATH.fullmatch(str(beside)):
            return beside
        return SHORT_PLACES / f"srojugend-{self.account.uid}-{_digest(self.home)}"

    @property
    def exists(self) -> bool:
        """Whether a complete data directory is there: it appears by a rename, never half."""
        return (self.data / "PG_VERSION").exists()

    @property
    def has_home(self) -> bool:
        """Whether this place was ever used."""
        return self.home.is_dir()

    def make_home(self) -> None:
        """Make the directories, or check that nobody else can enter those that are there."""
        self.private_directory(self.home)
        self.private_directory(self.socket_directory)

    def private_directory(self, path: Path) -> None:
        """Make a directory that only the account can enter; refuse one that belongs to somebody else."""
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
            if os.geteuid() == 0:
                os.chown(path, self.account.uid, self.account.gid)
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.account.uid or stat.S_IMODE(found.st_mode) & 0o077:
            raise EmbeddedError(
                f"{path} must be a directory of the account {self.account.name} with mode 0700: "
                "use the account that made it, or remove it."
            )

    def open_file(self, path: Path, flags: int) -> int:
        """Open a file below the cluster for writing without following a link that the account may have laid."""
        return os.open(path, flags | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only process that starts, stops or changes this cluster."""
        descriptor = self.open_file(self.home / ".lock", os.O_RDWR)
        try:
            _wait_for_lock(descriptor, self.home)
            yield
        finally:
            os.close(descriptor)


def _wait_for_lock(descriptor: int, home: Path) -> None:
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise EmbeddedError(f"Another process has been starting {home} for {LOCK_PATIENCE} s.") from None
            time.sleep(0.05)


def _public_directory(path: Path) -> None:
    path.mkdir(mode=0o755, exist_ok=True)
    if path.lstat().st_uid != 0:
        raise EmbeddedError(f"{path} must belong to root: remove it.")
    path.chmod(0o755)  # our own directory only; what lies above it stays as it is


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
