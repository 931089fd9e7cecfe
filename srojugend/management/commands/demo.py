"""The demo office as one command: database, migrations, invented people, web server and mail worker."""

import os
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from srojugend.postgres import embedded
from srojugend.processes import ChildEndedError, Household, StopRequestedError, stop_signals_raise
from srojugend.staff import PASSWORD, PERSONAS

ADDRESS = "127.0.0.1"
SERVE_PATIENCE = 60  # seconds until the first page can be asked for


class Command(BaseCommand):
    """Runs until Ctrl-C, then stops everything it started."""

    help = "Startet das Demo-Büro und beendet mit Strg-C alles, was es gestartet hat."
    requires_system_checks = []  # they would start the database, even where the port is taken

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--reset` forgets what was entered."""
        parser.add_argument("--reset", action="store_true", help="vergisst alle Eingaben und beginnt von vorn")

    def handle(self, *, reset: bool, **options: Any) -> None:
        """Prepare, serve, clean up."""
        if not settings.DEMO:
            raise CommandError("Das Demo-Büro läuft nur mit APP_ENV=demo.")
        port = int(os.environ.get("PORT", "8000"))
        _check_port(port)
        uses_embedded = settings.DATABASES["default"]["ENGINE"] == "srojugend.postgres"
        if reset and not uses_embedded:
            raise CommandError("Die Datenbank aus DATABASE_URL wird nicht gelöscht: Leeren Sie sie bitte selbst.")
        call_command("build_icons")
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is missing
        stop_signals_raise()
        try:
            self._run(port, reset=reset, uses_embedded=uses_embedded)
        except StopRequestedError:
            self.stdout.write("\nDas Demo-Büro ist geschlossen. Ihre Eingaben bleiben erhalten.")
        except embedded.EmbeddedError as trouble:
            raise CommandError(str(trouble)) from trouble

    def _run(self, port: int, *, reset: bool, uses_embedded: bool) -> None:
        home = settings.EMBEDDED_POSTGRES_DIR
        if reset:
            embedded.destroy(home)
        starts_database = uses_embedded and not embedded.status(home).running
        household = Household()
        try:
            if uses_embedded:
                embedded.ensure(home)
            _manage("migrate", "--verbosity", "0")
            _manage("load_demo")
            _manage("daily")
            self._serve(household, port)
        except ChildEndedError as ended:
            raise CommandError(f"Unerwartet beendet: {ended}. Das Demo-Büro ist geschlossen.") from ended
        finally:
            household.stop()
            if starts_database:
                embedded.stop(home)

    def _serve(self, household: Household, port: int) -> None:
        cores = len(os.sched_getaffinity(0))
        gunicorn = ["-m", "gunicorn", "srojugend.wsgi:application", "--bind", f"{ADDRESS}:{port}"]
        quiet = ["--workers", str(cores), "--log-level", "warning", "--graceful-timeout", "5", "--no-control-socket"]
        household.start("Webserver", [sys.executable, *gunicorn, *quiet], _environment())
        household.start("Postausgang", [sys.executable, "manage.py", "db_worker", "--no-startup-delay"], _environment())
        _wait_until_served(household, port)
        self.stdout.write(
            f"Das Demo-Büro ist offen: http://{ADDRESS}:{port}/ - anmelden als {PERSONAS[0].username}, "
            f"Passwort {PASSWORD}. Schließen mit Strg-C."
        )
        self.stdout.flush()
        household.watch()


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as taken:
            raise CommandError(
                f"Port {port} ist belegt: Beenden Sie das andere Programm oder nehmen Sie einen anderen, "
                f"zum Beispiel PORT={port + 1} make demo."
            ) from taken


def _wait_until_served(household: Household, port: int) -> None:
    deadline = time.monotonic() + SERVE_PATIENCE
    while time.monotonic() < deadline:
        household.check()
        try:
            socket.create_connection((ADDRESS, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise CommandError(f"Der Webserver hat nach {SERVE_PATIENCE} Sekunden nicht geantwortet.")


def _environment() -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "srojugend.settings", "PYTHONUNBUFFERED": "1"}


def _manage(*arguments: str) -> None:
    """Run another command in a process of its own: manage.py gives each the database role it needs."""
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=_environment(), check=False
    )
    if done.returncode:
        raise CommandError(f"manage.py {arguments[0]} ist fehlgeschlagen.")
