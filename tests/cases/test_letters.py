"""A letter is begun from the file, written, sent once and stays as it was sent; templates live in versions."""

import hashlib
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Letter, LetterTemplateVersion, Person
from cases.papers import Recipient, open_gaps
from tests.cases.paper_office import a_complete_draft, a_draft, a_sent_letter, content_of, fresh, mother_of, template
from tests.office import a_case, a_case_in, a_report, an_offer, in_days
from tests.trail import forbidden, records, refused
from web.pdf.limits import Limits

pytestmark = pytest.mark.django_db


def _words(letter: Letter, **changes: Any) -> dict[str, Any]:
    return {name: getattr(letter, name) for name in ("address", "letter_date", "subject", "body")} | changes


def test_a_letter_knows_what_the_file_knows_and_leaves_the_rest_open(brandt: User) -> None:
    case = a_case()
    to = Recipient(person=mother_of(case))
    with records("letter.drafted", by=brandt):
        letter = actions.draft_letter(case, by=brandt, template=template(), recipient=to)
    assert letter.address_lines == ["Katrin Sommerfeld", "Mühlenstraße 3a", "41238 Mönchengladbach"]
    assert letter.body.startswith("Sehr geehrte Frau Sommerfeld,")
    assert "Es geht um Milan" in letter.body
    assert open_gaps(letter) == ["[Wochentag, Datum, Uhrzeit]", "[Raum und Adresse]"]


def test_an_unknown_address_and_birthday_stay_gaps() -> None:
    case = a_case(child_birth_date=None)
    letter = a_draft(case, start="Bitte um einen Bericht", to=Recipient(organisation=an_offer().organisation))
    assert letter.address_lines[0] == "Haus Mülfort"
    assert letter.body.startswith("Sehr geehrte Damen und Herren,")
    assert {"[Straße und Hausnummer]", "[PLZ und Ort]", "[Geburtsdatum des Kindes]"} <= set(open_gaps(letter))


@pytest.mark.parametrize(
    ("role", "sex", "salutation"),
    [
        ("mother", "unknown", "Sehr geehrte Frau Ünal"),
        ("father", "unknown", "Sehr geehrter Herr Ünal"),
        ("caregiver", "unknown", "Guten Tag Robin Ünal"),
        ("caregiver", "female", "Sehr geehrte Frau Ünal"),
        ("mother", "diverse", "Guten Tag Robin Ünal"),
    ],
)
def test_nobody_is_called_what_they_did_not_say(role: str, sex: str, salutation: str) -> None:
    assert Recipient(person=Person(role=role, sex=sex, first_name="Robin", last_name="Ünal")).salutation() == salutation


def test_a_reply_to_who_reported_says_nothing_about_the_family() -> None:
    letter = a_draft(start="Rückmeldung an die meldende Stelle", to=Recipient(organisation=an_offer().organisation))
    assert "Milan" not in letter.body + letter.subject
    assert "Sommerfeld" not in letter.body + letter.subject


def test_somebody_of_another_family_gets_no_letter_from_here(brandt: User) -> None:
    case, stranger = a_case(), a_report().child
    with refused("gehört nicht zur Familie"):
        actions.draft_letter(case, by=brandt, template=template(), recipient=Recipient(person=stranger))


def test_closed_cases_and_strangers_write_no_letters(brandt: User, aksoy: User) -> None:
    case, closed = a_case(), a_case_in(Stage.CLOSED)
    with forbidden():
        actions.draft_letter(case, by=aksoy, template=template(), recipient=Recipient())
    with refused("Abgeschlossen"):
        actions.draft_letter(closed, by=brandt, template=template(), recipient=Recipient())


def test_a_draft_is_written_on(brandt: User) -> None:
    draft = a_draft()
    with records("letter.edited", by=brandt):
        actions.edit_letter(draft, by=brandt, version=1, **_words(draft, subject="Neu", letter_date=in_days(2)))
    assert (fresh(draft).subject, fresh(draft).version) == ("Neu", 2)


def test_two_who_write_at_once_lose_nothing(brandt: User) -> None:
    draft = a_draft()
    actions.edit_letter(draft, by=brandt, version=1, **_words(draft, subject="erster"))
    with refused("Inzwischen hat jemand anderes gespeichert."):
        actions.edit_letter(draft, by=brandt, version=1, **_words(draft, subject="zweiter"))


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("a\nb\nc\nd\ne\nf\ng", "passen 6 Zeilen"), ("x" * 46, "höchstens 45 Zeichen"), ("", "darf nicht leer sein")],
)
def test_the_address_fits_the_window(brandt: User, address: str, sentence: str) -> None:
    draft = a_draft()
    with refused(sentence):
        actions.edit_letter(draft, by=brandt, version=1, **_words(draft, address=address.strip()))


