"""The forms of help, how an answer, a course and a return may go, a Hilfeplan, where a child will live."""

from collections.abc import Mapping

from django.db.models import TextChoices

from web.states import step


class HelpForm(TextChoices):
    """Ambulatory helps go out by request to providers; residential ones begin as a course."""

    AMBULATORY = "ambulatory", "ambulant"
    RESIDENTIAL = "residential", "stationär"


class HelpPlanState(TextChoices):
    """Where a version of the Hilfeplan stands; a final one is never changed, a new version begins from it."""

    DRAFT = "draft", "Entwurf"
    FINAL = "final", "abgeschlossen"


class Outlook(TextChoices):
    """Where a child outside its family will live for good (§ 37c SGB VIII)."""

    RETURN = "return", "Rückkehr"
    STAY = "stay", "Verbleib"
    INDEPENDENCE = "independence", "Verselbständigung"
    OPEN = "open", "offen"


class CriterionLevel(TextChoices):
    """How far a criterion of a return is met."""

    OPEN = "open", "offen"
    PARTLY = "partly", "teilweise"
    MET = "met", "erfüllt"


class Light(TextChoices):
    """How a return stands, as the board of the area groups it; the sentence says why (`hze.rules.traffic_of`)."""

    UNSETTLED = "unsettled", "Noch nicht geklärt"
    STUCK = "stuck", "Es stockt"
    ON_THE_WAY = "on_the_way", "Rückkehr ist auf dem Weg"
    READY = "ready", "Rückkehr ist vorbereitet"
    NOT_NOW = "not_now", "Nicht möglich zur Zeit"
    HOME = "home", "Zu Hause"


class Phase(TextChoices):
    """The phases of a residential help, its return planned from the first day (domain.md §6)."""

    INQUIRY = "inquiry", "Anfrage und Auswahl"
    BEGIN = "begin", "Beginn"
    CLEARING = "clearing", "Clearing"
    COURSE = "course", "Verlauf"
    RETURN_REQUESTED = "return_requested", "Rückführung beantragt"
    TRIAL = "trial", "Probezeit"
    RETURNED = "returned", "Rückkehr und Nachbetreuung"
    BROKEN_OFF = "broken_off", "Abbruch"


NEXT_PHASE: Mapping[Phase, frozenset[Phase]] = {
    Phase.INQUIRY: frozenset({Phase.BEGIN, Phase.BROKEN_OFF}),
    Phase.BEGIN: frozenset({Phase.CLEARING, Phase.COURSE, Phase.RETURN_REQUESTED, Phase.BROKEN_OFF}),
    Phase.CLEARING: frozenset({Phase.COURSE, Phase.RETURN_REQUESTED, Phase.BROKEN_OFF}),
    Phase.COURSE: frozenset({Phase.CLEARING, Phase.RETURN_REQUESTED, Phase.BROKEN_OFF}),
    Phase.RETURN_REQUESTED: frozenset({Phase.TRIAL, Phase.COURSE, Phase.BROKEN_OFF}),
    Phase.TRIAL: frozenset({Phase.RETURNED, Phase.COURSE, Phase.BROKEN_OFF}),
    Phase.RETURNED: frozenset({Phase.COURSE, Phase.BROKEN_OFF}),
    Phase.BROKEN_OFF: frozenset({Phase.INQUIRY}),
}


class RequestState(TextChoices):
    """Where a request to one provider stands."""

    READY = "ready", "bereit"
    SENT = "sent", "versandt"
    SEEN = "seen", "gelesen"
    EXAMINING = "examining", "wird geprüft"
    DECLINED = "declined", "abgesagt"
    OFFERED = "offered", "Angebot liegt vor"
    CHOSEN = "chosen", "ausgewählt"
    NOT_CHOSEN = "not_chosen", "nicht ausgewählt"


_S = RequestState
NEXT_REQUEST: dict[RequestState, frozenset[RequestState]] = {
    _S.READY: frozenset({_S.SENT}),
    _S.SENT: frozenset({_S.SEEN, _S.EXAMINING, _S.DECLINED, _S.OFFERED, _S.NOT_CHOSEN}),
    _S.SEEN: frozenset({_S.EXAMINING, _S.DECLINED, _S.OFFERED, _S.NOT_CHOSEN}),
    _S.EXAMINING: frozenset({_S.DECLINED, _S.OFFERED, _S.NOT_CHOSEN}),
    _S.DECLINED: frozenset({_S.EXAMINING, _S.OFFERED}),
    _S.OFFERED: frozenset({_S.DECLINED, _S.CHOSEN, _S.NOT_CHOSEN}),
    _S.CHOSEN: frozenset({_S.DECLINED}),
    _S.NOT_CHOSEN: frozenset({_S.SEEN, _S.OFFERED}),
}
ANSWERABLE = frozenset({_S.SENT, _S.SEEN, _S.EXAMINING, _S.DECLINED, _S.OFFERED})


def next_request(old: str, new: RequestState) -> RequestState:
    """The new state of a request when it may follow the old one; raises ValidationError that says what may."""
    return step(NEXT_REQUEST, old, new)


class StatementState(TextChoices):
    """What became of a provider's monthly statement."""

    OPEN = "open", "offen"
    HANDED_IN = "handed_in", "eingereicht"
    CHECKED = "checked", "geprüft"
    SENT_BACK = "sent_back", "zurückgegeben"


NEXT_STATEMENT: Mapping[StatementState, frozenset[StatementState]] = {
    StatementState.OPEN: frozenset({StatementState.HANDED_IN}),
    StatementState.HANDED_IN: frozenset({StatementState.HANDED_IN, StatementState.CHECKED, StatementState.SENT_BACK}),
    StatementState.CHECKED: frozenset({StatementState.SENT_BACK}),
    StatementState.SENT_BACK: frozenset({StatementState.HANDED_IN}),
}


class ReimbursementState(TextChoices):
    """What became of money another office has to pay back."""

    OPEN = "open", "noch nicht geltend gemacht"
    ASSERTED = "asserted", "geltend gemacht"
    PAID = "paid", "erstattet"
    REFUSED = "refused", "abgelehnt"


NEXT_REIMBURSEMENT: Mapping[ReimbursementState, frozenset[ReimbursementState]] = {
    ReimbursementState.OPEN: frozenset({ReimbursementState.ASSERTED}),
    ReimbursementState.ASSERTED: frozenset({ReimbursementState.PAID, ReimbursementState.REFUSED}),
    ReimbursementState.PAID: frozenset(),
    ReimbursementState.REFUSED: frozenset({ReimbursementState.ASSERTED}),
}
