"""Bad input into every field of every form: never a server error, nothing executed, nothing typed lost or changed."""

import random
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.house import hostile
from tests.house.crawl import client_of
from tests.house.page import FormOnPage, Page
from tests.house.world import Samples, rolled_back

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("bad input")]

# Who opens which page to find its forms: everything in which something can be typed.
PAGES = (
    *(
        ("brandt", name, of)
        for name, of in (
            ("cases:report_new", ""),
            ("cases:statements", "intake"),
            ("cases:close", "intake"),
            ("cases:resource_check", "intake"),
            ("cases:resource_check", "in_check"),
            ("cases:circle", "in_circle"),
            ("cases:circle_member", "circle_partner"),
            ("cases:take_proposal", "circle_proposal"),
            ("cases:consents", "in_circle"),
            ("cases:revoke_consent", "consent"),
            ("cases:circle_sheet", "circle_token"),
            ("cases:resource_check", "repeated"),
            ("cases:resource", "resource"),
            ("cases:correct_statement", "statement"),
            ("cases:ask_will", "wish"),
            ("cases:consultation", "waiting"),
            ("cases:consultation", "in_talk"),
            ("cases:room_plan", "planned_session"),
            ("cases:room_idea_edit", "session_idea"),
            ("cases:room_indicator_edit", "session_indicator"),
            ("cases:classification", "danger"),
            ("cases:protection_new", "unprotected"),
            ("cases:procedure", "begun_procedure"),
            ("cases:assess", "begun_procedure"),
            ("cases:inclusion", "begun_parents"),
            ("cases:inclusion", "begun_visit"),
            ("cases:protection_visit", "begun_procedure"),
            ("cases:protection_measure", "begun_procedure"),
            ("cases:court_call", "begun_procedure"),
            ("cases:court_answer", "court_call"),
            ("cases:protection_notice", "begun_procedure"),
            ("cases:protection_feedback", "begun_procedure"),
            ("cases:protection_end", "complete_procedure"),
            ("cases:court_statement_new", "complete_procedure"),
            ("cases:court_statement", "draft_statement"),
            ("cases:direction_goal_new", "demanded"),
            ("cases:direction_goal_end", "ended_direction"),
            ("cases:action_goal_new", "direction"),
            ("cases:action_goal_end", "action_goal"),
            ("cases:goal_step_new", "action_goal"),
            ("cases:mandate_new", "demanded"),
            ("cases:mandate_end", "mandate"),
            ("cases:condition_new", "demanded"),
            ("cases:condition_check", "condition"),
            ("cases:condition_lift", "condition"),
            ("cases:safety_plan_write", "plan_draft"),
            ("cases:safety_measure_new", "plan_draft"),
            ("cases:safety_contact_new", "plan_draft"),
            ("cases:safety_sign", "plan_draft"),
            ("hze:help_plan_write", "plan_to_write"),
            ("hze:help_plan_sign", "final_plan"),
            ("hze:plan_talk_new", "unplanned_help"),
            ("hze:plan_talk_move", "plan_talk"),
            ("hze:talk_guest_new", "plan_talk"),
            ("hze:hold_talk", "plan_talk"),
            ("hze:perspective_new", "outside_help"),
            ("approvals:submission", "draft"),
            ("approvals:submission", "complete"),
            ("approvals:item", "unheard_item"),
            ("approvals:fulfil_condition", "duty"),
        )
    ),
    ("neumann", "approvals:submission", "draft"),
    ("neumann", "approvals:notice", "notice"),
    ("orth", "approvals:plan_meeting", ""),
    ("felten", "caseload:weights", ""),
    ("felten", "cases:consultation_template", "run"),
    ("admin", "cases:consultation_template_new", ""),
    ("orth", "approvals:item", "unheard_item"),
    ("orth", "approvals:item", "heard_item"),
    *(
        ("dohmen", name, of)
        for name, of in (
            ("socialspace:add_offer", ""),
            ("socialspace:edit_offer", "offer"),
            ("socialspace:add_organisation", ""),
            ("socialspace:edit_organisation", "organisation"),
            ("socialspace:edit_contact", "contact"),
            ("socialspace:topics", ""),
            ("conferences:plan", ""),
            ("conferences:area_meeting_plan", ""),
            ("conferences:conference", "planned"),
            ("conferences:attendance", "attended"),
            ("conferences:item", "agenda_item"),
            ("conferences:minutes", "attended"),
            ("socialspace:plan_training", ""),
            ("socialspace:edit_training", "training"),
            ("socialspace:training_attendance", "over_training"),
            ("socialspace:training_kinds", ""),
            ("socialspace:training_kind", "training_kind"),
            ("socialspace:confirmations", ""),
            ("socialspace:link_entry", "token"),
            ("socialspace:link_offer", "token_offer"),
            ("socialspace:link_organisation", "token"),
        )
    ),
)
SEARCHES = (
    ("brandt", "search", ("q",)),
    ("brandt", "cases:list", ("mine", "stage", "area", "quarter", "seite")),
    ("brandt", "cases:reports", ("seite",)),
    ("orth", "hze:ambulatory", ("seite",)),
    ("orth", "approvals:conditions", ("stand", "seite")),
    ("felten", "caseload:what_if", ("absent", "deputy", "begins_on", "ends_on", "new_case", "case_1", "to_1")),
    ("dohmen", "socialspace:offers", ("words", "topic", "quarter", "age", "language", "free", "seite")),
    ("dohmen", "socialspace:organisations", ("words", "kind", "quarter", "language", "ended", "seite")),
    ("dohmen", "conferences:overview", ("bezirk", "jahr", "auftraege")),
    ("dohmen", "conferences:plan", ("untergruppe", "tag")),
    ("dohmen", "conferences:outbox", ("stand", "seite")),
    ("dohmen", "socialspace:trainings", ("seite",)),
    ("dohmen", "socialspace:plan_training", ("art",)),
    ("behrens", "audit_trail", ("person", "seite")),
)
GUARDS = {"csrfmiddlewaretoken", "idempotency_key"}
CHOICES_TRIED, DAYS_TRIED, QUERIES_TRIED, MIXED = 5, 6, 9, 250  # seeded samples a field; posts with many bad fields
ENOUGH = 2_000  # requests of this module together
OF_ROWS = {"seen"}  # names rows as an address does: what is not one's own is not there
SPLIT = {"caregiver_name"}  # kept as first and last name


