"""Invented families and what is told about them; no one of them exists."""

from typing import NamedTuple


class Story(NamedTuple):
    """Why a family comes, in the words of those concerned, and what the team makes of it."""

    concern: str
    child_words: str
    parent_words: str
    resources: tuple[tuple[str, str, int, str], ...]  # kind, wording, level, state
    gap: str  # topic that is missing
    question: str
    idea: str
    idea_without_help: str
    weighing: str
    result: str
    goal: str


STORIES = (
    Story(
        "Die Klassenlehrerin berichtet von sieben Fehltagen im September. Das Kind kommt müde und ohne Frühstück.",
        "Ich will, dass morgens keiner schimpft und Oma öfter kommt.",
        "Der Morgen soll ohne Streit gelingen, damit mein Kind pünktlich in der Schule ist.",
        (
            ("social", "Großmutter holt zweimal in der Woche ab", 2, "used"),
            ("personal", "Liest gern vor und hilft beim Kochen", 1, "usable"),
            ("infrastructure", "Fußball-AG, Trainerin ist Vertrauensperson", 3, "used"),
        ),
        "Entlastung am Morgen",
        "Wie gelingt der Familie ein Morgen ohne Eskalation?",
        "Familienhilfe begleitet drei Wochen lang den Morgen.",
        "Wegepatenschaft mit der Nachbarsfamilie, Großmutter übernimmt zwei Tage.",
        "Trägt an zwei Tagen; an den anderen drei fehlt jemand, der den Anfang mit der Mutter übt.",
        "Versorgung ist gesichert, der Streit am Morgen belastet das Kind deutlich. Auftrag mit der Familie geklärt.",
        "Drei Viertel der Schultage beginnen bis Ende Mai ohne Eskalation.",
    ),
    Story(
        "Der Vater ruft selbst an: Nach der Trennung schläft das Kind schlecht und will nicht zwischen den Wohnungen "
        "wechseln.",
        "Ich möchte bei beiden sein, aber nicht, dass sie an der Tür streiten.",
        "Wir wollen die Übergaben ruhig schaffen und wieder miteinander reden.",
        (
            ("social", "Tante begleitet die Übergaben", 2, "usable"),
            ("personal", "Beide Eltern wollen Beratung", 1, "usable"),
            ("infrastructure", "Kita kennt die Familie gut", 3, "used"),
        ),
        "Trennung und Umgang",
        "Was brauchen die Eltern, um Übergaben ohne Streit zu schaffen?",
        "Erziehungsbeistand als Ansprechperson für das Kind.",
        "Übergaben in der Kita statt an der Haustür, Beratung für beide Eltern.",
        "Gelingt unter der Woche; an Wochenenden braucht das Kind eine eigene Ansprechperson.",
        "Die Eltern sehen das Problem und wollen selbst etwas ändern.",
        "Die Übergaben verlaufen zwei Monate lang ohne Streit vor dem Kind.",
    ),
    Story(
        "Die Kinderarztpraxis meldet wiederholt versäumte Termine, das Kind spricht wenig.",
        "Mama soll mit mir rausgehen.",
        "Ich schaffe die Termine nicht mit dem Baby und ohne Auto.",
        (
            ("social", "Nachbarin passt gelegentlich auf das Baby auf", 2, "usable"),
            ("material", "Wohnung ist groß genug und warm", 1, "used"),
            ("infrastructure", "Elterncafé im Familienzentrum", 3, "full"),
        ),
        "Frühe Kindheit",
        "Wie kommt die Familie zu ihren Terminen, und was hilft dem Kind beim Sprechen?",
        "Sozialpädagogische Familienhilfe mit Schwerpunkt Alltag.",
        "Begleitung durch die Frühen Hilfen und feste Terminzeiten in der Praxis.",
        "Deckt die Arzttermine ab, nicht aber den Alltag mit zwei kleinen Kindern.",
        "Die Mutter ist erschöpft und nimmt Hilfe an; Gefährdung ist derzeit nicht erkennbar.",
        "Alle Vorsorgetermine sind wahrgenommen, das Kind besucht die Kita an vier Tagen.",
    ),
    Story(
        "Die Schulsozialarbeit berichtet von Prügeleien und davon, dass der Jugendliche abends lange draußen ist.",
        "Ich brauche jemanden, der mir zuhört und nicht gleich meckert.",
        "Wir möchten wissen, wo er ist, und wieder Regeln finden, die gelten.",
        (
            ("personal", "Ist zuverlässig beim Boxtraining", 1, "used"),
            ("social", "Älterer Bruder ist Vorbild", 2, "usable"),
            ("infrastructure", "Jugendtreff bietet Einzelgespräche an", 3, "usable"),
        ),
        "Freizeit und Treffpunkt",
        "Wie finden Eltern und Sohn wieder Regeln, die beide mittragen?",
        "Erziehungsbeistand, der auch abends erreichbar ist.",
        "Fester Abend im Jugendtreff und Familienrat mit dem Bruder.",
        "Der Familienrat hilft der Familie; für die Abende reicht das Angebot noch nicht.",
        "Ziele sind gemeinsam gefunden, die Familie will es zuerst mit dem Familienrat versuchen.",
        "Der Jugendliche ist an Schultagen um 21 Uhr zu Hause.",
    ),
)

