"""Who sits where: the holder, or who stands in because of an absence, a conflict of interest or a second seat."""

import pytest

from accounts.models import Department, Notification, User
from approvals import actions, rules
from approvals.lifecycle import Seat, Substitution, Vote
from approvals.models import Recusal, SeatSubstitute, Submission
from cases.models import Responsibility
from tests.approvals.room_office import a_recusal, a_sitting, a_substitute, all_but, away
from tests.office import a_complete_draft, a_frozen_submission, a_meeting, fresh, in_days, team
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _name(user: User | None) -> str | None:
    return user.username if user else None


def _names(submission: Submission) -> dict[str, str | None]:
    return {seat: _name(sitter.user) for seat, sitter in rules.sitters(fresh(submission)).items()}


def _why(submission: Submission, seat: Seat) -> tuple[str | None, str | None, str]:
    user, stands_for, why = rules.sitters(fresh(submission))[seat]
    return _name(user), _name(stands_for), why


def test_a_lead_asks_and_the_colleague_answers_herself(felten: User, aksoy: User) -> None:
    with records("seat.asked", by=felten):
        asked = actions.ask_substitute(by=felten, area=team(), seat=Seat.ASD_LEAD, user=aksoy)
    assert Notification.objects.filter(recipient=aksoy, text__contains="ASD-Teamleitung").exists()
    with records("seat.answered", by=aksoy):
        actions.answer_substitute(asked, by=aksoy, accepts=True)
    assert SeatSubstitute.objects.accepted().filter(user=aksoy, seat=Seat.ASD_LEAD, rank=1).exists()
    assert Notification.objects.filter(recipient=felten, text__contains="angenommen").exists()


def test_those_asked_later_come_later(aksoy: User, vossen: User) -> None:
    assert [a_substitute(name).rank for name in ("aksoy", "vossen")] == [1, 2]


def test_only_the_leads_ask(felten: User, orth: User, aksoy: User) -> None:
    area = team()
    for colleague in all_but("felten", "orth"):
        with forbidden():
            actions.ask_substitute(by=colleague, area=area, seat=Seat.ASD_LEAD, user=aksoy)


@pytest.mark.parametrize(
    ("seat", "username"),
    [
        (Seat.ASD_LEAD, "neumann"),  # of the other department
        (Seat.WJH_LEAD, "aksoy"),
        (Seat.ASD_LEAD, "kemper"),  # of another team
        (Seat.ASD_LEAD, "felten"),  # holds the seat
        (Seat.WORKER, "aksoy"),  # its substitutes are those who share the responsibility
    ],
)
def test_a_seat_is_substituted_from_the_team_and_its_department(felten: User, seat: Seat, username: str) -> None:
    user, area = User.objects.get(username=username), team()
    with refused("Auf einem Sitz vertritt jemand aus dem Team und derselben Fachabteilung."):
        actions.ask_substitute(by=felten, area=area, seat=seat, user=user)


def test_nobody_is_asked_twice(felten: User, aksoy: User) -> None:
    a_substitute("aksoy")
    area = team()
    with refused("Diese Person vertritt schon einen Sitz der Kommission."):
        actions.ask_substitute(by=felten, area=area, seat=Seat.ASD_LEAD, user=aksoy)


def test_nobody_answers_for_another_or_twice(felten: User, aksoy: User) -> None:
    asked = actions.ask_substitute(by=felten, area=team(), seat=Seat.ASD_LEAD, user=aksoy)
    for colleague in all_but("aksoy"):
        with forbidden():
            actions.answer_substitute(asked, by=colleague, accepts=True)
    actions.answer_substitute(asked, by=aksoy, accepts=False)
    with refused("Diese Anfrage ist schon beantwortet oder beendet."):
        actions.answer_substitute(asked, by=aksoy, accepts=True)
    assert not SeatSubstitute.objects.accepted().exists()


def test_a_lead_or_the_substitute_ends_it(felten: User, aksoy: User, vossen: User, neumann: User) -> None:
    first, second = a_substitute("aksoy"), a_substitute("vossen")
    with forbidden():
        actions.end_substitute(first, by=neumann)
    with records("seat.ended", by=felten):
        actions.end_substitute(first, by=felten)
    actions.end_substitute(second, by=vossen)
    with refused("Diese Vertretung ist schon beendet."):
        actions.end_substitute(first, by=felten)
    assert not SeatSubstitute.objects.current().exists()


def test_without_its_entry_in_the_trail_nobody_is_asked(felten: User, aksoy: User) -> None:
    area = team()
    with undone_without_trail(felten):
        actions.ask_substitute(by=felten, area=area, seat=Seat.ASD_LEAD, user=aksoy)


def test_a_lead_who_is_away_is_replaced_by_the_accepted_deputy() -> None:
    submission = a_frozen_submission()
    a_substitute("aksoy")
    away("felten", "vossen")
    assert _why(submission, Seat.ASD_LEAD) == ("vossen", "felten", Substitution.ABSENCE)