@dataclass
class Target:
    """A form with a browser signed in, and values it would take."""

    client: Client
    url: str
    form: FormOnPage
    values: dict[str, str] = field(default_factory=dict)

    def post(self, **changes: str) -> HttpResponse:
        """Post the form with these changes, as a browser would."""
        data = {**self.values, **changes, "idempotency_key": str(uuid.uuid4())}
        return self.client.post(self.url, data)  # type: ignore[return-value]

    def names(self, *kinds: str) -> list[str]:
        """The fields of these kinds; of a form with many lines those of the first."""
        names = [name for name, kind in self.form.kinds.items() if kind in kinds and name not in GUARDS]
        return hostile.one_of_each_line(names)


@pytest.fixture(scope="module")
def targets(samples: Samples) -> list[Target]:
    """Every form of the house that takes something, once."""
    found: dict[tuple[str, str], Target] = {}
    for person, name, of in PAGES:
        client, url = client_of(person), reverse(name, args=samples[of])
        for form in Page(client.get(url).content.decode()).forms:
            target = Target(client, form.action or url, form)
            if form.method == "post" and set(form.kinds) - GUARDS - {"version"}:
                target.values = _filled(form)
                found[target.url, ",".join(sorted(form.kinds))] = target
    return list(found.values())


def _filled(form: FormOnPage) -> dict[str, str]:
    return {
        name: form.fields.get(name, "").strip() or hostile.valid_value(name, kind, form.options.get(name, []))
        for name, kind in form.kinds.items()
        if name not in GUARDS
    }


def verdict(target: Target, typed: dict[str, str], answer: HttpResponse) -> Iterator[str]:
    """What is wrong with the answer to this post."""
    if answer.status_code == 302:
        yield from _changed(target, typed)
    elif answer.status_code in {409, 422}:
        yield from _lost(target, typed, answer.content.decode())
    elif answer.status_code != 404 or not OF_ROWS & typed.keys():
        yield f"answered {answer.status_code}"


