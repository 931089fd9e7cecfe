"""A condition of the commission is fulfilled once: by whom it concerns, on a real day, with the words how."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Notification
from approvals import actions
from approvals.models import ConditionFulfilment, DecisionCondition
from audit.models import Entry
from cases.models import Reminder
from srojugend.demo.moment import on
from tests.approvals.chain_office import a_recusal
from tests.approvals.conditions_office import HOW, a_duty, a_ruled_duty, an_overdue_duty, fulfil
from tests.approvals.room_office import away
from tests.office import colleague, in_days
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def told(condition: DecisionCondition) -> list[str]:
    """Who was told about this condition, by the address of the message."""
    rows = Notification.objects.filter(path__endswith=f"#auflage-{condition.key}")
    return sorted(rows.values_list("recipient__username", flat=True))


def test_it_is_kept_with_day_words_and_name_and_in_the_trail() -> None:
    condition = a_duty()
    fulfil(condition)
    fulfilment = ConditionFulfilment.objects.select_related("condition", "by").get()
    assert (fulfilment.condition, fulfilment.fulfilled_on) == (condition, in_days(0))
    assert (fulfilment.note, fulfilment.by) == (HOW, colleague("brandt"))
    entry = Entry.objects.get(verb="decision_condition.fulfilled")
    assert entry.data == {"in_time": True}
    assert not DecisionCondition.objects.open().exists()


@pytest.mark.parametrize(
    ("bearer", "allowed"),
    [
        ("worker", {"brandt", "felten", "orth"}),
        ("family", {"brandt", "felten", "orth"}),
        ("provider", {"brandt", "felten", "orth"}),
        ("wjh", {"neumann", "felten", "orth"}),
        ("asd_lead", {"felten", "orth"}),
    ],
)
def test_who_may_say_so_depends_on_whose_it_is(bearer: str, allowed: set[str]) -> None:
    condition = a_duty(bearer)
    for username in {"brandt", "aksoy", "felten", "neumann", "orth", "kemper", "dohmen", "lorenz"} - allowed:
        with pytest.raises(PermissionDenied):
            fulfil(condition, username)
    fulfil(condition, sorted(allowed)[0])


def test_the_deputy_of_the_worker_may() -> None:
    condition = a_duty()
    away("brandt", "aksoy")
    fulfil(condition, "aksoy")


def test_who_must_not_decide_says_nothing_about_it() -> None:
    condition = a_duty()
    a_recusal(condition.decision.submission.case, colleague("orth"))
    with pytest.raises(PermissionDenied):
        fulfil(condition, "orth")
    assert not DecisionCondition.objects.visible_to(colleague("orth")).exists()


@pytest.mark.parametrize("days", [-41, 1])
def test_the_day_lies_between_the_decision_and_today(days: int) -> None:
    condition = an_overdue_duty()
    with pytest.raises(ValidationError, match="zwischen dem Beschluss") as refusal:
        fulfil(condition, on=in_days(days))
    assert list(refusal.value.message_dict) == ["on"]
    fulfil(condition, on=in_days(-40))


def test_a_ruling_counts_from_its_own_day() -> None:
    with on(in_days(-2)):
        condition = a_ruled_duty()
    with pytest.raises(ValidationError, match="zwischen dem Beschluss"):
        fulfil(condition, "neumann", on=in_days(-3))
    fulfil(condition, "neumann", on=in_days(-2))


def test_how_is_never_left_out() -> None:
    with pytest.raises(ValidationError) as refusal:
        fulfil(a_duty(), note="")
    assert list(refusal.value.message_dict) == ["note"]


def test_a_second_time_is_refused_with_one_sentence() -> None:
    condition = a_duty()
    fulfil(condition)
    with pytest.raises(ValidationError) as refusal:
        fulfil(condition, "felten")
    assert refusal.value.messages == ["Diese Auflage ist schon als erfüllt festgehalten."]


def test_its_wiedervorlage_is_done_with_it_and_the_others_stay() -> None:
    condition = a_duty()
    reminder = Reminder.objects.select_related("owner", "case").get(path__endswith=f"#auflage-{condition.key}")
    other = Reminder.objects.create(
        owner=reminder.owner,
        created_by=reminder.owner,
        case=reminder.case,
        text="Anrufen",
        due_on=in_days(3),
        first_on=in_days(3),
    )
    assert (reminder.owner, reminder.due_on, reminder.done_at) == (colleague("brandt"), condition.until, None)
    fulfil(condition, "felten")
    reminder.refresh_from_db()
    other.refresh_from_db()
    assert reminder.done_by_id == colleague("felten").pk
    assert other.done_at is None


def test_the_others_in_the_room_see_it_with_their_next_question() -> None:
    condition = a_duty()
    meeting = condition.decision.submission.meeting
    assert meeting is not None
    meeting.refresh_from_db()
    before = meeting.version
    fulfil(condition)
    meeting.refresh_from_db()
    assert meeting.version == before + 1


def test_wjh_hears_of_its_condition_when_it_is_decided_and_the_worker_of_the_decision() -> None:
    condition = a_duty("wjh")
    assert told(condition) == ["neumann", "orth"]
    worker = a_duty("worker")
    assert told(worker) == []
    letter = OutgoingMail.objects.get(recipient=colleague("neumann").email)
    assert condition.what not in letter.subject + letter.body
    assert condition.decision.submission.case.file_number in letter.body


def test_an_overdue_condition_is_told_once_to_its_bearers_people_by_message_and_mail() -> None:
    condition = an_overdue_duty("wjh")
    Notification.objects.all().delete()
    before = OutgoingMail.objects.count()
    assert actions.tell_of_overdue_conditions(in_days(0)) == 1
    assert told(condition) == ["neumann", "orth"]
    assert OutgoingMail.objects.count() == before + 2
    letter = OutgoingMail.objects.order_by("-pk")[0]
    assert condition.what not in letter.subject + letter.body
    assert condition.decision.submission.case.file_number in letter.subject
    assert str(condition.decision.submission.case.child) not in letter.subject + letter.body
    assert actions.tell_of_overdue_conditions(in_days(1)) == 0
    assert told(condition) == ["neumann", "orth"]


@pytest.mark.parametrize(
    ("bearer", "people"),
    [("worker", ["brandt", "felten"]), ("family", ["brandt", "felten"]), ("asd_lead", ["felten"])],
)
def test_of_an_overdue_one_hear_those_who_answer_for_it(bearer: str, people: list[str]) -> None:
    condition = an_overdue_duty(bearer)
    actions.tell_of_overdue_conditions(in_days(0))
    assert told(condition) == people


def test_who_must_not_decide_is_not_told() -> None:
    condition = an_overdue_duty("wjh")
    a_recusal(condition.decision.submission.case, colleague("orth"))
    Notification.objects.all().delete()
    actions.tell_of_overdue_conditions(in_days(0))
    assert told(condition) == ["neumann"]


def test_neither_a_fulfilled_one_nor_one_of_today_is_overdue() -> None:
    fulfil(an_overdue_duty())
    today = an_overdue_duty(days=0)
    assert actions.tell_of_overdue_conditions(in_days(0)) == 0
    assert told(today) == []
