"""The Bescheid: begun by the decision from the office's words, worded by WJH alone, finished once and kept."""

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import Notification, User
from approvals import actions
from approvals.lifecycle import Outcome, Request, Seat, Vote
from approvals.models import Decision, DecisionNotice
from approvals.papers.notice import words_for
from cases import actions as cases
from cases.forms.letters import BeginLetterForm
from cases.models import Custody, LetterTemplate
from cases.papers import Recipient
from tests.approvals import chain_office as chain
from tests.approvals.papers_office import bytes_of, findings, finished, text_of, without_gaps
from tests.cases.paper_office import mother_of
from tests.conftest import ClientOf
from tests.office import ALL_YES, a_case, a_decision, a_heard_submission, colleague, fresh, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def template(kind: LetterTemplate.Kind) -> LetterTemplate:
    return LetterTemplate.objects.get(kind=kind)


def a_refused_vorlage() -> Decision:
    heard = a_heard_submission(votes=dict.fromkeys(Seat, Vote.NO))
    words = {"outcome": Outcome.REFUSED, "text": "Der Offene Ganztag trägt, was gebraucht wird."}
    return actions.decide(heard, by=colleague("felten"), **words)  # type: ignore[arg-type]


def test_a_granted_help_begins_a_bescheid_with_what_file_and_decision_know() -> None:
    notice = a_decision().notice
    for words in (
        "Wir bewilligen die Hilfe zur Erziehung.",
        "Sozialpädagogische Familienhilfe (§ 31 SGB\u00a0VIII)",
        f"vom {in_days(14):%d.%m.%Y} bis zum {in_days(195):%d.%m.%Y}",
        "6 Fachleistungsstunden je Woche",
        "Auflagen für Sie sind damit nicht verbunden.",
        "Milan kommt satt und pünktlich zur Schule.",
        "Rechtsbehelfsbelehrung",
        "[bitte prüfen",
        "[Datum des Antrags]",
    ):
        assert words in notice.body, words
    assert notice.template_version is not None
    assert notice.template_version.template.kind == LetterTemplate.Kind.NOTICE_GRANTED


def test_only_the_familys_own_conditions_stand_in_it() -> None:
    heard = a_heard_submission(votes=ALL_YES | {Seat.ASD_LEAD: Vote.CONDITION})
    inside = chain.a_condition(bearer="wjh", what="Kostenbeitrag berechnen.")
    own = chain.a_condition(bearer="family", what="Milan geht jeden Tag zur Schule.")
    words: dict[str, Any] = {"outcome": Outcome.CHANGED, "text": "Mit Auflagen."}
    decision = actions.decide(heard, by=colleague("felten"), conditions=[inside, own], **words)
    assert f"- Milan geht jeden Tag zur Schule. (bis zum {in_days(90):%d.%m.%Y})" in decision.notice.body
    assert "Kostenbeitrag" not in decision.notice.body


def test_a_refusal_gives_its_reasons() -> None:
    notice = a_refused_vorlage().notice
    assert "lehnen wir ab" in notice.body
    assert "Der Offene Ganztag trägt, was gebraucht wird." in notice.body


def test_the_end_of_a_help_has_words_of_its_own() -> None:
    decision = a_decision()
    decision.submission.request = Request.END
    words = words_for(decision, decision.submission, writer=colleague("felten"), on=in_days(0))
    assert words.subject.startswith("Bescheid über das Ende der Hilfe")
    assert "Die laufende Hilfe zur Erziehung endet." in words.body
    assert f"bis zum {in_days(195):%d.%m.%Y}" in words.body
    assert "geeignet und notwendig" not in words.body


def test_a_returned_vorlage_needs_no_bescheid() -> None:
    heard = a_heard_submission(votes=dict.fromkeys(Seat, Vote.POSTPONE))
    words: dict[str, Any] = {"text": "Bitte Ziel schärfen.", "return_reason": "goals", "rework_until": in_days(20)}
    actions.decide(heard, by=colleague("felten"), outcome=Outcome.RETURNED, **words)
    assert not DecisionNotice.objects.exists()