def test_a_deputy_who_has_not_answered_does_not_sit() -> None:
    submission = a_frozen_submission()
    away("felten", "vossen", accepted=False)
    assert _why(submission, Seat.ASD_LEAD) == ("felten", None, "")


def test_without_a_deputy_the_standing_substitutes_sit_in_their_order() -> None:
    submission = a_frozen_submission()
    a_substitute("aksoy"), a_substitute("vossen")
    away("felten")
    assert _why(submission, Seat.ASD_LEAD) == ("aksoy", "felten", Substitution.ABSENCE)
    away("aksoy")
    assert _why(submission, Seat.ASD_LEAD) == ("vossen", "felten", Substitution.ABSENCE)


def test_a_deputy_of_another_department_does_not_take_the_seat() -> None:
    submission = a_frozen_submission()
    a_substitute("aksoy")
    absence = away("felten", "vossen")
    assert absence.deputy is not None
    User.objects.filter(pk=absence.deputy.pk).update(department=Department.WJH)  # moved after saying yes
    assert _why(submission, Seat.ASD_LEAD) == ("aksoy", "felten", Substitution.ABSENCE)


def test_who_must_not_decide_is_replaced_and_an_empty_seat_is_shown_as_empty() -> None:
    submission = a_frozen_submission()
    a_recusal(submission, "orth")
    assert _why(submission, Seat.WJH_LEAD) == (None, "orth", Substitution.CONFLICT)
    a_substitute("neumann", Seat.WJH_LEAD)
    assert _why(submission, Seat.WJH_LEAD) == ("neumann", "orth", Substitution.CONFLICT)


def test_a_substitute_who_must_not_decide_either_does_not_sit() -> None:
    submission = a_frozen_submission()
    a_substitute("aksoy"), a_substitute("vossen")
    for username in ("felten", "aksoy"):
        a_recusal(submission, username)
    assert _why(submission, Seat.ASD_LEAD) == ("vossen", "felten", Substitution.CONFLICT)


def test_nobody_holds_two_seats() -> None:
    """The lead who carries the case herself sits as its worker; a substitute takes the lead's seat."""
    submission = a_frozen_submission()
    a_substitute("aksoy")
    Responsibility.objects.filter(case=submission.case).update(user=User.objects.get(username="felten"))
    assert _names(submission) == {Seat.ASD_LEAD: "aksoy", Seat.WJH_LEAD: "orth", Seat.WORKER: "felten"}
    assert _why(submission, Seat.ASD_LEAD)[2] == Substitution.TWO_SEATS


def test_who_submitted_takes_no_leads_seat(felten: User, aksoy: User) -> None:
    draft = a_complete_draft()
    case = draft.case
    Responsibility.objects.create(case=case, user=felten, role=Responsibility.Role.CO, valid_from=in_days(0))
    actions.submit(draft, by=felten, meeting=a_meeting())
    assert _why(draft, Seat.ASD_LEAD)[0] is None
    a_substitute("aksoy")
    assert _why(draft, Seat.ASD_LEAD)[0] == "aksoy"


def test_a_worker_who_is_away_is_replaced_by_who_shares_the_case(vossen: User) -> None:
    submission = a_frozen_submission()
    Responsibility.objects.create(case=submission.case, user=vossen, role=Responsibility.Role.CO, valid_from=in_days(0))
    away("brandt")
    assert _why(submission, Seat.WORKER) == ("vossen", "brandt", Substitution.ABSENCE)


def test_who_stands_in_votes_and_the_voice_says_for_whom(vossen: User, felten: User) -> None:
    submission = a_frozen_submission()
    away("felten", "vossen")
    voice = actions.give_voice(submission, by=vossen, vote=Vote.YES, reason="Trägt.")
    assert (voice.seat, voice.stands_for, voice.substitution) == (Seat.ASD_LEAD, felten, Substitution.ABSENCE)
    with forbidden():
        actions.give_voice(submission, by=felten, vote=Vote.YES, reason="Auch ich.")


def test_both_seats_attended_make_a_quorum(orth: User, neumann: User) -> None:
    meeting, _ = a_sitting(1)  # opened by the ASD lead, who is in the room
    assert rules.unattended_seats(meeting) == [Seat.WJH_LEAD]
    actions.arrive(meeting, by=neumann)
    assert not rules.has_quorum(meeting)
    a_substitute("neumann", Seat.WJH_LEAD)
    assert rules.has_quorum(meeting)
    actions.leave(meeting, by=neumann)
    assert rules.unattended_seats(meeting) == [Seat.WJH_LEAD]
    actions.arrive(meeting, by=orth)
    assert rules.has_quorum(meeting)


def test_nobody_is_hidden_from_the_seats_page_of_the_team(kemper: User, aksoy: User) -> None:
    a_substitute("aksoy")
    assert SeatSubstitute.objects.visible_to(aksoy).exists()
    assert not SeatSubstitute.objects.visible_to(kemper).exists()
    assert not Recusal.objects.exists()