def _changed(target: Target, typed: dict[str, str]) -> Iterator[str]:
    stored = hostile.stored_with_mark()
    for name, text in typed.items():
        is_text = target.form.kinds[name] in {"text", "textarea"} and hostile.MARK in text
        if is_text and name not in SPLIT and hostile.plain(text) not in stored:
            yield f"accepted, and stored as something else: {sorted(stored)[:2]!r}"


def _lost(target: Target, typed: dict[str, str], html: str) -> Iterator[str]:
    page = Page(html)
    yield from page.forbidden
    if not any(mark in html for mark in ("kern-error", "sro-notice--danger", "sro-notice--warning")):
        yield "refused without a sentence"
    kept = [hostile.plain(page.text)]
    for name, text in typed.items():
        shown = kept + [hostile.plain(form.fields.get(name, "")) for form in page.forms]
        is_typed = target.form.kinds[name] not in {"hidden", "select", "radio", "checkbox"} and text.strip()
        if is_typed and not any(hostile.plain(text) in value for value in shown):
            yield f"refused, and what was typed is gone: {text[:40]!r}"


def tried(target: Target, typed: dict[str, str]) -> list[str]:
    """Post it, undo it, and say what was wrong."""
    with rolled_back():
        answer = target.post(**typed)
        fields = ", ".join(typed)
        return [f"{target.url.split('/')[-2]} {fields}: {what}" for what in verdict(target, typed, answer)]


def complaints(found: list[str]) -> str:
    return "\n".join(f"{count:4} x {text}" for text, count in Counter(found).most_common(30))


def test_every_form_is_among_the_targets(targets: list[Target]) -> None:
    assert len(targets) >= 20
    texts = sum(len(target.names("text", "textarea")) for target in targets)
    days = sum(len(target.names("date", "datetime-local", "time")) for target in targets)
    choices = sum(len(target.names("select", "radio", "checkbox", "hidden")) for target in targets)
    broken = sum(len(target.names("text", "textarea", "select", "date")) for target in targets)
    keys = sum(len(fields) for _, _, fields in SEARCHES)
    assert texts >= 35
    posts = texts * (len(hostile.TEXTS) + 1) + days * DAYS_TRIED + choices * CHOICES_TRIED + MIXED
    assert posts + (broken + keys) * len(hostile.BROKEN) + keys * (QUERIES_TRIED + 1) >= ENOUGH


def test_each_form_takes_what_is_right(targets: list[Target]) -> None:
    """A form that refuses everything would let every test below pass."""
    taken = 0
    for target in targets:
        with rolled_back():
            taken += target.post().status_code == 302
    assert taken >= len(targets) * 2 // 3, f"{taken} of {len(targets)} forms took valid values"


def test_hostile_texts_are_kept_as_they_were_typed(targets: list[Target]) -> None:
    wrong = []
    for target in targets:
        for name in target.names("text", "textarea"):
            for text in hostile.TEXTS:
                wrong += tried(target, {name: text})
    assert not wrong, complaints(wrong)


def test_a_hundred_thousand_letters_are_refused_and_not_lost(targets: list[Target]) -> None:
    wrong = []
    for target in targets:
        for name in target.names("text", "textarea", "email"):
            with rolled_back():
                answer = target.post(**{name: hostile.LONG})
                if answer.status_code not in {409, 422} or hostile.LONG[-1_000:] not in answer.content.decode():
                    wrong.append(f"{target.url} {name}: {answer.status_code}")
    assert not wrong, complaints(wrong)


def test_days_and_numbers_that_are_none(targets: list[Target]) -> None:
    chance, wrong = random.Random(20_261_120), []  # noqa: S311  # no secret
    for target in targets:
        for name in target.names("date", "datetime-local", "time"):
            for text in chance.sample((*hostile.DAYS, *hostile.TEXTS), k=DAYS_TRIED):
                wrong += tried(target, {name: text})
        for name in target.names("text"):
            if name in {"rate_cents", "minutes_per_week"}:
                for text in hostile.NUMBERS:
                    wrong += tried(target, {name: text})
    assert not wrong, complaints(wrong)


