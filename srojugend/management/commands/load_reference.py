"""Load the reference data of a new office; a second call changes nothing the office keeps by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from srojugend import reference


class Command(BaseCommand):
    """Districts, quarters, topics, languages, kinds of training and help, checkpoints, weights."""

    help = "Lädt die Stammdaten in alle Tabellen, die noch leer sind."

    def handle(self, **options: Any) -> None:
        """Fill what is empty, or nothing."""
        reference.load()
        self.stdout.write("Die Stammdaten sind geladen.")