def test_it_goes_to_whoever_has_the_custody() -> None:
    heard = a_heard_submission()
    mother = mother_of(heard.case)
    Custody.objects.create(child=heard.case.child, holder=mother, kind=Custody.Kind.SOLE)
    notice = actions.decide(heard, by=colleague("felten"), outcome=Outcome.APPROVED, text="Bewilligt.").notice
    assert notice.address == "Katrin Sommerfeld\nMühlenstraße 3a\n41238 Mönchengladbach"
    assert notice.body.startswith("Sehr geehrte Frau Sommerfeld,")


def test_a_guardian_with_a_name_too_long_for_the_window_does_not_stop_the_decision() -> None:
    heard = a_heard_submission()
    Custody.objects.create(child=heard.case.child, holder_name="Verein " * 12, kind=Custody.Kind.GUARDIAN)
    notice = actions.decide(heard, by=colleague("felten"), outcome=Outcome.APPROVED, text="Bewilligt.").notice
    assert notice.address.startswith("[Verein Verein")


def test_the_words_of_a_new_version_of_the_template_begin_the_next_one() -> None:
    granted = template(LetterTemplate.Kind.NOTICE_GRANTED)
    cases.write_template(granted, by=colleague("admin"), seen=1, subject="Bescheid", body="{{ hilfe }} ist bewilligt.")
    assert a_decision().notice.body == "Sozialpädagogische Familienhilfe (§ 31 SGB\u00a0VIII) ist bewilligt."


def test_the_places_of_a_bescheid_are_for_its_templates_alone() -> None:
    with refused("Den Platzhalter {{ auflagen }} gibt es nicht"):
        cases.add_template(by=colleague("admin"), name="Gruß", kind="other", subject="Gruß", body="{{ auflagen }}")


def test_no_ordinary_letter_begins_with_a_bescheid() -> None:
    case, granted = a_case(), template(LetterTemplate.Kind.NOTICE_GRANTED)
    offered = BeginLetterForm(case=case).fields["template"].queryset  # type: ignore[attr-defined]
    assert granted not in offered
    with refused("Ein Bescheid entsteht aus einem Beschluss"):
        cases.draft_letter(case, by=colleague("brandt"), template=granted, recipient=Recipient())


def test_wjh_of_the_team_words_it_and_nobody_else(brandt: User, felten: User, neumann: User) -> None:
    notice = a_decision().notice
    words: dict[str, Any] = {"address": "A", "notice_date": in_days(0), "subject": "S", "body": "B", "version": 1}
    for other in (brandt, felten, colleague("kemper"), colleague("dohmen")):
        with forbidden():
            actions.edit_notice(notice, by=other, **words)
    with records("notice.edited", by=neumann):
        edited = actions.edit_notice(notice, by=neumann, **words)
    assert edited.edited_by == neumann


def test_who_must_not_decide_words_nothing(neumann: User) -> None:
    notice = a_decision().notice
    chain.a_recusal(notice.decision.submission.case, neumann)
    with forbidden():
        without_gaps(notice)


def test_it_is_not_finished_while_a_gap_is_open(neumann: User) -> None:
    notice = a_decision().notice
    with refused("bitte prüfen"):
        actions.finish_notice(notice, by=neumann, version=notice.version)


