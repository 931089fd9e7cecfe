"""A sitting for its papers: one item granted with a condition, one put off, one against a voice."""

from approvals import actions
from approvals.lifecycle import Seat, Vote
from approvals.models import CommissionMeeting, Submission
from tests.approvals import chain_office as chain
from tests.approvals.room_office import an_agenda, read
from tests.office import ALL_YES, a_heard_submission, a_meeting, colleague, fresh

WORDS = "Die Hilfe wird mit Auflage bewilligt."


def a_held_meeting(*, close: bool = True) -> tuple[CommissionMeeting, list[Submission]]:
    """The meeting as it was held, and its three items as they stood on the agenda."""
    felten = colleague("felten")
    meeting, items = an_agenda(3)
    a_meeting()
    actions.open_meeting(meeting, by=felten, minute_taker=colleague("vossen"))
    first, second, third = (fresh(item) for item in items)
    a_heard_submission(submission=first, votes=ALL_YES | {Seat.ASD_LEAD: Vote.CONDITION})
    condition = chain.a_condition(what="Zwischenbericht nach drei Monaten.")
    change = "Ein Platz im Offenen Ganztag."
    actions.decide(first, by=felten, outcome="changed", text=WORDS, conditions=[condition], would_change=change)
    orth = colleague("orth")
    actions.give_voice(second, by=orth, vote=Vote.POSTPONE, reason="Die Zuständigkeit ist noch nicht geklärt.")
    actions.postpone(fresh(second), by=felten)
    a_heard_submission(submission=third, votes={Seat.ASD_LEAD: Vote.YES, Seat.WJH_LEAD: Vote.YES})
    actions.give_voice(third, by=colleague("brandt"), vote=Vote.NO, reason="Die Familie will etwas anderes.")
    actions.decide(third, by=orth, outcome="approved", text="Bewilligt.")
    minutes = {"remarks": "Nächstes Mal eine Viertelstunde früher.", "minute_taker": colleague("vossen")}
    actions.write_remarks(read(meeting), by=felten, **minutes)  # type: ignore[arg-type]
    if close:
        actions.close_meeting(read(meeting), by=felten)
    return read(meeting), items
