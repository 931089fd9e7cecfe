"""Words of the demo's social space: invented organisations and offers, real kinds of both."""

# name, kind, quarter, contact's first and last name, function; the partners of the conferences come on top
MORE_ORGANISATIONS = (
    ("Kita Mühlenbach", "daycare", "Mülfort", "Sabrina", "Giesen", "Leitung"),
    ("Realschule an der Niers", "school", "Mülfort", "Holger", "Esser", "Schulleitung"),
    ("Hebammenpraxis Morgenlicht", "health", "Rheydt", "Ewa", "Nowicka", "Hebamme"),
    ("Jugendzentrum Südhof", "youth_work", "Mülfort", "Timo", "Brings", "Leitung"),
    ("Familienberatung am Rathaus", "advice", "Rheydt", "Ulrike", "Peters", "Beratung"),
    ("Schuldnerberatung Niersbogen", "advice", "Rheydt", "Andreas", "Hüsges", "Beratung"),
    ("Beratungsstelle Trennung und Familie", "advice", "Bonnenbroich-Geneicken", "Leyla", "Şahin", "Beratung"),
    ("Projekt Familienpaten", "project", "Grenzlandstadion", "Gabi", "Lennartz", "Koordination"),
    ("Projekt Gesund aufwachsen", "project", "Mülfort", "Yusuf", "Demirel", "Koordination"),
    ("Brückenwerk Familienhilfe", "provider", "Rheydt", "Martin", "Coenen", "Bereichsleitung ambulant"),
    ("Lotsenhaus Niers", "provider", "Mülfort", "Anja", "Feldges", "Bereichsleitung ambulant"),
    ("Wegzeichen Jugendhilfe", "provider", "Rheydt", "Stefan", "Tillmanns", "Leitung"),
    ("Kompass Erziehungshilfen", "provider", "Grenzlandstadion", "Miriam", "Vieten", "Leitung"),
    ("Haus Lindengarten", "provider", "Bonnenbroich-Geneicken", "Georg", "Bolten", "Einrichtungsleitung"),
    ("Wohngruppen Weidenhof", "provider", "Mülfort", "Claudia", "Schiffer", "Einrichtungsleitung"),
)