# first name, last name, birth year offset (age), caregiver, role, quarter
NAMED = (
    ("Mia", "Lindner", 9, "Sandra Lindner", "mother", "Rheydt"),
    ("Emir", "Yılmaz-Peters", 4, "Derya Yılmaz-Peters", "mother", "Grenzlandstadion"),
    ("Samira", "Haddad", 12, "Nadia Haddad", "mother", "Rheydt"),
    ("Filip", "Nowak", 6, "Zofia Nowak", "mother", "Mülfort"),
    ("Jan", "Kowalczyk", 14, "Piotr Kowalczyk", "father", "Bonnenbroich-Geneicken"),
    ("Lara", "Teichmann", 10, "Britta Teichmann", "mother", "Schloss Rheydt"),
    ("Ben", "Schröder", 8, "Timo Schröder", "father", "Grenzlandstadion"),
    ("Noah", "Becker", 7, "Katrin Becker", "mother", "Rheydt"),
    ("Grace", "Amadi", 11, "Joy Amadi", "mother", "Mülfort"),
    ("Tom", "Peters", 15, "Ralf Peters", "father", "Rheydt"),
)
FIRST_NAMES = (
    *("Ada", "Ali", "Amelie", "Anton", "Ayşe", "Bruno", "Clara", "Dilara", "Elias", "Emma", "Finn", "Greta", "Hannah"),
    *("Ida", "Jakub", "Jonas", "Karim", "Lea", "Leon", "Lina", "Luca", "Malik", "Marie", "Matteo", "Mila", "Nele"),
    *("Nikola", "Ole", "Paul", "Pia", "Rania", "Sofia", "Theo", "Yara", "Yusuf", "Zeynep"),
)
MOTHERS = (
    "Anna",
    "Birgit",
    "Claudia",
    "Elif",
    "Fatma",
    "Julia",
    "Karin",
    "Magda",
    "Nadine",
    "Sevgi",
    "Tanja",
    "Yasmin",
)
FATHERS = ("Ahmet", "Bernd", "Daniel", "Erkan", "Frank", "Ivan", "Jens", "Marek", "Omar", "Ralf", "Stefan", "Tarek")
# Which language besides German is spoken at home, by the last name in the demo only: a name says nothing about people.
LANGUAGES = {
    **dict.fromkeys(("Aydın", "Çelik", "Kaya", "Öztürk", "Şahin", "Ünal", "Yılmaz-Peters"), "Türkisch"),
    **dict.fromkeys(("Dąbrowski", "Kowalczyk"), "Polnisch"),
    **{"Ibrahim": "Arabisch", "Amadi": "Englisch"},
}
LAST_NAMES = (
    *("Aydın", "Bauer", "Çelik", "Dąbrowski", "Esser", "Fischer", "Gärtner", "Hansen", "Ibrahim", "Jansen"),
    *("Kaya", "Krüger", "Lenzen", "Müller", "Öztürk", "Pauls", "Quint", "Reuter", "Şahin", "Schmitz"),
    *("Thelen", "Ünal", "Vogt", "Weiß", "Zander", "Engels", "Hoffmann", "Köhler", "Peeters", "Wirtz"),
)
