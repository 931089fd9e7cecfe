"""Start or attach to an embedded PostgreSQL, so that `make demo` needs no database server on the machine."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from srojugend.postgres import process
from srojugend.postgres.account import EmbeddedError
from srojugend.postgres.cluster import Cluster

__all__ = ["DATABASE", "OWNER", "EmbeddedError", "Status", "backup", "destroy", "ensure", "status", "stop"]

DATABASE = "srojugend"
OWNER = "app_owner"  # owns the tables and migrates them
WEB = "app_rw"  # answers requests, owns nothing, may not bypass row security
EXTENSIONS = ("pg_trgm", "unaccent", "fuzzystrmatch", "btree_gist")
SPACE_NEEDED = 300 * 1024 * 1024  # bytes; an empty cluster takes 40 MB, its first log segments more
BUILTIN_LOCALE_SINCE = 17

CONFIGURATION = """
listen_addresses = ''
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
idle_in_transaction_session_timeout = '60s'
lock_timeout = '10s'
# The log never shows what was entered: no statements, no parameters, no details of rows.
log_destination = stderr
logging_collector = on
log_directory = 'pglog'
log_filename = 'pg-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_file_mode = 0600
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
"""


@dataclass(frozen=True, slots=True)
class Status:
    """What `manage.py embedded_db status` shows."""

    home: Path
    account: str
    running: bool
    pid: int | None


def ensure(home: Path, *, volatile: bool = False) -> Cluster:
    """Make sure that a server with our roles and database answers; create, start or attach as needed.

    `volatile` gives up safety against power cuts for speed, and is meant for tests. Raises EmbeddedError.
    """
    cluster = Cluster.at(home)
    cluster.make_home()
    with cluster.locked():
        if not cluster.exists:
            _initialise(cluster)
        if not process.is_reachable(cluster):
            _check_version(cluster)
            process.start(cluster, volatile=volatile)
        _prepare(cluster)
    return cluster


def status(home: Path) -> Status:
    """Look without starting anything."""
    cluster = Cluster.at(home)
    found = process.postmaster(cluster)
    return Status(cluster.home, cluster.account.name, found.alive, found.pid if found.alive else None)


def stop(home: Path) -> bool:
    """Stop the server; False when none runs."""
    cluster = Cluster.at(home)
    if not cluster.has_home:
        return False
    cluster.make_home()
    with cluster.locked():
        return process.stop(cluster)


def destroy(home: Path) -> None:
    """Stop the server and delete everything it kept."""
    cluster = Cluster.at(home)
    if not cluster.has_home:
        return
    cluster.make_home()
    with cluster.locked():
        process.stop(cluster)
        for directory in (cluster.data, cluster.socket_directory):
            if directory.exists():
                shutil.rmtree(directory)


def backup(home: Path, target: Path) -> None:
    """Write the database to a file that `pg_restore` reads and only the caller may open."""
    cluster = ensure(home)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.part")
    dump = ["-h", str(cluster.socket_directory), "-U", OWNER, "-Fc", DATABASE]
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            cluster.account.run([cluster.binaries / "pg_dump", *dump], timeout=3600, output=file)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _initialise(cluster: Cluster) -> None:
    """Make a data directory beside its place and move it there when it is whole."""
    if cluster.data.exists():
        raise EmbeddedError(f"{cluster.data} is there, but is no PostgreSQL cluster: remove it.")
    if shutil.disk_usage(cluster.home).free < SPACE_NEEDED:
        raise EmbeddedError(f"{cluster.home} has less than {SPACE_NEEDED // 1024 // 1024} MB of free space.")
    for left_over in cluster.home.glob("data.new-*"):  # of an initdb that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    unfinished = Path(tempfile.mkdtemp(prefix="data.new-", dir=cluster.home))  # an initdb still dying has its own
    if os.geteuid() == 0:
        os.chown(unfinished, cluster.account.uid, cluster.account.gid)
    cluster.account.run([cluster.binaries / "initdb", "-D", unfinished, *_initdb_options(cluster.binaries.major)])
    _write(cluster, unfinished / "pg_hba.conf", "local all all peer map=srojugend\n")
    _write(cluster, unfinished / "pg_ident.conf", _user_map(cluster))
    _write(cluster, unfinished / "postgresql.conf", CONFIGURATION, append=True)
    unfinished.rename(cluster.data)


def _initdb_options(major: int) -> list[str]:
    locale = ["--locale-provider=builtin"] if major >= BUILTIN_LOCALE_SINCE else []
    access = ["-U", process.ADMIN, "--auth-local=peer", "--auth-host=reject"]
    return [*access, "-E", "UTF8", *locale, "--locale=C.UTF-8", "--data-checksums", "--no-instructions"]


def _user_map(cluster: Cluster) -> str:
    """Which accounts of the machine may be which roles: the caller's and the server's, all three."""
    names = {cluster.account.name, "root"} if os.geteuid() == 0 else {cluster.account.name}
    return "".join(f'srojugend "{name}" {role}\n' for name in sorted(names) for role in (process.ADMIN, OWNER, WEB))


def _write(cluster: Cluster, path: Path, text: str, *, append: bool = False) -> None:
    flags = os.O_WRONLY | (os.O_APPEND if append else os.O_TRUNC)
    with os.fdopen(cluster.open_file(path, flags), "w") as file:
        file.write(text)


def _check_version(cluster: Cluster) -> None:
    have, want = (cluster.data / "PG_VERSION").read_text().strip(), cluster.binaries.major
    if have != str(want):
        raise EmbeddedError(
            f"{cluster.data} was written by PostgreSQL {have}, installed is {want}: "
            "dump it with the old version, load it with the new one."
        )


def _prepare(cluster: Cluster) -> None:
    """Create roles, extensions and database once; the database comes last, so its presence means all is there."""
    with process.connect(cluster) as admin:
        if admin.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            return
        _create_role(admin, OWNER, "createdb")
        _create_role(admin, WEB, "nocreatedb")
        with process.connect(cluster, "template1") as template:  # test databases are copies of it
            for extension in EXTENSIONS:
                template.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(extension)))
        admin.execute(
            sql.SQL("create database {} owner {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER)),
        )


def _create_role(admin: psycopg.Connection, name: str, may_create: str) -> None:
    if not admin.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone():
        admin.execute(
            sql.SQL("create role {} login nosuperuser nocreaterole nobypassrls {}").format(
                sql.Identifier(name), sql.SQL(may_create)
            )
        )
