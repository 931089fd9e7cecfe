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
            ("Frühe Kindheit", "Krabbelgruppe am Vormittag", "Eltern, die Austausch suchen"),
            ("Seelische Gesundheit", "Kurs Ruhe finden", "erschöpfte Eltern"),
        ),
    ),
    "home": (
        3,
        (
            ("Elternbildung", "HOME-Sprechstunde", "Eltern von Kindern bis zehn, ohne Termin"),
            ("Elternbildung", "Elterncafé", "Mütter und Väter, die sonst niemanden kennen"),
            ("Entlastung am Morgen", "Frühöffnung ab 6:30 Uhr", "Eltern mit Schichtarbeit"),
        ),
    ),
    "abi": (
        4,
        (
            ("Sprachmittlung", "Deutsch mit Kinderbetreuung", "Mütter mit kleinen Kindern"),
            ("Hausaufgaben und Lernen", "Rucksack in der Grundschule", "mehrsprachige Familien"),
            ("Freizeit und Treffpunkt", "Nähtreff", "Frauen aus vielen Ländern"),
            ("Elternbildung", "Elternberatung in sechs Sprachen", "Familien, die neu in der Stadt sind"),
        ),
    ),
    "club": (
        4,
        (
            ("Sport und Bewegung", "Fußball ohne Verein", "Kinder ohne Geld für Beiträge"),
            ("Sport und Bewegung", "Mädchensport", "Mädchen, die unter sich sein möchten"),
            ("Sport und Bewegung", "Schwimmen lernen", "Kinder, die noch nie im Becken waren"),
            ("Ferien", "Ferienspiele", "Kinder, die nicht verreisen"),
        ),
    ),
    "jobcenter": (
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


# what kind an organisation of the conferences really is in the directory
KINDS = {
    "Familienzentrum Mülfort": "home",
    "ABI – Interkulturelle Bildung": "abi",
    "Jobcenter Rheydt": "jobcenter",
    "Sportverein Grenzland": "club",
}

STREETS = ("Giesenkirchener Straße", "Odenkirchener Straße", "Hauptstraße", "Stresemannstraße", "Dahlener Straße")

# by title: for whom, ages, cents, note to the costs, when; nothing where nobody said
DETAILS: dict[str, tuple[str, int | None, int | None, int | None, str, str]] = {
    "Frühöffnung ab 6:30 Uhr": ("Familien der Einrichtung", 2, 6, 0, "", "Mo bis Fr ab 6:30 Uhr"),
    "Elterncafé": ("Mütter und Väter", None, None, 0, "", "dienstags 8:30 bis 10 Uhr"),
    "Spielgruppe für Kinder unter drei": ("Kinder mit Begleitung", 0, 3, 2_00, "je Treffen", "mittwochs 9:30 Uhr"),
    "Offener Nachmittag im Garten": ("Familien aus der Nachbarschaft", 0, 10, 0, "", "freitags 15 bis 17 Uhr"),
    "Frühstück für alle Kinder": (
        "Kinder der Einrichtung",
        2,
        6,
        15_00,
        "im Monat, mit MG-Pass frei",
        "täglich ab 7 Uhr",
    ),
    "HOME-Sprechstunde": ("Eltern von Kindern bis zehn", 0, 10, 0, "", "donnerstags 8 bis 10 Uhr"),
    "Lernzeit am Nachmittag": ("Schülerinnen und Schüler", 6, 12, 0, "", "Mo bis Do 14 bis 16 Uhr"),
    "Bewegte Pause": ("Schülerinnen und Schüler", 6, 11, 0, "", "in jeder großen Pause"),
    "Sprechstunde der Schulsozialarbeit": ("Jugendliche und Eltern", 10, 18, 0, "", "nach Absprache"),
    "Offener Anfang ab 7:15 Uhr": ("Kinder der Schule", 6, 10, 0, "", "an Schultagen ab 7:15 Uhr"),
    "Sprechstunde rund um Schlaf und Schreien": ("Eltern von Babys", 0, 1, 0, "", "mittwochs 11 bis 13 Uhr"),
    "Offenes Ohr nach der Geburt": ("Mütter", None, None, 0, "", "nach Anruf"),
    "Wiegetreff": ("Eltern mit Babys", 0, 1, 0, "", "montags 10 Uhr"),
    "Offene Tür": ("Jugendliche", 12, 21, 0, "", "Mo bis Fr 15 bis 20 Uhr"),
    "Ferienspiele": (
        "Schulkinder",
        6,
        13,
        45_00,
        "je Woche, Geschwister die Hälfte",
        "Oster-, Sommer- und Herbstferien",
    ),
    "Fußball ohne Verein": ("Kinder und Jugendliche", 7, 16, 0, "", "dienstags und donnerstags 16 Uhr"),
    "Hausaufgabenraum": ("Schulkinder", 6, 14, 0, "", "Mo bis Do 14 bis 17 Uhr"),
    "Mädchensport": ("Mädchen", 8, 16, 0, "", "freitags 15:30 Uhr"),
    "Tagesausflüge": ("Familien", None, None, 5_00, "je Person", "ein Samstag im Monat"),
    "Schwimmen lernen": ("Kinder", 5, 10, 60_00, "für zehn Stunden, über Bildung und Teilhabe", "samstags 9 Uhr"),
    "Beratung in der Trennung": ("Eltern", None, None, 0, "", "nach Anmeldung, auch abends"),
    "Offene Sprechstunde Schulden": ("Familien", None, None, 0, "", "montags 9 bis 12 Uhr"),
    "Hilfe bei drohender Kündigung": ("Familien", None, None, 0, "", "nach Anruf am selben Tag"),
    "Gruppe für Kinder belasteter Eltern": ("Kinder", 7, 12, 0, "", "donnerstags 16 Uhr"),
    "Begleiteter Umgang am Samstag": ("Kinder und getrennt lebende Eltern", 0, 14, None, "nach Einkommen", "samstags"),
    "Kurs Starke Eltern": (
        "Mütter und Väter",
        None,
        None,
        40_00,
        "zehn Abende, mit Elternstart NRW frei",
        "dienstags 19 Uhr",
    ),
    "Väterwerkstatt": ("Väter mit Kindern", 3, 10, 8_00, "Material", "ein Samstag im Monat"),
    "Krabbelgruppe am Vormittag": ("Eltern mit Kindern", 0, 2, 4_50, "je Treffen", "donnerstags 9:30 Uhr"),
    "Kurs Ruhe finden": ("Eltern", None, None, 25_00, "sechs Abende", "mittwochs 18 Uhr"),
    "Deutsch mit Kinderbetreuung": ("Frauen mit kleinen Kindern", 0, 6, 0, "", "Mo bis Do 9 bis 12 Uhr"),
    "Rucksack in der Grundschule": ("Eltern und Kinder", 6, 10, 0, "", "donnerstags 8:15 Uhr"),
    "Nähtreff": ("Frauen", None, None, 0, "", "mittwochs 10 Uhr"),
    "Elternberatung in sechs Sprachen": ("neu zugewanderte Familien", None, None, 0, "", "dienstags 9 bis 15 Uhr"),
    "Beratung zu Bildung und Teilhabe": ("Familien mit Leistungsbezug", 0, 18, 0, "", "donnerstags 8 bis 12 Uhr"),
    "Beratung zu Umzug und Kaution": ("Familien mit Leistungsbezug", None, None, 0, "", "nach Termin"),
    "Sprachmittlung vor Ort": ("alle Dienste und Familien", None, None, None, "für Familien frei", "nach Anmeldung"),
    "Sprachmittlung am Telefon": ("alle Dienste und Familien", None, None, 0, "", "Mo bis Fr 8 bis 18 Uhr"),
    "Patin für den Schulweg": ("Grundschulkinder", 6, 10, 0, "", "an Schultagen ab 7 Uhr"),
    "Familienpatenschaft": ("Familien mit kleinen Kindern", 0, 6, 0, "", "zwei Stunden in der Woche"),
    "Gemeinsam kochen": ("Familien", None, None, 3_00, "je Person", "freitags 16 Uhr"),
    "Laufgruppe mit Kinderwagen": ("junge Eltern", 0, 3, 0, "", "dienstags 10 Uhr"),
    "Elternabend am Küchentisch": ("Eltern", None, None, 0, "", "nach Absprache"),
    "Offener Treff": ("alle", None, None, 0, "", "mittwochs 14 bis 18 Uhr"),
    "Zeltwoche": ("Jugendliche", 13, 17, 120_00, "Ermäßigung möglich", "eine Woche im Juli"),
    "Wohnprobe für junge Leute": ("junge Menschen", 17, 21, None, "", "nach Absprache"),
}

# who has not agreed to stand in the directory
UNNAMED = {
    "Kita Sonnenwinkel": ("Renate", "Kamps"),
    "Jugendtreff am Markt": ("Jonas", "Weyers"),
    "Grundschule Mülfort": ("Ayşe", "Yıldız"),
    "Familienberatung am Rathaus": ("Margret", "Schmitz"),
    "Lotsenhaus Niers": ("Patrick", "Lüpertz"),
    "Kinderarztpraxis Heinen": ("Ines", "Tappert"),
}
