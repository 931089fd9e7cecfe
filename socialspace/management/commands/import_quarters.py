"""Give the quarters real outlines from a GeoJSON file; a file that is wrong changes nothing."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from socialspace import actions
from socialspace.models import Quarter
from socialspace.rules.geojson import MAX_BYTES, Feature, GeoJSONError, read_features, same_name, same_number

LISTED = 30  # names in a line of the output


class Importer:
    """Who acts in the trail: nobody is signed in at a command line."""

    def get_username(self) -> str:
        return "import_quarters"


class Command(BaseCommand):
    """Matches areas of the file to quarters by name or official number."""

    help = "Liest Grenzen der Quartiere aus einer GeoJSON-Datei ein (WGS 84, Flächen)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, where it comes from, and which property names an area."""
        parser.add_argument("file", type=Path, help="GeoJSON-Datei mit einer FeatureCollection")
        parser.add_argument("--source", default="", help="Quelle, wie sie unter der Karte steht")
        parser.add_argument("--name-property", default="", help="Eigenschaft mit dem Namen, sonst: name, STADTTEIL …")
        parser.add_argument("--dry-run", action="store_true", help="nur zeigen, was eingelesen würde")

    def handle(self, *, file: Path, source: str, name_property: str, dry_run: bool, **options: Any) -> None:
        """Read, match, store in one transaction, and say what was left over."""
        try:
            features = read_features(_content(file), name_property=name_property)
        except GeoJSONError as refusal:
            raise CommandError(str(refusal)) from refusal
        quarters = list(Quarter.objects.all())
        matched, unknown = _matched(features, quarters)
        if not matched:
            raise CommandError(_nothing_fits(features))
        try:
            with transaction.atomic():
                outlines = [(quarter, feature.shape) for quarter, feature in matched.items()]
                actions.take_outlines(outlines, by=Importer(), source=source or file.name[:120])
                transaction.set_rollback(dry_run)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self._report(matched, unknown, [quarter for quarter in quarters if quarter not in matched], dry_run=dry_run)

    def _report(
        self, matched: dict[Quarter, Feature], unknown: Sequence[str], missing: Sequence[Quarter], *, dry_run: bool
    ) -> None:
        done = "würden eingelesen (Probelauf, nichts ist gespeichert)" if dry_run else "sind eingelesen"
        self.stdout.write(f"{len(matched)} Grenzen {done}: {_listed(quarter.name for quarter in matched)}.")
        if unknown:
            self.stdout.write(f"Zu keinem Quartier passen {len(unknown)} Flächen: {_listed(unknown)}.")
        if missing:
            self.stdout.write(f"Ohne Fläche in der Datei: {_listed(quarter.name for quarter in missing)}.")


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CommandError(f"Die Datei {file} lässt sich nicht lesen: Prüfen Sie Pfad und Rechte.") from error


def _matched(features: Sequence[Feature], quarters: Sequence[Quarter]) -> tuple[dict[Quarter, Feature], list[str]]:
    """Which area belongs to which quarter, by name first, else by official number; and the areas left over."""
    by_name = {same_name(quarter.name): quarter for quarter in quarters}
    by_number = {same_number(quarter.official_number): quarter for quarter in quarters if quarter.official_number}
    matched: dict[Quarter, Feature] = {}
    unknown = []
    for position, feature in enumerate(features, start=1):
        quarter = by_name.get(same_name(feature.name)) or by_number.get(same_number(feature.number))
        if quarter is None:
            unknown.append(feature.name or feature.number or f"Fläche {position} ohne Namen")
        elif quarter in matched:
            raise CommandError(
                f"Zwei Flächen der Datei passen zu „{quarter.name}“. Lassen Sie nur eine davon in der Datei, "
                "oder fassen Sie beide zu einem MultiPolygon zusammen."
            )
        else:
            matched[quarter] = feature
    return matched, unknown


def _nothing_fits(features: Sequence[Feature]) -> str:
    names = [feature.name for feature in features if feature.name]
    found = f"Gefunden wurden: {_listed(names)}." if names else "Keine Fläche hat einen Namen, den wir kennen."
    return (
        f"Keine Fläche passt zu einem Quartier. {found} "
        "Nennen Sie mit --name-property die Eigenschaft, in der der Stadtteil steht."
    )


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    more = f" und {len(known) - LISTED} weitere" if len(known) > LISTED else ""
    return ", ".join(known[:LISTED]) + more