# how many of the following offers an organisation of the kind has, and which there are: topic, title, good for
OFFERS: dict[str, tuple[int, tuple[tuple[str, str, str], ...]]] = {
    "daycare": (
        3,
        (
            ("Entlastung am Morgen", "Frühöffnung ab 6:30 Uhr", "Eltern mit Schichtarbeit"),
            ("Elternbildung", "Elterncafé", "Mütter und Väter, die sonst niemanden kennen"),
            ("Frühe Kindheit", "Spielgruppe für Kinder unter drei", "Kinder, die noch keinen Platz haben"),
            ("Freizeit und Treffpunkt", "Offener Nachmittag im Garten", "Familien ohne Garten"),
            ("Entlastung am Morgen", "Frühstück für alle Kinder", "Kinder, die ohne Frühstück kommen"),
        ),
    ),
    "school": (
        3,
        (
            ("Hausaufgaben und Lernen", "Lernzeit am Nachmittag", "Kinder, die zu Hause keinen ruhigen Platz haben"),
            ("Sport und Bewegung", "Bewegte Pause", "Kinder mit viel Energie"),
            ("Seelische Gesundheit", "Sprechstunde der Schulsozialarbeit", "Jugendliche, die reden möchten"),
            ("Entlastung am Morgen", "Offener Anfang ab 7:15 Uhr", "Geschwister mit verschiedenen Schulwegen"),
        ),
    ),
    "health": (
        2,
        (
            ("Frühe Kindheit", "Sprechstunde rund um Schlaf und Schreien", "Eltern im ersten Jahr"),
            ("Seelische Gesundheit", "Offenes Ohr nach der Geburt", "erschöpfte Mütter"),
            ("Frühe Kindheit", "Wiegetreff", "junge Eltern im Viertel"),
        ),
    ),
    "youth_work": (
        4,
        (
            ("Freizeit und Treffpunkt", "Offene Tür", "Jugendliche ab 12 Jahren"),
            ("Ferien", "Ferienspiele", "Kinder, die nicht verreisen"),
            ("Sport und Bewegung", "Fußball ohne Verein", "Kinder ohne Geld für Beiträge"),
            ("Hausaufgaben und Lernen", "Hausaufgabenraum", "ruhiges Lernen mit Hilfe"),
            ("Sport und Bewegung", "Mädchensport", "Mädchen, die unter sich sein möchten"),
            ("Ferien", "Tagesausflüge", "Familien mit kleinem Einkommen"),
        ),
    ),
    "advice": (
        3,
        (
            ("Trennung und Umgang", "Beratung in der Trennung", "Eltern, die nicht mehr miteinander reden"),
            ("Schulden und Geld", "Offene Sprechstunde Schulden", "Familien mit Mahnungen"),
            ("Wohnen", "Hilfe bei drohender Kündigung", "Familien mit Mietrückstand"),
            ("Seelische Gesundheit", "Gruppe für Kinder belasteter Eltern", "Kinder zwischen 7 und 12"),
            ("Trennung und Umgang", "Begleiteter Umgang am Samstag", "neutraler Ort für das Wiedersehen"),
        ),
    ),
    "education": (
        4,
        (
            ("Elternbildung", "Kurs Starke Eltern", "Eltern, die etwas Neues versuchen möchten"),
            ("Elternbildung", "Väterwerkstatt", "Väter mit Kindern ab drei"),
            ("Sprachmittlung", "Deutsch mit Kinderbetreuung", "Mütter mit kleinen Kindern"),
            ("Hausaufgaben und Lernen", "Rucksack in der Grundschule", "mehrsprachige Familien"),
            ("Freizeit und Treffpunkt", "Nähtreff", "Frauen aus vielen Ländern"),
        ),
    ),
    "authority": (
        2,
        (
            ("Schulden und Geld", "Beratung zu Bildung und Teilhabe", "Beiträge, Ausflüge, Mittagessen"),
            ("Wohnen", "Beratung zu Umzug und Kaution", "Familien in zu kleiner Wohnung"),
        ),
    ),
    "language": (
        2,
        (
            ("Sprachmittlung", "Sprachmittlung vor Ort", "22 Sprachen, mit drei Tagen Vorlauf"),
            ("Sprachmittlung", "Sprachmittlung am Telefon", "kurze Fragen am selben Tag"),
        ),
    ),
    "project": (
        3,
        (
            ("Entlastung am Morgen", "Patin für den Schulweg", "Eltern, die morgens nicht loskönnen"),
            ("Frühe Kindheit", "Familienpatenschaft", "Alleinerziehende mit kleinen Kindern"),
            ("Freizeit und Treffpunkt", "Gemeinsam kochen", "Familien, die wenig Besuch haben"),
            ("Sport und Bewegung", "Laufgruppe mit Kinderwagen", "junge Eltern"),
        ),
    ),
    "provider": (
        1,
        (
            ("Elternbildung", "Elternabend am Küchentisch", "Eltern, die nicht in Kurse gehen"),
            ("Freizeit und Treffpunkt", "Offener Treff", "ohne Antrag und ohne Anmeldung"),
            ("Ferien", "Zeltwoche", "Jugendliche ab 13 Jahren"),
            ("Wohnen", "Wohnprobe für junge Leute", "ab 17 Jahren"),
        ),
    ),
}

AMBULATORY_PROVIDERS = (
    "Brückenwerk Familienhilfe",
    "Lotsenhaus Niers",
    "Wegzeichen Jugendhilfe",
    "Kompass Erziehungshilfen",
)
RESIDENTIAL_PROVIDERS = ("Haus Lindengarten", "Wohngruppen Weidenhof", "Wegzeichen Jugendhilfe")

# quarter, topic, how often it was missing in the last months
NEEDS = (
    ("Rheydt", "Entlastung am Morgen", 9),
    ("Rheydt", "Sprachmittlung", 7),
    ("Rheydt", "Wohnen", 6),
    ("Rheydt", "Schulden und Geld", 2),
    ("Mülfort", "Hausaufgaben und Lernen", 8),
    ("Mülfort", "Elternbildung", 5),
    ("Mülfort", "Trennung und Umgang", 3),
    ("Grenzlandstadion", "Sport und Bewegung", 5),
    ("Grenzlandstadion", "Ferien", 4),
    ("Bonnenbroich-Geneicken", "Frühe Kindheit", 6),
    ("Bonnenbroich-Geneicken", "Seelische Gesundheit", 2),
    ("Schloss Rheydt", "Frühe Kindheit", 1),
)