def test_finished_it_stays_with_its_hash_and_the_worker_is_told(neumann: User, brandt: User) -> None:
    ready = without_gaps(a_decision().notice)
    with records("notice.finished", by=neumann):
        notice = actions.finish_notice(ready, by=neumann, version=ready.version)
    assert notice.file is not None
    assert Notification.objects.filter(recipient=brandt, text__contains="ist fertig").exists()
    with refused("bleibt, wie er ist"):
        without_gaps(notice)
    for attempt in (
        lambda: DecisionNotice.objects.filter(pk=notice.pk).update(body="anders"),
        lambda: DecisionNotice.objects.filter(pk=notice.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            attempt()


def test_the_paper_is_a_letter_without_the_word_draft(tmp_path: Path) -> None:
    notice = finished(a_decision().notice)
    assert notice.file is not None
    content = bytes_of(notice.file)
    text = text_of(content)
    for words in ("Katrin Sommerfeld", "Mühlenstraße 3a", "wir bewilligen die Hilfe.", "Im Auftrag", "WJH"):
        assert words in text, words
    assert "Entwurf" not in text
    assert findings(content, tmp_path) == []
    assert notice.file.name == f"RO-{notice.decision.number[3:7]}-0001_Bescheid_{notice.decision.number}.pdf"


def test_who_saves_second_sees_both_texts(client_of: ClientOf, neumann: User, form_key: str) -> None:
    notice = a_decision().notice
    without_gaps(notice, subject="Der Betreff der anderen")
    url = reverse("approvals:notice", args=[notice.key])
    own = {"address": "A", "notice_date": "01.12.2026", "subject": "Mein Betreff", "body": "Mein Text"}
    answer = client_of(neumann).post(url, own | {"version": "1", "idempotency_key": form_key})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Der Betreff der anderen" in page
    assert "Mein Text" in page


def test_the_page_shows_gaps_and_the_way_to_finish_to_wjh_alone(
    client_of: ClientOf, neumann: User, brandt: User
) -> None:
    url = reverse("approvals:notice", args=[a_decision().notice.key])
    assert "Bescheid fertigstellen" in client_of(neumann).get(url).content.decode()
    assert "Bescheid fertigstellen" not in client_of(brandt).get(url).content.decode()


def test_wjh_finishes_on_the_page_and_gets_the_stored_bytes(client_of: ClientOf, neumann: User, form_key: str) -> None:
    ready, client = without_gaps(a_decision().notice), client_of(neumann)
    keys = {"version": str(ready.version), "idempotency_key": form_key}
    client.post(reverse("approvals:finish_notice", args=[ready.key]), keys)
    stored = DecisionNotice.objects.select_related("file").get(pk=ready.pk)
    assert stored.file is not None
    answer = client.get(reverse("approvals:notice_pdf", args=[ready.key]))
    assert answer.content == bytes(stored.file.content)
    assert stored.file.sha256 in client.get(reverse("approvals:notice", args=[ready.key])).content.decode()


def test_what_is_typed_after_somebody_finished_is_not_lost(client_of: ClientOf, neumann: User, form_key: str) -> None:
    notice = finished(a_decision().notice)
    own = {"address": "A", "notice_date": "01.12.2026", "subject": "S", "body": "Mein langer Text", "version": "1"}
    answer = client_of(neumann).post(
        reverse("approvals:notice", args=[notice.key]), own | {"idempotency_key": form_key}
    )
    assert answer.status_code == 422
    assert "Mein langer Text" in answer.content.decode()
    assert "bleibt, wie er ist" in answer.content.decode()


def test_open_bescheide_stand_on_the_working_day_of_wjh(client_of: ClientOf, neumann: User) -> None:
    notice, client = a_decision().notice, client_of(neumann)
    url = reverse("approvals:notice", args=[notice.key])
    assert url in client.get("/").content.decode()
    assert url in client.get(reverse("approvals:notices")).content.decode()
    finished(notice)
    assert url not in client.get("/").content.decode()


def test_the_vorlage_leads_to_it(client_of: ClientOf, brandt: User) -> None:
    notice = a_decision().notice
    page = client_of(brandt).get(reverse("approvals:submission", args=[fresh(notice.decision.submission).key]))
    assert reverse("approvals:notice", args=[notice.key]) in page.content.decode()