def test_an_end_before_its_start_is_refused(targets: list[Target]) -> None:
    pairs = (("begins_on", "2099-06-01", "ends_on", "2099-05-01"), ("begins", "12:00", "ends", "10:00"))
    checked = 0
    for target in targets:
        for first, early, last, late in pairs:
            if {first, last} <= set(target.form.kinds):
                with rolled_back():
                    answer = target.post(**{first: early, last: late})
                assert answer.status_code == 422, target.url
                assert "Ende" in answer.content.decode()
                checked += 1
    assert checked >= 2


def test_choices_nobody_offered(targets: list[Target]) -> None:
    chance, wrong = random.Random(20_261_121), []  # noqa: S311  # no secret
    for target in targets:
        for name in target.names("select", "radio", "checkbox", "hidden"):
            for text in chance.sample(hostile.CHOICES, k=CHOICES_TRIED):
                wrong += tried(target, {name: text})
    assert not wrong, complaints(wrong)


def test_bytes_that_are_no_text_are_answered_with_400(targets: list[Target]) -> None:
    wrong = []
    for target in targets:
        for name in target.names("text", "textarea", "select", "date"):
            rest = urlencode({**target.values, "idempotency_key": str(uuid.uuid4())}).encode()
            for bad in hostile.BROKEN:
                body = rest + b"&" + name.encode() + b"=" + bad
                answer = target.client.post(target.url, body, content_type="application/x-www-form-urlencoded")
                if answer.status_code != 400:
                    wrong.append(f"{target.url} {name}={bad!r}: {answer.status_code}")
    assert not wrong, complaints(wrong)


@pytest.mark.parametrize("address", hostile.ADDRESSES)
def test_addresses_nobody_wrote(samples: Samples, address: str) -> None:
    client = client_of("brandt")
    for before in ("/faelle/", "/meldungen/", "/kommission/", "/konferenzen/", "/sozialraum/quartiere/", "/"):
        assert client.get(f"{before}{address}/").status_code in {400, 404}


@pytest.mark.parametrize(("person", "name", "fields"), SEARCHES, ids=[search[1] for search in SEARCHES])
def test_filters_and_searches_survive_everything(
    samples: Samples, person: str, name: str, fields: tuple[str, ...]
) -> None:
    client, url, wrong = client_of(person), reverse(name), []
    chance = random.Random(name)  # noqa: S311  # no secret
    for key in fields:
        for text in (*chance.sample((*hostile.TEXTS, *hostile.CHOICES, *hostile.DAYS), k=QUERIES_TRIED), "x" * 5_000):
            answer = client.get(url, {key: text})
            if answer.status_code != 200 or Page(answer.content.decode()).forbidden:
                wrong.append(f"{key}={text[:30]!r}: {answer.status_code}")
        for bad in hostile.BROKEN:
            if client.get(f"{url}?{key}={bad.decode()}").status_code != 400:
                wrong.append(f"{key}={bad!r}")
    assert not wrong, complaints(wrong)


def test_a_sign_in_with_hostile_texts_is_refused_politely(samples: Samples) -> None:
    client, url = client_of("nobody"), reverse("accounts:sign_in")
    for text in (*hostile.TEXTS, "x" * 100_000):
        answer = client.post(url, {"username": text, "password": text, "next": text})
        assert answer.status_code == 200
        assert not Page(answer.content.decode()).forbidden
        assert "Benutzername oder Passwort" in answer.content.decode() or "Zeichen" in answer.content.decode()


def test_many_bad_fields_at_once(targets: list[Target]) -> None:
    """Seeded, so that a failure comes back."""
    chance, wrong = random.Random(20_261_122), []  # noqa: S311  # no secret
    everything = (*hostile.TEXTS, *hostile.CHOICES, *hostile.DAYS, *hostile.NUMBERS)
    for _ in range(MIXED):
        target = chance.choice(targets)
        names = target.names("text", "textarea", "date", "datetime-local", "time", "select", "radio", "hidden", "email")
        chosen = chance.sample(names, k=chance.randint(min(1, len(names)), len(names)))
        wrong += tried(target, {name: chance.choice(everything) for name in chosen})
    assert not wrong, complaints(wrong)