def test_a_letter_with_gaps_is_not_sent_and_says_which(brandt: User) -> None:
    draft = a_draft()
    with refused("[Wochentag, Datum, Uhrzeit], [Raum und Adresse]"):
        actions.send_letter(draft, by=brandt, version=draft.version, channel="post")


def test_sending_makes_the_paper_once_with_its_hash(brandt: User) -> None:
    draft = a_complete_draft()
    with records("letter.sent", by=brandt):
        actions.send_letter(draft, by=brandt, version=draft.version, channel="fax")
    sent = fresh(draft)
    assert sent.file is not None
    assert sent.file.sha256 == hashlib.sha256(content_of(sent.file)).hexdigest()
    assert sent.file.name == f"{sent.case.file_number}_Brief_{sent.letter_date}.pdf"
    assert (sent.get_state_display(), sent.channel, sent.sent_by) == ("versandt", "fax", brandt)


def test_what_was_sent_never_changes(brandt: User) -> None:
    sent = a_sent_letter()
    with refused("ist versandt und bleibt, wie er ist"):
        actions.edit_letter(sent, by=brandt, version=sent.version, **_words(sent))
    with refused("ist versandt"):
        actions.send_letter(sent, by=brandt, version=sent.version, channel="post")
    with refused("ist versandt"):
        actions.discard_letter(sent, by=brandt)
    for change in (
        lambda: Letter.objects.filter(pk=sent.pk).update(body="anders"),
        lambda: Letter.objects.filter(pk=sent.pk).update(
            state="draft", channel="", sent_at=None, sent_by=None, file=None
        ),
        lambda: Letter.objects.filter(pk=sent.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            change()


def test_a_version_nobody_saw_is_not_sent(brandt: User) -> None:
    draft = a_complete_draft()
    with refused("Inzwischen hat jemand anderes gespeichert."):
        actions.send_letter(draft, by=brandt, version=draft.version - 1, channel="post")


def test_a_letter_too_long_for_paper_says_so_and_stays_a_draft(brandt: User) -> None:
    draft, no_time = a_complete_draft(), Limits(wall_seconds=0.005)
    with refused("zu umfangreich"):
        actions.send_letter(draft, by=brandt, version=draft.version, channel="post", limits=no_time)
    assert not fresh(draft).is_sent


def test_a_draft_is_thrown_away(brandt: User) -> None:
    draft = a_draft()
    with records("letter.discarded", by=brandt):
        actions.discard_letter(draft, by=brandt)
    assert not Letter.objects.exists()


def test_a_new_version_of_a_template_leaves_begun_letters_as_they_are(admin: User) -> None:
    draft = a_draft()
    with records("letter_template.written", by=admin):
        actions.write_template(template(), by=admin, seen=1, subject="Neu", body="{{ anrede }},\n\nneu.")
    assert fresh(draft).template_version.number == 1
    assert a_draft().template_version.number == 2
    with refused("Inzwischen gibt es eine neuere Fassung"):
        actions.write_template(template(), by=admin, seen=1, subject="Noch", body="älter")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        LetterTemplateVersion.objects.update(body="anders")


def test_a_template_with_wrong_places_is_refused(felten: User) -> None:
    feedback = template("Rückmeldung an die meldende Stelle")
    with refused("steht nichts über die Familie"):
        actions.write_template(feedback, by=felten, seen=1, subject="Zu {{ kind_name }}", body="Danke.")
    with refused("Den Platzhalter {{ wetter }} gibt es nicht."):
        actions.add_template(by=felten, name="Wetter", kind="other", subject="Heute", body="{{ wetter }}")
    with refused("mit diesem Namen gibt es schon"):
        actions.add_template(by=felten, name=feedback.name, kind="other", subject="Heute", body="Hallo")


def test_only_those_who_keep_templates_write_them(brandt: User, admin: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_template(by=brandt, name="Neu", kind="other", subject="Neu", body="Neu")
    with records("letter_template.retired", "letter_template.resumed", by=admin):
        retired = actions.retire_template(template(), by=admin)
        assert retired.retired_at
        assert actions.retire_template(retired, by=admin).retired_at is None
