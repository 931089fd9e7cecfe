"""The thirteen faults an embedded PostgreSQL has to survive (reliability: what was tried), with real processes."""

import os
import shutil
import signal
import stat
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from srojugend.postgres import embedded
from srojugend.postgres.account import Account
from srojugend.postgres.cluster import Cluster
from tests.embedded.conftest import AS_ROOT, Caller

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")

WEB = "app_rw"


def connect(home: Path, role: str = embedded.OWNER) -> psycopg.Connection:
    socket = str(embedded.ensure(home).socket_directory)
    return psycopg.connect(host=socket, port=5432, dbname=embedded.DATABASE, user=role, autocommit=True)


def start(home: Path) -> int:
    """Start or attach; the server's process number."""
    embedded.ensure(home)
    pid = embedded.status(home).pid
    assert pid is not None
    return pid


def make_table(home: Path) -> None:
    with connect(home) as connection:
        connection.execute("create table written (number int primary key)")


def write_and_tell(home: Path, told: int) -> None:
    """Write rows for ever and tell the number of each one that the server acknowledged."""
    with connect(home) as connection:
        for number in range(1_000_000):
            connection.execute("insert into written values (%s)", [number])
            os.write(told, number.to_bytes(4))


def numbers(home: Path) -> set[int]:
    with connect(home) as connection:
        return {row[0] for row in connection.execute("select number from written")}


def kill(home: Path, *, everything: bool) -> None:
    """Kill the postmaster, or it and all its children, without a warning; nobody reaps it."""
    pid = embedded.status(home).pid
    assert pid is not None
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split() if everything else []
    os.kill(pid, signal.SIGKILL)
    for child in children:
        with suppress(ProcessLookupError):  # it noticed by itself and was faster
            os.kill(int(child), signal.SIGKILL)


def write_then_kill_then_read(home: Path, everything: bool) -> set[int]:
    """All in one process, so that the killed postmaster stays behind as its zombie."""
    make_table(home)
    with connect(home) as connection:
        for number in range(100):
            connection.execute("insert into written values (%s)", [number])
    kill(home, everything=everything)
    return numbers(home)


def overwrite_pid_file(home: Path, text: str) -> None:
    (home / "data" / "postmaster.pid").write_text(text)


def pid_file_naming(home: Path, pid: int) -> str:
    return f"{pid}\n{home / 'data'}\n{int(time.time())}\n5432\n{home / 'sock'}\n\n  5432001   1\nready   \n"


def test_root_runs_the_server_as_an_ordinary_account_and_opens_nothing(caller: Caller, home: Path) -> None:
    before = [parent.stat().st_mode for parent in home.parents]
    pid = caller.call(start, home)
    account = Account.current() if caller.account is None else caller.account
    said = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    assert said["Uid"].split() == [str(account.uid)] * 4
    assert said["Gid"].split() == [str(account.gid)] * 4
    assert not AS_ROOT or said["Groups"].split() == []
    assert account.uid != 0
    assert [parent.stat().st_mode for parent in home.parents] == before


def test_a_second_start_attaches_and_the_roles_are_as_small_as_promised(caller: Caller, home: Path) -> None:
    assert caller.call(start, home) == caller.call(start, home)
    rights = "select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolcanlogin from pg_roles where rolname = %s"
    extensions = "select extname::text from pg_extension where extname <> 'plpgsql'"

    def look() -> tuple[object, object, set[str]]:
        with connect(home, WEB) as connection:
            found = {row[0] for row in connection.execute(extensions)}
            return (
                connection.execute(rights, [WEB]).fetchone(),
                connection.execute(rights, [embedded.OWNER]).fetchone(),
                found,
            )

    web, owner, found = caller.call(look)
    assert web == (False, False, False, False, True)
    assert owner == (False, False, True, False, True)
    assert found == {"pg_trgm", "unaccent", "fuzzystrmatch", "btree_gist"}


def test_a_killed_application_loses_nothing_and_leaves_the_server_running(caller: Caller, home: Path) -> None:
    caller.call(make_table, home)
    server = caller.call(start, home)
    reading, writing = os.pipe()
    with caller.running(write_and_tell, home, writing):
        os.close(writing)
        told = b"".join(os.read(reading, 4) for _ in range(500))
    with os.fdopen(reading, "rb") as rest:
        told += rest.read()
    acknowledged = {int.from_bytes(told[at : at + 4]) for at in range(0, len(told), 4)}
    assert len(acknowledged) >= 500
    assert acknowledged <= caller.call(numbers, home)
    assert caller.call(start, home) == server


