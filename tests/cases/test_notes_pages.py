"""The pages of notes: nothing typed is lost, what was entrusted stands on nobody else's page."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import Entry
from cases import actions
from cases.course.sources import SOURCES
from cases.course.timeline import Chosen, Events, buckets
from cases.models import EntrustedNote, Note
from cases.unfinished import unfinished
from tests import office
from tests.conftest import ClientOf
from web import drafts
from web.models import Answer

pytestmark = pytest.mark.django_db

SECRET = "Streng-vertraulich-4711"
HTMX = {"HX-Request": "true"}


def form(**typed: Any) -> dict[str, Any]:
    """What the page of a note posts from a window of its own."""
    keys = {"idempotency_key": str(uuid.uuid4()), "draft_writer": str(uuid.uuid4()), "draft_seen": "0"}
    return keys | {"happened_at": "2026-01-05T10:00", "observed": "Sie ruft an.", "work_type": "specific"} | typed


@pytest.fixture
def visitor(brandt: User, client_of: ClientOf) -> Client:
    return client_of(brandt)


# --- writing -----------------------------------------------------------------------------------------------------


def test_an_autosave_writes_a_draft_and_neither_trail_nor_answer(visitor: Client, brandt: User) -> None:
    case = office.a_case()
    entries = Entry.objects.count()
    answer = visitor.post(reverse("cases:note_draft", args=[case.key]), form(), headers=HTMX)
    assert (answer.status_code, "Entwurf gesichert" in answer.content.decode()) == (200, True)
    assert (Entry.objects.count(), Answer.objects.count(), Note.objects.count()) == (entries, 0, 0)
    assert drafts.find(brandt.pk, "note", case.key) is not None


def test_saving_after_autosaves_with_the_same_form_key_saves_once_and_ends_the_draft(
    visitor: Client, brandt: User
) -> None:
    case, typed = office.a_case(), form()
    for _ in range(2):
        visitor.post(reverse("cases:note_draft", args=[case.key]), typed, headers=HTMX)
    for _ in range(2):
        assert visitor.post(reverse("cases:note_new", args=[case.key]), typed).status_code == 302
    visitor.post(reverse("cases:note_draft", args=[case.key]), typed, headers=HTMX)  # the late copy
    assert Note.objects.count() == 1
    assert not unfinished(brandt)


def test_what_was_refused_stands_in_the_form_with_its_reason(visitor: Client) -> None:
    case = office.a_case()
    answer = visitor.post(reverse("cases:note_new", args=[case.key]), form(happened_at="2999-01-01T10:00", place="Hof"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in page for words in ("liegt in der Zukunft", "Sie ruft an.", 'value="Hof"'))


def test_a_draft_stands_in_the_form_as_it_was_typed_even_what_was_emptied(visitor: Client) -> None:
    case = office.a_case()
    typed = form(observed="<b>Halb</b> fertig", happened_at="", minutes="zehn", persons=[case.child.pk])
    visitor.post(reverse("cases:note_draft", args=[case.key]), typed)
    page = visitor.get(reverse("cases:note_new", args=[case.key])).content.decode()
    assert all(words in page for words in ("&lt;b&gt;Halb&lt;/b&gt; fertig", 'value="zehn"', "steht wieder hier"))
    moment = re.search(r'<input[^>]*name="happened_at"[^>]*>', page)
    assert moment is not None
    assert ' value=""' in moment.group(), moment.group()
    assert re.search(rf'name="persons" value="{case.child.pk}"[^>]*checked', page)


def test_two_windows_of_one_note_meet_and_both_texts_are_shown(visitor: Client) -> None:
    case = office.a_case()
    url = reverse("cases:note_draft", args=[case.key])
    visitor.post(url, form(observed="Aus dem ersten Fenster geschrieben."), headers=HTMX)
    answer = visitor.post(url, form(observed="Aus dem zweiten Fenster geschrieben."), headers=HTMX)
    assert (answer.status_code, "Aus dem ersten Fenster" in answer.content.decode()) == (409, True)
    plain = visitor.post(url, form(observed="Aus dem zweiten Fenster geschrieben.")).content.decode()
    assert "Aus dem ersten Fenster" in plain
    assert "Aus dem zweiten Fenster" in plain


@pytest.mark.parametrize("kind", ["note", "entrusted", "work_note"])
def test_the_second_correction_gets_both_texts_and_saves_over_the_newest(
    visitor: Client, brandt: User, kind: str
) -> None:
    makers: dict[str, Any] = {
        "note": office.a_note,
        "entrusted": office.an_entrusted_note,
        "work_note": office.a_work_note,
    }
    made = makers[kind]()
    case = [made.case.key] if made.case else []
    url = reverse(f"cases:{kind}_correct", args=[*case, made.key])
    assert visitor.post(url, form(observed="Fassung aus Fenster eins", reason="Uhrzeit")).status_code == 302
    answer = visitor.post(url, form(observed="Fassung aus Fenster zwei", reason="Ort"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(
        words in page for words in ("Fassung aus Fenster eins", "Fassung aus Fenster zwei", "inzwischen berichtigt")
    )
    again = re.search(r'<form[^>]*sro-writing[^>]*action="([^"]+)"', page, re.DOTALL)
    assert again is not None
    assert visitor.post(again.group(1), form(observed="Beides zusammen", reason="Ort")).status_code == 302
    model = EntrustedNote if kind == "entrusted" else Note
    texts = list(model.objects.filter(chain=made.chain).order_by("id").values_list("observed", flat=True))
    assert texts[1:] == ["Fassung aus Fenster eins", "Beides zusammen"]


def test_throwing_a_draft_away_leaves_an_empty_form(visitor: Client, brandt: User) -> None:
    case = office.a_case()
    url = reverse("cases:note_draft", args=[case.key])
    visitor.post(url, form(), headers=HTMX)
    answer = visitor.post(url, form(draft_discard="1"))
    assert answer.headers["Location"] == reverse("cases:note_new", args=[case.key])
    assert "Sie ruft an." not in visitor.get(answer.headers["Location"]).content.decode()
    assert not unfinished(brandt)


def test_a_draft_never_moves_between_plain_and_entrusted(visitor: Client) -> None:
    case = office.a_case()
    visitor.post(reverse("cases:entrusted_draft", args=[case.key]), form(observed=SECRET))
    assert SECRET not in visitor.get(reverse("cases:note_new", args=[case.key])).content.decode()
    assert SECRET in visitor.get(reverse("cases:entrusted_new", args=[case.key])).content.decode()
    assert SECRET not in visitor.get(reverse("cases:work_notes")).content.decode()


def test_what_one_has_begun_is_listed_for_oneself_while_one_sees_the_case(brandt: User, aksoy: User) -> None:
    case, note = office.a_case(), office.a_note()
    for name, subject in (
        ("note", case.key),
        ("note_correction", note.chain),
        ("work_note", None),
        ("note", uuid.uuid4()),
    ):
        drafts.save(brandt.pk, name, subject, fields={"observed": ["Text"]}, writer=uuid.uuid4(), seen=0)
    assert [row.label for row in unfinished(brandt)] == ["Notiz ohne Fall", "Berichtigung einer Notiz", "Notiz"]
    assert not unfinished(aksoy)


# --- entrusted: on nobody else's page ------------------------------------------------------------------------------


def test_what_was_entrusted_stands_on_no_page_of_anybody_else(client_of: ClientOf, brandt: User) -> None:
    case = office.a_case()
    office.a_note(case)
    note = office.an_entrusted_note(case, observed=SECRET, place=SECRET)
    actions.correct_entrusted_note(note, by=brandt, reason=SECRET, **office.note_content(observed=SECRET))
    drafts.save(brandt.pk, "entrusted_note", case.key, fields={"observed": [SECRET]}, writer=uuid.uuid4(), seen=0)
    of_case = ("cases:file", "cases:notes", "cases:timeline", "cases:timeline_panel", "cases:statements")
    addresses = [reverse(name, args=[case.key]) for name in of_case]
    addresses += [
        reverse("home"),
        reverse("cases:work_notes"),
        reverse("cases:list"),
        f"{reverse('search')}?q=vertraulich",
    ]
    addresses += [f"{reverse('cases:timeline', args=[case.key])}?source=entrusted"]
    keys = {str(key) for key in EntrustedNote.objects.values_list("key", flat=True)}
    for other in User.objects.exclude(pk=brandt.pk):
        client = client_of(other)
        for address in addresses:
            for headers in ({}, HTMX):
                answer = client.get(address, headers=headers)
                page = answer.content.decode()
                assert SECRET not in page, (other, address)
                assert not any(key in page for key in keys), (other, address)


def test_others_count_nothing_of_what_was_entrusted(brandt: User, aksoy: User) -> None:
    case = office.a_case()
    before = len(Events(case, aksoy, Chosen(), [])[0:50])
    office.an_entrusted_note(case)
    assert len(Events(case, aksoy, Chosen(), [])[0:50]) == before
    assert not [bucket for bucket in buckets(case, aksoy) if bucket.source.name == "entrusted"]
    assert len(Events(case, brandt, Chosen(), [])[0:50]) == before + 1


# --- the course of a case ------------------------------------------------------------------------------------------


def test_the_course_knows_every_source_and_what_the_commission_decided() -> None:
    case = office.a_decision().submission.case
    brandt = office.colleague("brandt")
    office.a_note(case)
    office.an_entrusted_note(case)
    counted = buckets(case, brandt)
    events = Events(case, brandt, Chosen(), counted)
    titles = [event.title for event in events[0:50]]
    for title in (
        "Meldung",
        "Fall eröffnet",
        "Ressourcencheck",
        "Kollegiale Beratung",
        "Telefonat",
        "Ihnen anvertraut",
    ):
        assert title in titles
    for title in ("Falleinordnung: Leistungsbereich", "Beschluss der Kommission", "Hilfe begonnen"):
        assert title in titles
    assert events.count() == len(titles) == sum(bucket.number for bucket in counted)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_source_alone_is_a_list_too(source: Any) -> None:
    case, brandt = office.a_case(), office.colleague("brandt")
    today = timezone.localdate()
    events = Events(case, brandt, Chosen(source=source.name, since=today, until=today), [])
    assert events.count() == len(events[0:50])


def test_a_corrected_note_stands_once_in_the_course(brandt: User) -> None:
    case = office.a_case()
    old = office.a_note(case)
    actions.correct_note(old, by=brandt, reason="Uhrzeit", **office.note_content())
    chosen = Chosen(source="note")
    assert len(Events(case, brandt, chosen, [])[0:50]) == 1


def test_a_filter_stands_in_the_address(visitor: Client, brandt: User) -> None:
    case = office.a_case()
    office.a_note(case, observed="Am Telefon gehört")
    url = reverse("cases:timeline", args=[case.key])
    assert "Am Telefon gehört" in visitor.get(f"{url}?source=note&who={brandt.key}").content.decode()
    for query in ("?source=document", "?until=2001-01-01", f"?source=note&who={uuid.uuid4()}"):
        shown = visitor.get(url + query).content.decode()
        assert ("Am Telefon gehört" in shown) is (str(brandt.key) not in query and "who=" in query), query
    assert visitor.get(f"{url}?since=unsinn").status_code == 200
