"""Words of the demo's conferences: invented people and institutions, plausible topics."""

from typing import NamedTuple

# name, district, belongs to Rheydt Ost, basis
SUBGROUPS = (
    ("Mülfort", "Süd", True, "cooperation"),
    ("Rheydt Mitte", "Süd", True, "nearness"),
    ("Grenzlandstadion", "Süd", True, "nearness"),
    ("Bonnenbroich, Geneicken und Schloss Rheydt", "Süd", True, "cooperation"),
    ("Eicken", "Nord", False, "cooperation"),
    ("Waldhausen", "Nord", False, "nearness"),
    ("Rheindahlen", "West", False, "nearness"),
    ("Holt", "West", False, "cooperation"),
    ("Neuwerk", "Ost", False, "nearness"),
    ("Lürrip", "Ost", False, "cooperation"),
    ("Giesenkirchen", "Ost", False, "nearness"),
    ("Hardterbroich", "Ost", False, "nearness"),
)

PLACES = ("Familienzentrum Mülfort", "Jugendtreff am Markt", "Stadtteilhaus Geneicken", "Mensa der Grundschule")

# days from today, place
AREA_MEETINGS = (
    (-100, "Rathaus Rheydt, Raum 214"),
    (15, "Rathaus Rheydt, Raum 214"),
    (105, "Rathaus Rheydt, Raum 101"),
)

# name, kind, quarter, contact's first and last name, function, positions in SUBGROUPS
PARTNERS = (
    ("Familienzentrum Mülfort", "daycare", "Mülfort", "Christa", "Paulus", "Leitung", (0,)),
    ("Kita Sonnenwinkel", "daycare", "Rheydt", "Nadja", "Wolters", "Leitung", (1,)),
    ("Kita am Schlosspark", "daycare", "Bonnenbroich-Geneicken", "Silke", "Hamacher", "Leitung", (3,)),
    ("Kita Stadionstraße", "daycare", "Grenzlandstadion", "Emine", "Kurt", "Stellvertretende Leitung", (2,)),
    ("Grundschule Mülfort", "school", "Mülfort", "Rainer", "Maaßen", "Schulleitung", (0,)),
    ("Grundschule Rheydt Mitte", "school", "Rheydt", "Julia", "Ünal", "Konrektorin", (1, 2)),
    ("Gesamtschule am Stadtpark", "school", "Rheydt", "Bernd", "Jansen", "Abteilungsleitung", (1, 2, 3)),
    ("Jugendtreff am Markt", "youth_work", "Rheydt", "Fatou", "Diallo", "Leitung", (0, 1, 2)),
    ("Stadtteilhaus Geneicken", "youth_work", "Bonnenbroich-Geneicken", "Marie", "Küppers", "Koordination", (3,)),
    ("Familienbildungsstätte Rheydt", "education", "Rheydt", "Karin", "Roosen", "Fachbereich Eltern", (0, 1, 3)),
    ("ABI – Interkulturelle Bildung", "education", "Rheydt", "Selin", "Aydın", "Beratung", (0, 1, 2, 3)),
    ("Jobcenter Rheydt", "authority", "Rheydt", "Erik", "Wirtz", "Beauftragter für Chancengleichheit", (0, 1, 2, 3)),
    ("Sprachmittlungspool der Stadt", "language", None, "Petra", "Sander", "Vermittlung", (0, 1, 2, 3)),
    ("Kinderarztpraxis Heinen", "health", "Mülfort", "Birgit", "Heinen", "Ärztin", (0, 3)),
    ("Sportverein Grenzland", "youth_work", "Grenzlandstadion", "Ali", "Çelik", "Jugendwart", (2,)),
)


class Topic(NamedTuple):
    """An item with its notes and results: (kind, text, who, days until done or 0)."""

    title: str
    notes: str
    outcomes: tuple[tuple[str, str, str, int], ...] = ()


OPENING = Topic(
    "Begrüßung, Protokoll der letzten Konferenz",
    "Das Protokoll der letzten Konferenz wird ohne Änderungen bestätigt. Die Aufträge sind bis auf einen erledigt.",
)

