"""Whether every decision still stands as it was sealed; for data protection and the system's own timer."""

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from approvals.verification import check_chain


class Command(BaseCommand):
    """Reads everything, writes nothing."""

    help = "Prüft die Kette der Beschlüsse und nennt das erste Glied, das nicht hält; dann ist der Rückgabewert 1."

    def handle(self, **options: Any) -> None:
        """Say how many links hold, or fail with the first that does not."""
        report = check_chain()
        if report.broken is not None:
            raise CommandError(f"Die Kette ist gebrochen. {report.checked} Glieder geprüft. {report.broken}")
        self.stdout.write(f"Die Kette hält: {report.checked} Glieder geprüft.")
