"""A whole office for the journeys: a database of its own, web server, mail worker, and a mail server that keeps all."""

import email
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default as modern
from functools import partial
from pathlib import Path
from typing import LiteralString
from urllib.parse import quote, urlsplit

import psycopg
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from psycopg import sql

from srojugend.postgres import embedded
from srojugend.processes import Household

ADDRESS = "127.0.0.1"
SERVE_PATIENCE = 60  # seconds until the first page
MAIL_PATIENCE = 40  # seconds until a message that was sent arrives
WEB_ROLE = "app_rw"
WORKERS = 2


class OfficeClosedError(Exception):
    """The office did not open; carries what its programs said."""


@dataclass
class Mailbox:
    """The mail server at the other end: every message that was really handed over."""

    messages: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=modern)
        self.messages.append(message)
        return "250 OK"

    def wait_for(self, count: int, *, subject: str, words: str) -> list[EmailMessage]:
        """Return the messages with this in their subject and these words in their text; wait until `count` are in."""
        deadline = time.monotonic() + MAIL_PATIENCE
        while True:
            found = [mail for mail in self.messages if subject in str(mail["Subject"]) and words in text_of(mail)]
            if len(found) >= count or time.monotonic() > deadline:
                return found
            time.sleep(0.1)


def text_of(mail: EmailMessage) -> str:
    """What a message says, without its attachments."""
    part = mail.get_body(("plain",))
    return str(part.get_content()) if part else ""


@dataclass(frozen=True)
class Office:
    """A running office: where it is, what its mail server received, and where its programs write."""

    address: str
    mailbox: Mailbox
    logs: Path
    owner_url: str
    crash_and_restart: Callable[[], None]  # kill -9 of the web server with all its workers, and start it again
    manage: Callable[..., str]  # run a command of manage.py in this office; returns what it wrote

    def forget_drafts(self) -> None:
        """Throw away what earlier journeys left half written: nobody's journey begins in another one's words."""
        with psycopg.connect(self.owner_url, autocommit=True) as owner:
            owner.execute("delete from web_draft")


@contextmanager
def open_office(name: str, logs: Path) -> Iterator[Office]:
    """Prepare database `name`, start everything, and stop what was started, by process, when done."""
    mailbox, port = Mailbox(), _free_port()
    smtp = Controller(mailbox, hostname=ADDRESS, port=_free_port())
    environment = _environment(name, smtp_port=smtp.port)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is missing
    household = Household()
    smtp.start()
    try:
        _create_database(environment["DATABASE_OWNER_URL"], name)
        for command in ("migrate", "load_demo", "build_icons"):
            _manage(environment, command)
        _start(household, environment, port, logs)
        crash = partial(_crash_and_restart, household, environment, port, logs)
        manage = partial(_manage, environment)
        yield Office(f"http://{ADDRESS}:{port}", mailbox, logs, environment["DATABASE_OWNER_URL"], crash, manage)
    finally:
        household.stop()
        smtp.stop()
        _on_server(environment["DATABASE_OWNER_URL"], "drop database if exists {}", name)


def _environment(name: str, *, smtp_port: int) -> dict[str, str]:
    """The environment of the office's programs: the demo, as the web role, in a database of the journeys."""
    return {
        **{key: value for key, value in os.environ.items() if key not in {"DATABASE_ROLE", "WEB_ROLE"}},
        "APP_ENV": "demo",
        "DATABASE_URL": _url(name, owner=False),
        "DATABASE_OWNER_URL": _url(name, owner=True),
        "EMAIL_HOST": ADDRESS,
        "EMAIL_PORT": str(smtp_port),
        "PYTHONUNBUFFERED": "1",
    }


def _url(name: str, *, owner: bool) -> str:
    """The address of a database on the server the tests use: the one of DATABASE_URL, else the embedded one."""
    given = os.environ.get("DATABASE_URL", "")
    if given:
        chosen = os.environ.get("DATABASE_OWNER_URL", given) if owner else given
        return urlsplit(chosen)._replace(path=f"/{name}").geturl()
    cluster = embedded.ensure(settings.EMBEDDED_POSTGRES_DIR, volatile=settings.EMBEDDED_POSTGRES_VOLATILE)
    role = embedded.OWNER if owner else WEB_ROLE
    return f"postgres://{role}@/{name}?host={quote(str(cluster.socket_directory), safe='')}&port=5432"


def _create_database(owner_url: str, name: str) -> None:
    _on_server(owner_url, "drop database if exists {}", name)
    _on_server(owner_url, "create database {}", name)


def _on_server(owner_url: str, statement: LiteralString, name: str) -> None:
    with psycopg.connect(urlsplit(owner_url)._replace(path="/postgres").geturl(), autocommit=True) as owner:
        owner.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _manage(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command, "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise OfficeClosedError(f"manage.py {' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def _start(household: Household, environment: dict[str, str], port: int, logs: Path) -> None:
    for program in _programs(port):
        _start_one(household, program, environment, port, logs)
    _wait_until_served(household, f"http://{ADDRESS}:{port}/anmelden/", logs)


def _crash_and_restart(household: Household, environment: dict[str, str], port: int, logs: Path) -> None:
    web = household.children["web"]
    os.killpg(web.pid, signal.SIGKILL)  # a session of its own: the master and all its workers, nobody else
    web.wait()
    _start_one(household, "web", environment, port, logs)
    _wait_until_served(household, f"http://{ADDRESS}:{port}/anmelden/", logs)


def _start_one(household: Household, program: str, environment: dict[str, str], port: int, logs: Path) -> None:
    with (logs / f"{program}.log").open("ab") as log:
        household.start(program, [sys.executable, *_programs(port)[program]], environment, output=log.fileno())


def _programs(port: int) -> dict[str, list[str]]:
    """What runs in the office, with its arguments."""
    chosen = ["--bind", f"{ADDRESS}:{port}", "--workers", str(WORKERS), "--graceful-timeout", "5"]
    quiet = ["--no-control-socket", "--log-level", "warning", "--chdir", str(settings.BASE_DIR)]
    return {
        "web": ["-m", "gunicorn", "srojugend.wsgi:application", *chosen, *quiet],
        "mail": [str(settings.BASE_DIR / "manage.py"), "db_worker", "--no-startup-delay", "--interval", "0.2"],
    }


def _wait_until_served(household: Household, url: str, logs: Path) -> None:
    deadline = time.monotonic() + SERVE_PATIENCE
    while all(child.poll() is None for child in household.children.values()) and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 - our own server
                return
        except urllib.error.HTTPError as error:
            raise OfficeClosedError(f"{url} answers {error.code}:\n{spoken(logs)}") from error
        except OSError:
            time.sleep(0.1)
    raise OfficeClosedError(f"The office did not open:\n{spoken(logs)}")


def spoken(logs: Path) -> str:
    """What the programs of the office wrote, one after the other."""
    return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')}" for log in sorted(logs.glob("*.log")))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port: int = probe.getsockname()[1]
        return port
