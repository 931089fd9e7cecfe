"""Whose processes the embedded PostgreSQL is: the caller's own, or for root an unprivileged account's."""

import os
import pwd
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypedDict

CLEAN_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


class EmbeddedError(RuntimeError):
    """The embedded PostgreSQL cannot do what was asked; the message says why and what helps."""


class Dropped(TypedDict, total=False):
    """The arguments of `subprocess` that give up root's rights; empty when there are none to give up."""

    user: int
    group: int
    extra_groups: list[str | int]
    umask: int


@dataclass(frozen=True, slots=True)
class Account:
    """An account of this machine that may run PostgreSQL, so never root."""

    name: str
    uid: int
    gid: int

    @classmethod
    def current(cls) -> "Account":
        """The caller's account; for root the one named by SRO_POSTGRES_USER, else `postgres`, else `nobody`."""
        if os.geteuid() != 0:
            return cls._of(pwd.getpwuid, os.geteuid())
        named = os.environ.get("SRO_POSTGRES_USER")
        candidates = [named] if named else ["postgres", "nobody"]
        for name in candidates:
            try:
                account = cls._of(pwd.getpwnam, name)
            except EmbeddedError:
                continue
            if account.uid != 0:
                return account
        raise EmbeddedError(
            f"PostgreSQL does not run as root, and {' or '.join(candidates)} is no ordinary account of this machine: "
            "name one in SRO_POSTGRES_USER."
        )

    @classmethod
    def _of[Key](cls, lookup: Callable[[Key], pwd.struct_passwd], key: Key) -> "Account":
        try:
            entry = lookup(key)
        except KeyError as missing:
            raise EmbeddedError(f"The account {key} is not in the list of this machine's accounts.") from missing
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)

    @property
    def dropped(self) -> Dropped:
        """What `subprocess` needs so that neither root's group nor its supplementary groups stay with the process."""
        if os.geteuid() != 0:
            return {"umask": 0o077}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "umask": 0o077}

    def may(self, test: str, path: Path) -> bool:
        """Ask the system, as this account, about a path: `test` is an option of test(1) such as `-x`."""
        return self._run(["test", test, path], 10, None)[0] == 0

    def run(self, arguments: Sequence[str | Path], *, timeout: int = 120, output: IO[bytes] | None = None) -> str:
        """Run a program to its end and return what it printed; `output` takes its standard output instead."""
        code, said = self._run(arguments, timeout, output)
        if code:
            raise EmbeddedError(f"{Path(arguments[0]).name} failed ({code}): {said[-800:].strip()}")
        return said

    def _run(self, arguments: Sequence[str | Path], timeout: int, output: IO[bytes] | None) -> tuple[int, str]:
        with tempfile.TemporaryFile() as said:  # a pipe would be inherited by the server and never end
            try:
                done = subprocess.run(  # noqa: S603 - the programs of one directory, no text of users
                    [str(argument) for argument in arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=output or said,
                    stderr=said,
                    timeout=timeout,
                    check=False,
                    cwd="/",
                    env=CLEAN_ENVIRONMENT,
                    **self.dropped,
                )
            except (OSError, subprocess.SubprocessError) as trouble:
                raise EmbeddedError(f"{arguments[0]} cannot be run as {self.name}: {trouble}") from trouble
            said.seek(0)
            return done.returncode, said.read().decode(errors="replace")
