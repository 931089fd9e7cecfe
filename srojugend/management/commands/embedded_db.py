"""Look after the embedded database by hand: it outlives the program that started it."""

import os
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.utils import timezone

from srojugend.postgres import embedded


class Command(BaseCommand):
    """One word says what to do."""

    help = "Embedded database: show its state, stop it, write a backup, open psql."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`backup` may be given a file."""
        parser.add_argument("action", choices=["status", "stop", "backup", "shell"])
        parser.add_argument("file", nargs="?", type=Path, help="the file a backup is written to")

    def handle(self, *, action: str, file: Path | None, **options: Any) -> None:
        """Do one thing to the database below SRO_POSTGRES_DIR."""
        home = settings.EMBEDDED_POSTGRES_DIR
        actions: dict[str, Callable[[], None]] = {
            "status": lambda: self._status(home),
            "stop": lambda: self._stop(home),
            "backup": lambda: self._backup(home, file),
            "shell": lambda: _shell(home),
        }
        try:
            actions[action]()
        except embedded.EmbeddedError as trouble:
            raise CommandError(str(trouble)) from trouble

    def _status(self, home: Path) -> None:
        found = embedded.status(home)
        state = f"running as {found.account}, process {found.pid}" if found.running else "not running"
        self.stdout.write(f"{found.home}: {state}")

    def _stop(self, home: Path) -> None:
        if embedded.stop(home):
            self.stdout.write("The embedded database has been stopped.")

    def _backup(self, home: Path, file: Path | None) -> None:
        target = file or settings.VAR_DIR / "backups" / f"{timezone.localtime():%Y-%m-%d-%H%M%S}.dump"
        embedded.backup(home, target)
        self.stdout.write(f"Written: {target} ({target.stat().st_size // 1024} KB)")


def _shell(home: Path) -> None:
    cluster = embedded.ensure(home)
    psql = str(cluster.binaries / "psql")
    arguments = [psql, "-h", str(cluster.socket_directory), "-U", embedded.OWNER, embedded.DATABASE]
    os.execv(psql, arguments)  # noqa: S606 - becomes psql, which is what a person at the terminal wants
