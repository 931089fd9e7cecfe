"""Codes of the official statistics I 1 an office starts with (domain.md §9, [K]: known, not confirmed).

They are to be compared with the Datensatzbeschreibung of the reporting year before anything is delivered; a new year
gets new rows, and what was recorded keeps its own.
"""

from cases.models import StatCode

VALID_FROM = 2022  # first reporting year after the KJSG for which the office keeps them

Field = StatCode.Field

CODES: dict[Field, tuple[tuple[str, str], ...]] = {
    Field.REASON: (
        ("10", "Unversorgtheit des jungen Menschen"),
        ("11", "unzureichende Förderung, Betreuung oder Versorgung"),
        ("12", "Gefährdung des Kindeswohls"),
        ("13", "eingeschränkte Erziehungskompetenz"),
        ("14", "Belastung durch Problemlagen der Eltern"),
        ("15", "Belastung durch familiäre Konflikte"),
        ("16", "Auffälligkeiten im sozialen Verhalten"),
        ("17", "Entwicklungsauffälligkeiten, seelische Probleme"),
        ("18", "schulische oder berufliche Probleme"),
        ("19", "Übernahme wegen Zuständigkeitswechsels"),
    ),
    Field.END_REASON: (
        ("1", "wie im Hilfeplan vorgesehen"),
        ("2", "abweichend vom Hilfeplan durch Sorgeberechtigte oder junge Volljährige"),
        ("3", "abweichend vom Hilfeplan durch Einrichtung, Pflegefamilie oder Dienst"),
        ("4", "abweichend vom Hilfeplan durch den jungen Menschen"),
        ("5", "Adoption"),
        ("6", "Abgabe an ein anderes Jugendamt wegen Zuständigkeitswechsels"),
        ("7", "sonstige Gründe"),
    ),
    Field.NEXT_STAY: (
        ("01", "im Haushalt der Eltern, eines Elternteils oder Sorgeberechtigten"),
        ("02", "bei Verwandten"),
        ("03", "in einer nicht verwandten Familie"),
        ("04", "in der eigenen Wohnung"),
        ("05", "in einer Pflegefamilie"),
        ("06", "in einem Heim oder einer betreuten Wohnform"),
        ("07", "in der Psychiatrie"),
        ("08", "in einer anderen Einrichtung"),
        ("09", "ohne festen Aufenthalt"),
        ("10", "Aufenthalt unbekannt"),
    ),
    Field.NEXT_HELP: (
        ("1", "Beratung im ASD"),
        ("2", "Hilfe zur Erziehung"),
        ("3", "Eingliederungshilfe nach § 35a"),
        ("4", "Angebot außerhalb der Jugendhilfe"),
        ("5", "keine nachfolgende Hilfe"),
    ),
    Field.SITUATION: (
        ("1", "Eltern leben zusammen"),
        ("2", "Elternteil lebt allein ohne Partnerin oder Partner"),
        ("3", "Elternteil lebt mit neuer Partnerin oder neuem Partner"),
        ("4", "Eltern sind verstorben"),
        ("5", "unbekannt"),
    ),
}


def load() -> None:
    """Fill the empty table."""
    StatCode.objects.bulk_create(
        StatCode(field=field, code=code, label=label, valid_from=VALID_FROM)
        for field, codes in CODES.items()
        for code, label in codes
    )
