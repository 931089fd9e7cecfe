"""What nobody should send and somebody does: each refused with its sentence, and nothing is changed by it."""

import re
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.lifecycle import MeetingState, Seat
from approvals.models import CommissionMeeting, Decision, Submission, Voice
from tests.approvals.room_office import a_sitting, read
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.house.queries import page_of, queries_of
from tests.office import a_case_nobody_leads, a_decision, a_heard_submission, a_meeting, colleague, fresh

pytestmark = pytest.mark.django_db

DECIDED = "Über diese Vorlage ist schon beschlossen."


def _post(client_of: ClientOf, username: str, name: str, *args: object, **data: Any) -> tuple[int, str]:
    """The status of the answer, and what the page says to which it leads."""
    client = client_of(colleague(username))
    answer = client.post(reverse(name, args=args), form(**data))
    text = answer.content.decode()
    if answer.status_code == 302:
        text = client.get(answer.headers["Location"]).content.decode()
    return answer.status_code, text


def test_after_the_decision_no_voice_is_given(client_of: ClientOf) -> None:
    meeting, (first,) = a_sitting(1)
    actions.decide(a_heard_submission(submission=first), by=colleague("orth"), outcome="approved", text="Bewilligt.")
    before = Voice.objects.count()
    for username in ("felten", "orth", "brandt"):
        words = {"vote": "no", "reason": "Doch nicht.", "version": first.version}
        status, text = _post(client_of, username, "approvals:give_voice", meeting.key, first.key, **words)
        assert (status, DECIDED in text) == (422, True)
    assert Voice.objects.count() == before


def test_about_an_item_that_was_moved_on_while_one_typed_one_is_told_so(client_of: ClientOf) -> None:
    meeting, (first, _) = a_sitting(2)
    a_meeting()
    actions.postpone(first, by=colleague("felten"))
    words = {"vote": "yes", "reason": "Ja.", "version": first.version}
    for name, data in (("give_voice", words), ("decide", {"outcome": "approved", "text": "Ja."})):
        status, text = _post(client_of, "orth", f"approvals:{name}", meeting.key, first.key, **data)
        assert status == 302
        assert "Dieser Punkt steht nicht mehr auf dieser Tagesordnung. Er wurde verlegt." in text
    assert not Voice.objects.exists()


def test_a_voice_about_a_text_that_was_frozen_anew_is_refused_and_its_reason_kept(client_of: ClientOf) -> None:
    _, (first,) = a_sitting(1)
    following = a_meeting()
    actions.postpone(first, by=colleague("felten"))
    actions.open_meeting(following, by=colleague("felten"))
    words = {"vote": "yes", "reason": "Noch vom letzten Mal.", "version": first.version}
    status, text = _post(client_of, "orth", "approvals:give_voice", following.key, first.key, **words)
    assert (status, "wurde inzwischen neu festgeschrieben" in text) == (422, True)
    assert "Noch vom letzten Mal." in text
    assert not Voice.objects.exists()


def test_a_decision_sent_three_times_on_a_bad_line_is_one_and_leads_to_the_same_page(
    client_of: ClientOf, felten: User
) -> None:
    meeting, (first,) = a_sitting(1)
    a_heard_submission(submission=first)
    client, url = client_of(felten), reverse("approvals:decide", args=[meeting.key, first.key])
    data = form(outcome="approved", text="Bewilligt.")
    answers = [client.post(url, data) for _ in range(3)]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, reverse("approvals:meeting", args=[meeting.key]))
    }
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("username", "name", "data", "status", "sentence"),
    [
        ("brandt", "withdraw", {}, 302, "führt kein Schritt"),
        ("felten", "postpone", {}, 302, DECIDED),
        ("felten", "decide", {"outcome": "refused", "text": "Nein."}, 422, DECIDED),
        ("brandt", "circulate", {"until": "2099-01-04T12:00"}, 422, "Vorlage"),
        ("brandt", "ask_urgent", {"reason": "Eilt."}, 422, "Die Vorlage ist schon festgeschrieben."),
        ("felten", "move_up", {}, 302, "Die Tagesordnung steht fest"),
        ("felten", "plan_minutes", {"minutes": "90"}, 422, "Die Tagesordnung steht fest"),
        ("felten", "enter_ruling", {"outcome": "refused", "text": "Nein."}, 403, "Das dürfen Sie hier nicht"),
    ],
)
def test_a_hand_made_request_changes_nothing_that_is_decided(
    client_of: ClientOf, username: str, name: str, data: dict[str, str], status: int, sentence: str
) -> None:
    submission = fresh(a_decision().submission)
    assert submission.meeting is not None
    a_meeting()
    rows = [Submission.objects.filter(pk=submission.pk), Decision.objects.all(), Voice.objects.all()]
    before = [list(row.values()) for row in rows]
    in_room = {"postpone", "decide", "move_up", "plan_minutes"}
    args = [submission.meeting.key, submission.key] if name in in_room else [submission.key]
    answered, text = _post(client_of, username, f"approvals:{name}", *args, **data)
    assert (answered, sentence in text) == (status, True), (answered, re.sub(r"\s+", " ", text)[-3000:])
    assert [list(row.values()) for row in rows] == before


def _an_agenda_of(count: int, meeting: CommissionMeeting) -> None:
    brandt = colleague("brandt")
    cases = [a_case_nobody_leads(child_last_name=f"Punkt{number}") for number in range(count)]
    Submission.objects.bulk_create(
        Submission(case=case, number=1, state="submitted", submitted_by=brandt, meeting=meeting, position=position)
        for position, case in enumerate(cases, start=1)
    )


def test_sixty_items_are_an_agenda_like_any_other(client_of: ClientOf, felten: User) -> None:
    few, many = a_meeting(), a_meeting()
    _an_agenda_of(2, few)
    _an_agenda_of(60, many)
    client, urls = client_of(felten), [reverse("approvals:meeting", args=[row.key]) for row in (few, many)]
    planned = [len(queries_of(client, url)) for url in urls]
    assert planned[0] == planned[1]
    order = list(Submission.objects.filter(meeting=many).order_by("-position").values_list("key", flat=True))
    actions.order_agenda(many, by=felten, order=order, version=read(many).version)
    for meeting in (few, many):
        actions.open_meeting(meeting, by=felten)
    asked = [len(queries_of(client, url)) for url in urls]
    assert asked[0] == asked[1]
    page = page_of(client, urls[1])
    assert "60. Punkt0" in re.sub(r"\s+", " ", page)
    assert "0 von 60" in page
    actions.hear_next(read(many), by=felten, position=1)
    assert read(many).current == Submission.objects.get(key=order[1])
    assert read(many).state == MeetingState.OPEN
    assert len(Seat) == page.count("sro-voice__who")