@pytest.mark.parametrize("everything", [False, True], ids=["postmaster", "everything"])
def test_a_killed_server_starts_again_with_all_it_acknowledged(caller: Caller, home: Path, everything: bool) -> None:
    assert caller.call(write_then_kill_then_read, home, everything) == set(range(100))


def test_a_number_that_now_belongs_to_a_process_of_somebody_else_is_no_server(caller: Caller, home: Path) -> None:
    caller.call(start, home)
    caller.call(embedded.stop, home)
    caller.call(overwrite_pid_file, home, pid_file_naming(home, 1))
    assert caller.call(start, home) != 1


def test_a_number_that_now_belongs_to_a_process_of_the_same_account_is_left_in_peace(
    caller: Caller, home: Path
) -> None:
    caller.call(start, home)
    caller.call(embedded.stop, home)
    account = Account.current() if caller.account is None else caller.account
    rights = {"user": account.uid, "group": account.gid} if AS_ROOT else {}
    stranger = subprocess.Popen(["sleep", "60"], **rights)  # type: ignore[call-overload]
    try:
        caller.call(overwrite_pid_file, home, pid_file_naming(home, stranger.pid))
        assert caller.call(embedded.stop, home) is False
        assert caller.call(start, home) != stranger.pid
        assert caller.call(embedded.stop, home) is True
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("text", ["", "12", "not a number\n"])
def test_an_empty_or_half_written_lock_file_is_overcome(caller: Caller, home: Path, text: str) -> None:
    caller.call(start, home)
    caller.call(embedded.stop, home)
    caller.call(overwrite_pid_file, home, text)
    assert caller.call(start, home) > 0


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.2, 0.35, 0.5])
def test_a_first_start_killed_at_any_moment_can_be_repeated(caller: Caller, home: Path, seconds: float) -> None:
    with caller.running(start, home):
        time.sleep(seconds)
    assert caller.call(start, home) > 0
    assert caller.call(numbers_of_roles, home) == 2
    assert not list(home.glob("data.new-*"))


def numbers_of_roles(home: Path) -> int:
    with connect(home) as connection:
        found = connection.execute("select count(*) from pg_roles where rolname like 'app_%'").fetchone()
    assert found is not None
    return int(found[0])


def test_four_who_start_at_once_share_one_server(caller: Caller, home: Path) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(caller.call(start, home))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


@pytest.mark.parametrize("name", ["a b", "Mönchen,glad'bach", "x" * 130], ids=["space", "signs", "long"])
def test_an_awkward_path_has_a_private_socket(caller: Caller, home: Path, name: str) -> None:
    awkward = home.parent / name
    assert caller.call(start, awkward) > 0
    socket = caller.call(place, awkward).socket_directory
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    caller.call(embedded.destroy, awkward)
    assert not socket.exists()


def place(home: Path) -> Cluster:
    return Cluster.at(home)


def test_a_directory_moved_elsewhere_keeps_its_data(caller: Caller, home: Path) -> None:
    caller.call(make_table, home)
    caller.call(embedded.stop, home)
    moved = home.with_name("moved")
    shutil.move(home, moved)
    assert caller.call(numbers, moved) == set()


def test_a_directory_moved_under_the_running_server_is_not_served_twice(caller: Caller, home: Path) -> None:
    server = caller.call(start, home)
    moved = home.with_name("moved")
    home.rename(moved)
    assert caller.call(embedded.status, moved).pid == server
    assert caller.call(embedded.stop, moved) is True


def test_nobody_else_on_the_machine_can_connect(caller: Caller, home: Path) -> None:
    caller.call(start, home)
    socket = caller.call(place, home).socket_directory
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    rules = [line for line in (home / "data" / "pg_hba.conf").read_text().splitlines() if line]
    assert rules == ["local all all peer map=srojugend"]
    for role in ("cluster_admin", embedded.OWNER, WEB):
        knock_as_stranger(socket, role, "OperationalError")
    for opened in (home, socket):
        opened.chmod(0o755)
    (socket / ".s.PGSQL.5432").chmod(0o777)
    knock_as_stranger(socket, "cluster_admin", r"[Pp]eer authentication failed")
    for closed in (home, socket):
        closed.chmod(0o700)


def knock_as_stranger(socket: Path, role: str, refusal: str) -> None:
    """Try to connect as a third account, where the tests may become one."""
    if AS_ROOT:
        with pytest.raises(RuntimeError, match=refusal):
            Caller(Account("daemon", 1, 1)).call(knock, socket, role)


def knock(socket: Path, role: str) -> None:
    psycopg.connect(host=str(socket), port=5432, dbname="postgres", user=role, connect_timeout=3).close()
