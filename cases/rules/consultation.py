"""Who may do what in a Kollegiale Beratung; one question each (domain.md §1, 'Roles')."""

from accounts.models import Department, User
from cases.models import AreaVote, Case, Consultation, ConsultationParticipant, Idea, Indicator
from cases.rules.access import may_work_on
from cases.rules.team import lead_of

Role = ConsultationParticipant.Role


def may_plan_consultation(user: User, case: Case) -> bool:
    """Whoever works on the case brings it in."""
    return may_work_on(user, case)


def participant_of(user: User, consultation: Consultation) -> ConsultationParticipant | None:
    """The seat of this colleague; nobody's who left the office."""
    seats = (row for row in consultation.participants.all() if row.user_id == user.pk)
    return next(seats, None) if user.is_active else None


def may_moderate(user: User, consultation: Consultation) -> bool:
    """Whoever has the moderation and does not lead the case, also not since it changed hands."""
    seat = participant_of(user, consultation)
    return seat is not None and seat.role == Role.MODERATION and lead_of(consultation.case) != user


def may_arrange(user: User, consultation: Consultation) -> bool:
    """Who takes part, when, where, who moderates: whoever works on the case, and the moderation."""
    seat = participant_of(user, consultation)
    moderates = seat is not None and seat.role == Role.MODERATION
    return moderates or may_work_on(user, consultation.case)


def may_contribute(user: User, consultation: Consultation) -> bool:
    """Everybody who takes part writes down ideas, indicators, agreements, and gives a vote."""
    return participant_of(user, consultation) is not None


def may_correct_entry(user: User, consultation: Consultation, entry: Idea | Indicator) -> bool:
    """Whoever wrote it and takes part; nobody puts others' words right."""
    return entry.author_id == user.pk and may_contribute(user, consultation)


def may_record_result(user: User, consultation: Consultation) -> bool:
    """What the team came to is written down by whoever brings the case in, moderates or keeps the record."""
    seat = participant_of(user, consultation)
    return seat is not None and seat.role in {Role.LEAD, Role.MODERATION, Role.MINUTES}


def may_choose_ideas(user: User, consultation: Consultation) -> bool:
    """The team advises; the responsible worker alone takes an idea up or drops it."""
    return user.is_active and lead_of(consultation.case) == user


def may_finish_consultation(user: User, consultation: Consultation) -> bool:
    """Whoever works on the case: with the end the case is classified and tasks are given."""
    return may_work_on(user, consultation.case)


def may_keep_consultation_templates(user: User) -> bool:
    """The Fachadministration and the lead of an ASD team."""
    is_lead = user.is_lead and user.department == Department.ASD
    return user.is_active and (is_lead or user.department == Department.ADMIN)


def without_vote(consultation: Consultation) -> list[User]:
    """The colleagues who take part and have not voted; that says nothing about how the others did."""
    voted = set(AreaVote.objects.of(consultation).values_list("participant_id", flat=True))
    return [row.user for row in consultation.participants.all() if row.user is not None and row.pk not in voted]


def has_votes(consultation: Consultation) -> bool:
    """Whether anybody has voted."""
    return AreaVote.objects.of(consultation).exists()
