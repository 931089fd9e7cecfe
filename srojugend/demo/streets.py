"""The demo's street directory: names that sound like the quarters, invented, so that no real address is claimed."""

from datetime import date

from django.db import transaction

from accounts.models import User
from socialspace import actions
from socialspace.models import Quarter, StreetSection

SINCE = date(2024, 1, 1)
END = StreetSection.MAX_NUMBER

# quarter: [(street, from, to, side)]
SECTIONS: dict[str, list[tuple[str, int, int, str]]] = {
    "Schloss Rheydt": [
        ("Schlossgraben", 1, END, "all"),
        ("Am Torbogen", 1, END, "all"),
        ("Gartenallee am Schloss", 1, 40, "all"),
    ],
    "Bonnenbroich-Geneicken": [
        ("Geneickener Anger", 1, END, "all"),
        ("Bonnenbroicher Feldweg", 1, END, "all"),
        ("Gartenallee am Schloss", 41, END, "all"),
        ("Alte Bleiche", 1, END, "all"),
        ("Niersblick", 1, 58, "all"),
        ("Weberkotten", 1, END, "all"),
        ("Flachsröste", 1, END, "all"),
        ("Ritterpfad", 1, END, "all"),
        ("Lindenhofstraße", 1, 120, "even"),
        ("Zur Furt", 1, END, "all"),
    ],
    "Rheydt": [
        ("Tuchmachermarkt", 1, END, "all"),
        ("Lange Hauptstraße", 1, 149, "all"),
        ("Spulereistraße", 1, END, "all"),
        ("Färbergasse", 1, END, "all"),
        ("Am alten Spritzenhaus", 1, END, "all"),
        ("Marienplätzchen", 1, END, "all"),
        ("Lindenhofstraße", 1, 119, "odd"),
        ("Kettbaumstraße", 1, END, "all"),
        ("Theaterwinkel", 1, END, "all"),
        ("Bahnmeisterweg", 1, 70, "all"),
        ("Webschulplatz", 1, END, "all"),
        ("Harmoniegässchen", 1, END, "all"),
    ],
    "Grenzlandstadion": [
        ("Stadionring", 1, END, "all"),
        ("Läuferweg", 1, END, "all"),
        ("Tribünenstraße", 1, END, "all"),
        ("Bahnmeisterweg", 71, END, "all"),
        ("Am Anlauf", 1, END, "all"),
        ("Staffelweg", 1, END, "all"),
    ],
    "Mülfort": [
        ("Mülforter Mühlenweg", 1, END, "all"),
        ("Römerbrückenstraße", 1, END, "all"),
        ("Lange Hauptstraße", 150, END, "all"),
        ("Niersblick", 59, END, "all"),
        ("Schulzentrumstraße", 1, END, "all"),
        ("Töpferkuhle", 1, END, "all"),
        ("Giesener Heide", 1, END, "all"),
        ("Papiermühle", 1, END, "all"),
        ("Am Wasserrad", 1, END, "all"),
        ("Kopfweidenweg", 1, END, "all"),
    ],
}


@transaction.atomic
def load(by: User) -> None:
    """Load the directory once, as the Fachadministration would enter it."""
    if StreetSection.objects.exists():
        return
    quarters = {quarter.name: quarter for quarter in Quarter.objects.all()}
    for quarter, sections in SECTIONS.items():
        for street, first, last, side in sections:
            actions.store_section(
                by=by,
                street=street,
                number_from=first,
                number_to=last,
                parity=side,
                quarter=quarters[quarter],
                valid_from=SINCE,
            )
