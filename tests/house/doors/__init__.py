"""The table of all doors: every address, tried by everybody, with the status that is expected.

A row says: method, name of the address, what stands in it (the word of `world.py`, `-` for nothing), then one status
for each column of `COLUMNS`. A POST carries a form key and nothing else, so 422 is 'may try, but nothing is filled in',
302 is 'done'. What one may not know of is 404 (a case of Team 05 for Rolf Kemper of Team 03); what one sees but may not
do is 403. An address without a POST row refuses every POST with 405, one without a GET row every GET.
"""

from typing import NamedTuple

from tests.house.doors import (
    circle,
    commission_back,
    commission_conditions,
    commission_papers,
    commission_room,
    commission_ways,
    conferences,
    desk,
    family,
    file,
    gate,
    goals,
    helps,
    helps_competition,
    helps_costs,
    helps_delivery,
    helps_plan,
    helps_residential,
    helps_return,
    house,
    intake,
    notes,
    papers,
    procedure,
    protection,
    rooms,
    socialspace,
    team,
    understanding,
)

COLUMNS = {
    "jb": ("brandt",),  # ASD, responsible for every case here but the one nobody leads
    "tm": ("aksoy", "vossen"),  # ASD, same team
    "fel": ("felten",),  # ASD lead
    "neu": ("neumann",),  # WJH
    "ort": ("orth",),  # WJH lead
    "doh": ("dohmen",),  # Praxisberatung
    "dem": ("demir",),  # HOME
    "pau": ("pauly",),  # Frühe Hilfen
    "kem": ("kemper",),  # ASD of another team
    "lor": ("lorenz",),  # Jugendhilfeplanung
    "beh": ("behrens",),  # Datenschutz
    "adm": ("admin",),  # Fachadministration
    "out": ("nobody",),  # not signed in
}

PARTS = (
    house,
    desk,
    intake,
    file,
    procedure,
    notes,
    helps,
    helps_residential,
    helps_costs,
    helps_return,
    helps_delivery,
    team,
    conferences,
    socialspace,
    papers,
    family,
    protection,
    circle,
    rooms,
    gate,
    understanding,
    goals,
    commission_back,
    commission_conditions,
    commission_room,
    commission_ways,
    commission_papers,
    helps_plan,
    helps_competition,
)


class Door(NamedTuple):
    """One row of the table."""

    method: str
    name: str
    sample: str
    expected: dict[str, int]


def read(table: str) -> list[Door]:
    """The rows of the table, with the expected status by person."""
    doors = []
    for line in table.strip().splitlines():
        if line.startswith("#"):
            continue
        method, name, sample, *statuses = line.split()
        columns = zip(COLUMNS.values(), statuses, strict=True)
        expected = {person: int(status) for people, status in columns for person in people}
        doors.append(Door(method, name, sample.strip("-"), expected))
    return doors


DOORS = [door for part in PARTS for door in read(part.TABLE)]
