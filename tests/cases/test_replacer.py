"""What nobody outside shall read is replaced in every spelling: names, days, addresses, numbers."""

import re
from datetime import date
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.pseudonyms.names import PARTICLES, TOKEN, plain, words_of
from cases.pseudonyms.people import years_around
from cases.pseudonyms.replacer import Replacer
from cases.pseudonyms.times import MONTHS, ORDINALS, quarter_of

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßçşğıłńéèøñ"


def replacer(**labels: str) -> Replacer:
    """One who knows these names; the label of 'Milan' is written `Milan="Kind 1"`."""
    return Replacer(names={word: label for name, label in labels.items() for word in words_of(name.replace("_", " "))})


FAMILY = replacer(
    Milan="Kind 1", Sommerfeld="Name", Katrin="Mutter", Jürgen="Vater", Ay_şe="Großmutter", van_der_Berg="Name"
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Milan Sommerfeld kommt spät.", "[Kind 1] kommt spät."),
        ("Milans Mutter", "[Kind 1] Mutter"),
        ("MILAN und milan", "[Kind 1] und [Kind 1]"),
        ("Milan's Heft, Milan’s Heft", "[Kind 1] Heft, [Kind 1] Heft"),
        ("bei Sommerfelds, die Sommerfeldsche Art", "bei [Name], die [Name] Art"),
        ("Sommerfeld-Nowak", "[Name]-Nowak"),
        ("M. Sommerfeld", "[Name]"),
        ("FamilieSommerfeld", "[Name]"),
        ("Mi\u00adlan", "[Kind 1]"),
        ("Sommer-\nfeld", "[Name]"),
        ("Juergen, JÜRGEN, Jurgen, Ju\u0308rgen", "[Vater], [Vater], [Vater], [Vater]"),
        ("van der Berg und der Berg", "[Name] und [Name]"),
        ("Er ist der Lehrer von nebenan.", "Er ist der Lehrer von nebenan."),
        ("Frau Yılmaz und Herr Dr. Ünal", "Frau [Name] und Herr Dr. [Name]"),
        ("Oma Gerda", "Oma [Name]"),
    ],
)
def test_names_are_found_however_they_are_spelt(written: str, read: str) -> None:
    assert FAMILY(written) == read


@pytest.mark.parametrize(
    "written",
    [
        *(
            "12.03.2019",
            "12.3.19",
            "12. 3. 2019",
            "2019-03-12",
            "12/03/2019",
            "12-03-2019",
            "12. März 2019",
            "12 März 2019",
        ),
        *("12. Maerz 2019", "12. Mrz. 2019", "zwölfter März 2019", "zwoelften März 2019", "zwölften dritten 2019"),
        *("12 . 03 . 2019", "12.03.’19", "12\u00a0.\u00a0März\u00a02019", "12.MÄRZ 2019"),
    ],
)
def test_an_exact_day_becomes_the_quarter_of_its_year(written: str) -> None:
    read = Replacer()(f"Geboren am {written} in der Klinik.")
    assert read in {"Geboren am [1. Quartal 2019] in der Klinik.", "Geboren am [Datum 2019] in der Klinik."}


@pytest.mark.parametrize("written", ["am 12.03.", "am 12.", "1. Mai", "am dritten Juli", "12/03", "zum 1."])
def test_a_day_without_its_year_is_replaced_as_well(written: str) -> None:
    assert not re.search(r"\d{2}|Mai|Juli|dritte|zum 1\.", Replacer()(f"Das war {written} so").replace("Quartal", ""))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(range(12)))
def test_no_form_of_a_day_survives(day: date, form: int) -> None:
    names = MONTHS[day.month - 1]
    forms = [
        *(f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day.day}.{day.month}.{day:%y}", f"{day:%d/%m/%Y}", f"{day:%d.%m.}"),
        *(f"{day.day}. {name.title()} {day.year}" for name in names[:1]),
        *(f"{ORDINALS[day.day % 10]}n {names[0].title()} {day.year}", f"{day:%d-%m-%y}", f"{day:%Y%m%d}"),
        *(f"{day.day}. {names[-1]}", f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}"),
    ]
    written = forms[form % len(forms)]
    assert written not in Replacer()(f"Seit {written} fehlt er oft.")


