"""The server process: recognised beyond doubt, started past stale locks, waited for while it recovers."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from srojugend.postgres.account import CLEAN_ENVIRONMENT, EmbeddedError
from srojugend.postgres.cluster import Cluster

ADMIN = "cluster_admin"
START_PATIENCE = 110  # seconds; crash recovery may take a while
BUSY_PATIENCE = 30  # seconds for the last backends of a killed server to notice
BUSY = "still in use"  # what PostgreSQL says while they have not
NO_SYNC = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]

_children: list[subprocess.Popen[bytes]] = []  # kept so that a server killed under us is reaped, not left a zombie


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What `postmaster.pid` says, and whether that process really is the server of this data directory."""

    pid: int | None
    alive: bool


def connect(cluster: Cluster, database: str = "postgres") -> psycopg.Connection:
    """Connect as the superuser, each statement in a transaction of its own."""
    return psycopg.connect(
        host=str(cluster.socket_directory), port=5432, dbname=database, user=ADMIN, connect_timeout=3, autocommit=True
    )


def is_reachable(cluster: Cluster) -> bool:
    """Whether the server of exactly this data directory answers."""
    try:
        with connect(cluster) as connection:
            found = connection.execute("select current_setting('data_directory')").fetchone()
    except psycopg.OperationalError:
        return False
    return found is not None and os.path.realpath(found[0]) == os.path.realpath(cluster.data)


def postmaster(cluster: Cluster) -> Postmaster:
    """Read the lock file; a number that now belongs to another process, or to a zombie, is not the server."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return Postmaster(None, alive=False)
    return Postmaster(pid, alive=_serves(pid, cluster.data))


def _serves(pid: int, data: Path) -> bool:
    process = Path(f"/proc/{pid}")
    try:
        arguments = (process / "cmdline").read_bytes().split(b"\0")  # empty for a zombie
        if not arguments[0].endswith(b"/postgres"):
            return False
        return os.fsencode(data) in arguments or (process / "cwd").samefile(data)
    except OSError:
        return False


def start(cluster: Cluster, *, volatile: bool) -> None:
    """Start the server, or wait for one that is starting; raise EmbeddedError with its last words."""
    _reap()
    deadline = time.monotonic() + BUSY_PATIENCE
    while True:
        child = None if postmaster(cluster).alive else _launch(cluster, volatile=volatile)
        if _became_ready(cluster, child):
            return
        said = cluster.start_log.read_text(errors="replace")[-800:].strip()
        if BUSY not in said or time.monotonic() > deadline:
            raise EmbeddedError(f"The server below {cluster.home} did not start: {said}")
        time.sleep(0.2)


def _launch(cluster: Cluster, *, volatile: bool) -> subprocess.Popen[bytes]:
    stale, environment = postmaster(cluster).pid, dict(CLEAN_ENVIRONMENT)
    if stale is not None:  # makes PostgreSQL take the recycled number for our own parent, so not for a rival
        environment["PG_GRANDPARENT_PID"] = str(stale)
    else:  # empty or half written: its writer was killed
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)
    log = cluster.open_file(cluster.start_log, os.O_WRONLY | os.O_TRUNC)
    try:
        child = subprocess.Popen(  # noqa: S603 - our own programs and paths
            [
                *(cluster.binaries / "postgres", "-D", cluster.data, "-k", cluster.socket_directory, "-p", "5432"),
                *(NO_SYNC if volatile else []),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=environment,
            start_new_session=True,  # Ctrl-C in the terminal is not meant for the server
            **cluster.account.dropped,
        )
    except (OSError, subprocess.SubprocessError) as trouble:
        raise EmbeddedError(f"PostgreSQL cannot be run as {cluster.account.name}: {trouble}") from trouble
    finally:
        os.close(log)
    _children.append(child)
    return child


def _became_ready(cluster: Cluster, child: subprocess.Popen[bytes] | None) -> bool:
    deadline = time.monotonic() + START_PATIENCE
    while not is_reachable(cluster):
        ended = child is not None and child.poll() is not None
        if ended and not postmaster(cluster).alive:  # else a rival was faster, and it is ours as well
            return False
        if child is None and not postmaster(cluster).alive:
            return False
        if time.monotonic() > deadline:
            raise EmbeddedError(f"The server below {cluster.home} was not ready after {START_PATIENCE} s.")
        time.sleep(0.05)
    return True


def stop(cluster: Cluster) -> bool:
    """Stop the server and wait for it; False when none runs. A stranger with its number gets no signal."""
    if not postmaster(cluster).alive:
        return False
    cluster.account.run([cluster.binaries / "pg_ctl", "-D", cluster.data, "-w", "-m", "fast", "stop"])
    _reap()
    return True


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]
