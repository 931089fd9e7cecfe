"""The sheet for people outside, of a rich family: no name, day, address or number of theirs in page, paper or mail."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from cases import actions
from cases.actions.check_links import PURPOSE
from cases.models import Case, CheckParticipant, Household, Person, Report, ResourceCheck
from cases.pseudonyms import preview, sheet_for
from cases.pseudonyms.names import PARTICLES, TOKEN
from cases.pseudonyms.replacer import Replacer
from tests.cases.circle_office import a_check_link, a_consent, a_partner, invited
from tests.conftest import ClientOf
from tests.office import a_case, a_resource, a_running_check, colleague, in_days
from web.models import OutgoingMail
from web.tokens import Token

pytestmark = pytest.mark.django_db

BORN = date(2017, 3, 12)
KEYS = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b"
)  # new on every page: chance, no secret
CONCERN = """Milan Sommerfeld-Öztürk (geb. 12.03.2017) kommt seit dem 3. Mai 2026 ohne Frühstück aus der
Giesenkirchener Str. 12a, 41238 Jüchen. Seine Mutter Katrin (0172/4455667, k.sommerfeld@web.example) sagt, Jürgen van
der Berg trinke; Milans Schwester Şeyma und Oma Hildegard Sommerfelds Nachbarin Frau Yılmaz helfen. Früher hieß
sie Nowak.
Aktenzeichen {number}. Katrins Chef wohnt in der Lindenallee 3. M. S. war am zwölften März dort, SOMMERFELD auch,
Sommerfelt ebenso. Vormund ist Dr. Kestenholz. Gemeldet hat Rosalie Wackernagel, am 2026-05-03 um 7:30 Uhr."""


@pytest.fixture
def rich() -> ResourceCheck:
    """A family with everything that gives it away, written into every text of a check."""
    brandt = colleague("brandt")
    case = a_case(
        child_last_name="Sommerfeld-Öztürk",
        child_birth_date=BORN,
        caregiver_name="Katrin Sommerfeld",
        reporter_name="Rosalie Wackernagel",
    )
    Report.objects.filter(case=case).update(concern=CONCERN.format(number=case.file_number))
    _relatives(case, brandt)
    check = a_running_check(case)
    words = {"quote": "Şeyma und ich wollen zu Oma Hildegard, am 12.3. war ich dort.", "said_on": in_days(-3)}
    actions.record_statement(case, by=brandt, person=case.child, kind="wish", **words)  # type: ignore[arg-type]
    for wording in ("Jürgens Bruder holt dienstags ab", "Nachbarn der Giesenkirchener Straße 12a", "Tel. 02166 123456"):
        a_resource(check, wording=wording)
    question = f"Wer kann Milan morgens abholen? Zu {case.file_number}, Trainer Lindqvist vom TuS Wanlo"
    return fetched(actions.ask_circle(check, by=brandt, question=question, hidden_words="Lindqvist, TuS Wanlo"))


def fetched(check: ResourceCheck) -> ResourceCheck:
    """The check as pages fetch it."""
    related = ("case__family", "case__child", "case__area", "started_by")
    return ResourceCheck.objects.select_related(*related).get(pk=check.pk)


def _relatives(case: Case, brandt: User) -> None:
    mother = Person.objects.get(family=case.family_id, role=Person.Role.MOTHER)
    Person.objects.filter(pk=mother.pk).update(
        other_names="Nowak, Kati", phone="0172/4455667", email="k.sommerfeld@web.example", birth_date=date(1988, 7, 30)
    )
    others: tuple[dict[str, Any], ...] = (
        {"role": "child", "first_name": "Şeyma", "last_name": "Öztürk", "birth_date": date(2014, 11, 2)},
        {"role": "father", "first_name": "Jürgen", "last_name": "van der Berg", "birth_date": date(1985, 1, 9)},
        {"role": "grandparent", "first_name": "Hildegard", "last_name": "Sommerfeld", "sex": "female"},
    )
    for facts in others:
        actions.add_person(case, by=brandt, confirmed="*", **facts)
    place = {"street": "Giesenkirchener Straße", "house_number": "12a", "postal_code": "41238", "city": "Jüchen"}
    home = actions.add_household(case, by=brandt, label="bei Katrin", quarter=None, **place)
    for person in (case.child, mother):
        actions.add_stay(home, case=case, by=brandt, person=person, valid_from=None, valid_to=None)
    actions.add_custody(
        case,
        by=brandt,
        child=case.child,
        kind="guardian",
        holder=None,
        holder_name="Dr. Kestenholz",
        scope="",
        valid_from=None,
        valid_to=None,
    )


def secrets_of(case: Case) -> Iterator[str]:
    """Every name, day, address and number the office knows of this family, and what it wrote down beside them."""
    for person in Person.objects.filter(family=case.family_id):
        for name in (person.first_name, person.last_name, person.other_names):
            yield from (word for word in TOKEN.findall(name) if word.casefold() not in PARTICLES)
        yield from filter(None, (person.phone, person.email))
        if person.birth_date:
            yield from days(person.birth_date)
    for home in Household.objects.filter(family=case.family_id):
        yield from (home.street, "Giesenkirchener", home.postal_code, home.city, "12a")
    yield from (
        case.file_number,
        case.file_number.split("-", 1)[1],
        "Kestenholz",
        "Wackernagel",
        "Sommerfelt",
        "Yılmaz",
    )
    yield from (
        "Lindqvist",
        "Wanlo",
        "Lindenallee",
        "02166 123456",
        "3. Mai 2026",
        "2026-05-03",
        "zwölften März",
        "12.3.",
    )
    yield from ("M. S.", "Mülfort")


def days(day: date) -> tuple[str, ...]:
    return (f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%y}")


def found_in(text: str, case: Case) -> list[str]:
    """The secrets that stand in this text, as whole words whatever their capitals."""
    plain = " ".join(KEYS.sub("", text.casefold()).split())
    return [each for each in secrets_of(case) if re.search(rf"(?<!\w){re.escape(each.casefold())}", plain)]


def pdf_text(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])


def address(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


def main_of(html: str) -> str:
    return html[html.index("<main") :]


def test_page_paper_and_mail_of_people_outside_tell_nothing(
    rich: ResourceCheck, client_of: ClientOf, demir: User
) -> None:
    member, partner = invited(rich), a_partner(rich)
    token = str(Token(PURPOSE, a_check_link(partner).key))
    inside, outside = client_of(demir), Client()
    html = [
        inside.get(address("invitation", member.key)).content.decode(),
        inside.get(address("invitations")).content.decode(),
        outside.get(address("circle_start", token)).content.decode(),
        outside.get(address("circle_sheet", token)).content.decode(),
    ]
    papers = [
        inside.get(address("invitation_paper", member.key)).content,
        outside.get(address("circle_sheet_paper", token)).content,
    ]
    mail = OutgoingMail.objects.get()
    for text in (*html, *map(pdf_text, papers), mail.subject + mail.body):
        assert not found_in(text, rich.case)
    assert "[Kind 2]" in html[0]
    assert "Frühstück" in html[0]
    assert "9–10 Jahre" in pdf_text(papers[1])


def test_without_replacing_the_sheet_would_tell_everything(
    rich: ResourceCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search above finds what it looks for: it is not satisfied by a page that shows something else."""
    assert not found_in(repr(preview(rich)), rich.case)
    monkeypatch.setattr(Replacer, "__call__", lambda self, text: text)
    told = set(found_in(repr(preview(rich)), rich.case))
    assert {"Milan", "Katrin", "Jürgen", "Hildegard", "Nowak", rich.case.file_number, "12.03.2017", "41238"} <= told