@pytest.mark.parametrize(
    "secret",
    [
        *("RO-2026-0147", "RO 2026-147", "ro-2026-0147", "2026-0147", "41238", "02161 25-1234", "0172/1234567"),
        *(
            "+49 172 1234567",
            "0049 2161 25",
            "k.sommerfeld@web.example",
            "k (at) web.example",
            "DE12 3705 0198 1234 5678 90",
        ),
        *(
            "Giesenkirchener Straße 12",
            "Hauptstr. 5a",
            "Lindenweg 7",
            "Am Ring 12 b",
            "Musterallee",
            "www.beispiel.example/x",
        ),
        *("Hugo-Preuß-Straße", "Hausnummer 14", "41238 Mönchengladbach"),
    ],
)
def test_numbers_and_addresses_are_found_by_their_form(secret: str) -> None:
    read = Replacer(exact=("RO-2026-0147",))(f"Bitte {secret} notieren")
    assert secret.casefold() not in read.casefold()
    assert not re.search(r"\d{2}", read)


@pytest.mark.parametrize(
    "written", ["Giesenkirchener Strasse 4", "GIESENKIRCHENER STR. 4", "Giesenkirchener-Straße", "Jüchens"]
)
def test_known_places_are_found_in_any_spelling(written: str) -> None:
    read = Replacer(places=("Giesenkirchener Straße", "Jüchen"))(f"Er wohnt {written} oben.")
    assert read == "Er wohnt [Anschrift] oben."


@pytest.mark.parametrize(
    "text",
    [
        "Der Schulweg ist lang, der Spielplatz nah; um 7:30 Uhr frühstückt er in der 3. Klasse mit 12 Kindern.",
        "An zwei Tagen in der Woche holt die Nachbarin ab. Das kostet 12,50 €.",
    ],
)
def test_what_gives_nobody_away_stays_readable(text: str) -> None:
    assert FAMILY(text) == text


names = st.text(LETTERS, min_size=2, max_size=12).map(str.title)


@given(
    st.lists(names, min_size=1, max_size=4),
    st.lists(st.sampled_from(["kommt", "und", "heute,", "bei", "- ", "(", ")", "\n", "12", "’s", "."]), max_size=8),
    st.sampled_from(["", "s", "'s", "n", "chen"]),
    st.sampled_from([str, str.upper, str.lower, plain]),
    st.randoms(use_true_random=False),
)
@example(["An"], ["kommt"], "", str, Random(1))  # noqa: S311  # an order of words
def test_no_word_of_a_name_survives(
    known: list[str], others: list[str], suffix: str, spell: object, chance: object
) -> None:
    assert callable(spell)
    words = [spell(name) + suffix for name in known] + others
    chance.shuffle(words)  # type: ignore[attr-defined]
    read = Replacer(names=dict.fromkeys(words_of(*known), "…"))(" ".join(words))
    left = {plain(token) for token in TOKEN.findall(read)}
    assert not left & {plain(name) for name in known if plain(name) not in PARTICLES and len(plain(name)) > 1}


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    FAMILY(text)


def test_a_text_written_against_it_takes_no_time() -> None:
    for text in ("a." * 5_000, "1 " * 5_000, "(0" * 5_000, "Am " * 3_000, "a@" * 5_000, "-" * 10_000):
        FAMILY(text)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (0, "0–2 Jahre"),
        (9, "9–10 Jahre"),
        (10, "9–10 Jahre"),
        (17, "17–18 Jahre"),
        (18, "18–20 Jahre"),
        (25, "21–29 Jahre"),
        (38, "30–39 Jahre"),
        (91, "über 80 Jahre"),
    ],
)
def test_an_age_is_a_range(age: int, words: str) -> None:
    assert years_around(age) == words


def test_a_day_outside_is_a_quarter() -> None:
    assert quarter_of(date(2026, 11, 28)) == "4. Quartal 2026"
