"""Real servers in fresh directories, started by root and by an ordinary account wherever the tests may become both."""

import os
import pickle
import pwd
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from srojugend.postgres import embedded
from srojugend.postgres.account import Account
from srojugend.postgres.binaries import find_binaries

AS_ROOT = os.geteuid() == 0


@dataclass(frozen=True)
class Caller:
    """Somebody who runs the application: each call is a process of its own."""

    account: Account | None  # whose rights the process takes on; None: those of the tests

    def call[Result](self, function: Callable[..., Result], *arguments: object) -> Result:
        """Run a function in a process of this caller and hand back what it returns or raises."""
        reading, writing = os.pipe()
        with self._process(function, arguments, writing) as pid:
            os.close(writing)
            with os.fdopen(reading, "rb") as file:
                answer = file.read()
            os.waitpid(pid, 0)
        failed, result = pickle.loads(answer)  # noqa: S301 - our own child's words
        if failed:
            raise result
        return result  # type: ignore[no-any-return]

    @contextmanager
    def running(self, function: Callable[..., object], *arguments: object) -> Iterator[int]:
        """Run a function in a process of this caller meanwhile; at the end it is killed without a warning."""
        with self._process(function, arguments, None) as pid:
            try:
                yield pid
            finally:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    @contextmanager
    def _process(
        self, function: Callable[..., object], arguments: tuple[object, ...], answer: int | None
    ) -> Iterator[int]:
        pid = os.fork()  # not an interpreter of its own: the ordinary account may not be allowed to read root's Python
        if pid == 0:
            self._be_child(function, arguments, answer)
        os.setpgid(pid, pid)  # here as well as in the child: whoever comes first, the group is there to be killed
        yield pid

    def _be_child(self, function: Callable[..., object], arguments: tuple[object, ...], answer: int | None) -> None:
        try:
            os.setpgid(0, 0)
            if self.account is not None:
                os.setgroups([])
                os.setgid(self.account.gid)
                os.setuid(self.account.uid)
            said = (False, function(*arguments))
        except Exception as trouble:
            said = (True, RuntimeError(f"{type(trouble).__name__}: {trouble}"))
        finally:
            if answer is not None:
                with os.fdopen(answer, "wb") as file:
                    file.write(pickle.dumps(said))
            os._exit(0)


def _ordinary_account() -> Account:
    entry = pwd.getpwnam("nobody")
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


@pytest.fixture(params=["root", "ordinary"] if AS_ROOT else ["ordinary"])
def caller(request: pytest.FixtureRequest) -> Caller:
    """Root, and an ordinary account; tests that run as an ordinary account know only that one."""
    if request.param == "root" or not AS_ROOT:
        return Caller(None)
    account = _ordinary_account()
    if not account.may("-x", find_binaries() / "postgres"):
        pytest.skip(f"{account.name} may not read this directory, so cannot run the application from it")
    return Caller(account)


@pytest.fixture
def home(caller: Caller) -> Iterator[Path]:
    """A place for a cluster that the caller may write to; cleared away with its server."""
    base = Path(tempfile.mkdtemp(prefix="sro-", dir="/tmp"))  # pytest's own is closed to other accounts
    base.chmod(0o755)
    if caller.account is not None:
        os.chown(base, caller.account.uid, caller.account.gid)
    yield base / "cluster"
    for cluster in base.rglob("PG_VERSION"):
        if cluster.parent.name == "data":
            caller.call(embedded.destroy, cluster.parent.parent)
    shutil.rmtree(base)