AGENDA: tuple[tuple[Topic, ...], ...] = (
    (
        OPENING,
        Topic(
            "Ressourcen im Sozialraum: was ist neu?",
            "Die Einrichtungen berichten von neuen und geänderten Angeboten.",
            (
                (
                    "offer",
                    "Der Jugendtreff bietet dienstags und donnerstags eine Hausaufgabenzeit an, 12 Plätze.",
                    "",
                    0,
                ),
                ("offer", "Die Familienbildungsstätte hat freie Plätze im Kurs „Starke Eltern“.", "", 0),
                ("agreement", "Ressourcenliste ergänzen und an alle senden", "H. Dohmen, Praxisberatung", 25),
            ),
        ),
        Topic(
            "Entlastung am Morgen",
            "Mehrere Einrichtungen nennen Entlastung am Morgen als Bedarf. Die Runde sammelt Ideen zu einem "
            "Frühstücksangebot und zu Wegepatenschaften.",
            (
                ("need", "Betreuung und Begleitung vor Schulbeginn fehlt im Quartier.", "", 0),
                ("agreement", "Arbeitsgruppe „Gut in den Tag“ einladen, Konzept vorlegen", "J. Ünal, Grundschule", 95),
            ),
        ),
        Topic("Verschiedenes", "Die nächste Konferenz findet im Jugendtreff statt."),
    ),
    (
        OPENING,
        Topic(
            "Sprachmittlung",
            "Der kommunale Pool stellt sich vor: elf Sprachen, Anmeldung zwei Werktage vorher. "
            "Kinder sollen in Gesprächen nicht übersetzen.",
            (
                ("information", "Termine sind auch telefonisch und per Video möglich.", "", 0),
                ("agreement", "Liste der Sprachmittlerinnen an alle Kitas", "P. Sander, Sprachmittlungspool", 10),
            ),
        ),
        Topic(
            "Elterncafé",
            "Das Elterncafé ist gut besucht. Ein zweiter Termin in der Woche wird gewünscht.",
            (
                ("agreement", "Zweiter Termin des Elterncafés je Woche: Raum klären", "C. Paulus, Familienzentrum", 28),
                ("question", "Kann die Sozialraumsitzung Mittel für die Betreuung der Geschwister finden?", "", 0),
            ),
        ),
    ),
    (
        OPENING,
        Topic(
            "Ferienprogramm",
            "Jugendtreff, Sportverein und Schulen stimmen ihre Wochen ab, damit keine Lücke bleibt.",
            (
                ("offer", "Der Sportverein öffnet seine Halle in der zweiten Ferienwoche.", "", 0),
                ("agreement", "Gemeinsames Faltblatt zum Ferienprogramm gestalten", "F. Diallo, Jugendtreff", 45),
            ),
        ),
        Topic(
            "Hausaufgaben und Lernen",
            "Die Schulen sehen mehr Kinder, die zu Hause keinen ruhigen Platz zum Lernen haben.",
            (("need", "Ruhige Lernplätze am Nachmittag, gut zu Fuß erreichbar.", "", 0),),
        ),
        Topic("Verschiedenes", "Das Jobcenter benennt eine feste Ansprechperson für Alleinerziehende."),
    ),
    (
        OPENING,
        Topic(
            "Frühe Hilfen im Quartier",
            "Offene Sprechzeiten in Kitas werden angenommen, vormittags mehr als nachmittags.",
            (
                ("information", "Die Hebammensprechstunde findet jetzt jeden zweiten Mittwoch statt.", "", 0),
                ("agreement", "Aushang mit allen Sprechzeiten erstellen", "T. Pauly, Frühe Hilfen", 30),
            ),
        ),
        Topic(
            "Übergang von der Kita in die Schule",
            "Kitas und Schulen tauschen sich über gemeinsame Elternabende aus.",
            (("question", "Wie werden die Teams an den Elternabenden beteiligt?", "", 0),),
        ),
    ),
)