def test_the_preview_of_the_worker_is_what_people_outside_see(
    rich: ResourceCheck, client_of: ClientOf, brandt: User
) -> None:
    case, client = rich.case, client_of(brandt)
    page = main_of(client.get(address("circle_preview", case.key)).content.decode())
    sheet = page[page.index('id="h-bogen"') :]
    assert not found_in(sheet, case)
    assert not found_in(pdf_text(client.get(address("circle_paper", case.key)).content), case)


def test_a_consent_for_one_person_names_this_one_alone(rich: ResourceCheck) -> None:
    case, basis = rich.case, CheckParticipant.Basis.CONSENT
    consent = a_consent(case, about=[case.child], topics=["persons", "voices"])
    sheet = sheet_for(invited(rich, basis=basis, consent=consent))
    shown = repr(sheet)
    assert "Milan Sommerfeld-Öztürk" in shown
    assert not {"Katrin", "Jürgen", "Hildegard", "Şeyma", "Nowak", "41238"} & set(found_in(shown, case))
    assert (sheet.concern, sheet.question, sheet.contact) == ("", "", ())
    assert sheet.left_out == ("Anlass und Frage", "Ressourcen", "Anschrift und Telefon")


def test_address_and_telephone_need_their_own_word(rich: ResourceCheck) -> None:
    case, basis = rich.case, CheckParticipant.Basis.CONSENT
    consent = a_consent(case, topics=["persons", "contact"])
    sheet = sheet_for(invited(rich, basis=basis, consent=consent))
    assert any("Giesenkirchener Straße 12a, 41238 Jüchen" in line for line in sheet.contact)
    assert any("0172/4455667" in line for line in sheet.contact)


def test_the_concern_is_left_out_when_the_worker_says_so(rich: ResourceCheck, brandt: User) -> None:
    assert preview(rich).concern
    check = actions.ask_circle(rich, by=brandt, question="", shows_concern=False)
    assert not preview(fetched(check)).concern
