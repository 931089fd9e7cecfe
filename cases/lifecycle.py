"""The states of a case, a report, a letter, a § 8a procedure, a consultation, and which may follow which."""

from django.db.models import TextChoices

from web import states


class Stage(TextChoices):
    """Where a case stands in the procedure of the deck."""

    INTAKE = "intake", "Aufnahme"
    RESOURCE_CHECK = "resource_check", "Ressourcencheck"
    CONSULTATION = "consultation", "Kollegiale Beratung"
    COMMISSION = "commission", "Genehmigungskommission"
    HELP = "help", "Hilfe"
    CLOSED = "closed", "Abgeschlossen"


class Area(TextChoices):
    """The three areas of the Falleinordnung (domain.md §1)."""

    SERVICE = "service", "Leistungsbereich"
    GREY = "grey", "Graubereich"
    DANGER = "danger", "Gefährdungsbereich"


class LetterState(TextChoices):
    """Where a letter of the office stands."""

    DRAFT = "draft", "Entwurf"
    SENT = "sent", "versandt"


class BypassState(TextChoices):
    """What became of the wish to go to the commission on the urgent way."""

    WAITING = "waiting", "wartet auf Bestätigung"
    CONFIRMED = "confirmed", "bestätigt"
    DECLINED = "declined", "abgelehnt"
    WITHDRAWN = "withdrawn", "zurückgenommen"


# On the urgent way, and on no other, the commission follows at once; what was left out for it is done afterwards.
NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.INTAKE: frozenset({Stage.RESOURCE_CHECK, Stage.COMMISSION, Stage.CLOSED}),
    Stage.RESOURCE_CHECK: frozenset({Stage.CONSULTATION, Stage.COMMISSION, Stage.CLOSED}),
    Stage.CONSULTATION: frozenset({Stage.RESOURCE_CHECK, Stage.COMMISSION, Stage.CLOSED}),
    Stage.COMMISSION: frozenset({Stage.HELP, Stage.CONSULTATION, Stage.CLOSED}),
    Stage.HELP: frozenset({Stage.RESOURCE_CHECK, Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.INTAKE}),
}

NEXT_LETTER: dict[LetterState, frozenset[LetterState]] = {
    LetterState.DRAFT: frozenset({LetterState.SENT}),
    LetterState.SENT: frozenset(),
}


NEXT_BYPASS: dict[BypassState, frozenset[BypassState]] = {
    BypassState.WAITING: frozenset({BypassState.CONFIRMED, BypassState.DECLINED, BypassState.WITHDRAWN}),
    BypassState.CONFIRMED: frozenset({BypassState.WITHDRAWN}),
    BypassState.DECLINED: frozenset(),
    BypassState.WITHDRAWN: frozenset(),
}


def step(old: str, new: Stage) -> Stage:
    """Return the new stage when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT, old, new)


def step_letter(old: str, new: LetterState) -> LetterState:
    """Return the new state of a letter when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_LETTER, old, new)


def step_bypass(old: str, new: BypassState) -> BypassState:
    """Return the new state of an urgent bypass when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_BYPASS, old, new)


class ReportState(TextChoices):
    """What became of a first call; on its way between teams of the house it stays open."""

    OPEN = "open", "offen"
    CASE = "case", "neuer Fall"
    ADDED = "added", "zu einem Fall genommen"
    ADVICE = "advice", "nur Beratung"
    PASSED_ON = "passed_on", "weitergegeben"
    DANGER = "danger", "Gefährdung"


# Danger never waits: whatever else was decided about a report that is still in the house.
NEXT_REPORT: dict[ReportState, frozenset[ReportState]] = {
    ReportState.OPEN: frozenset(set(ReportState) - {ReportState.OPEN}),
    ReportState.CASE: frozenset({ReportState.DANGER}),
    ReportState.ADDED: frozenset({ReportState.DANGER}),
    ReportState.ADVICE: frozenset({ReportState.OPEN, ReportState.DANGER}),
    ReportState.PASSED_ON: frozenset(),
    ReportState.DANGER: frozenset(),
}


def step_report(old: str, new: ReportState) -> ReportState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_REPORT, old, new)


class ProtectionState(TextChoices):
    """Where a procedure under § 8a SGB VIII stands."""

    BEGUN = "begun", "begonnen"
    ASSESSED = "assessed", "eingeschätzt"
    CLOSED = "closed", "abgeschlossen"


# What was closed stays closed: new signs begin a new procedure.
NEXT_PROTECTION: dict[ProtectionState, frozenset[ProtectionState]] = {
    ProtectionState.BEGUN: frozenset({ProtectionState.ASSESSED}),
    ProtectionState.ASSESSED: frozenset({ProtectionState.CLOSED}),
    ProtectionState.CLOSED: frozenset(),
}


def step_protection(old: str, new: ProtectionState) -> ProtectionState:
    """Return the new state of a procedure when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_PROTECTION, old, new)


class ProtectionResult(TextChoices):
    """The four classes of the official § 8a statistics (domain.md §1)."""

    ACUTE = "acute", "akute Kindeswohlgefährdung"
    LATENT = "latent", "latente Kindeswohlgefährdung"
    NEED = "need", "keine Kindeswohlgefährdung, aber Hilfebedarf"
    NONE = "none", "keine Kindeswohlgefährdung und kein (weiterer) Hilfebedarf"


class GoalState(TextChoices):
    """What became of a goal of the family; a goal is never punished, only looked at."""

    OPEN = "open", "offen"
    REACHED = "reached", "erreicht"
    PARTLY = "partly", "teilweise erreicht"
    MISSED = "missed", "nicht erreicht"
    DROPPED = "dropped", "verworfen"


class MandateState(TextChoices):
    """What became of an Auftrag of the office."""

    OPEN = "open", "offen"
    FULFILLED = "fulfilled", "erfüllt"
    UNFULFILLED = "unfulfilled", "nicht erfüllt"
    WITHDRAWN = "withdrawn", "zurückgenommen"


class ConditionState(TextChoices):
    """Whether an Auflage holds; only people lift it."""

    HOLDS = "holds", "gilt"
    LIFTED = "lifted", "aufgehoben"


class PlanState(TextChoices):
    """Where a version of the Schutzplan stands."""

    DRAFT = "draft", "Entwurf"
    IN_FORCE = "in_force", "in Kraft"
    REPLACED = "replaced", "ersetzt"


NEXT_GOAL: dict[GoalState, frozenset[GoalState]] = {
    GoalState.OPEN: frozenset(set(GoalState) - {GoalState.OPEN}),
    GoalState.REACHED: frozenset(),
    GoalState.PARTLY: frozenset({GoalState.REACHED, GoalState.MISSED, GoalState.DROPPED}),
    GoalState.MISSED: frozenset(),
    GoalState.DROPPED: frozenset(),
}

NEXT_MANDATE: dict[MandateState, frozenset[MandateState]] = {
    MandateState.OPEN: frozenset(set(MandateState) - {MandateState.OPEN}),
    MandateState.FULFILLED: frozenset(),
    MandateState.UNFULFILLED: frozenset(),
    MandateState.WITHDRAWN: frozenset(),
}

NEXT_CONDITION: dict[ConditionState, frozenset[ConditionState]] = {
    ConditionState.HOLDS: frozenset({ConditionState.LIFTED}),
    ConditionState.LIFTED: frozenset(),
}

NEXT_PLAN: dict[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFT: frozenset({PlanState.IN_FORCE}),
    PlanState.IN_FORCE: frozenset({PlanState.REPLACED}),
    PlanState.REPLACED: frozenset(),
}


def step_goal(old: str, new: GoalState) -> GoalState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_GOAL, old, new)


def step_mandate(old: str, new: MandateState) -> MandateState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_MANDATE, old, new)


def step_condition(old: str, new: ConditionState) -> ConditionState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_CONDITION, old, new)


def step_plan(old: str, new: PlanState) -> PlanState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_PLAN, old, new)


class ConsultationState(TextChoices):
    """Where a Kollegiale Beratung stands; its clock runs in one state alone."""

    PLANNED = "planned", "geplant"
    RUNNING = "running", "läuft"
    PAUSED = "paused", "unterbrochen"
    FINISHED = "finished", "abgeschlossen"


NEXT_CONSULTATION: dict[ConsultationState, frozenset[ConsultationState]] = {
    ConsultationState.PLANNED: frozenset({ConsultationState.RUNNING}),
    ConsultationState.RUNNING: frozenset({ConsultationState.PAUSED, ConsultationState.FINISHED}),
    ConsultationState.PAUSED: frozenset({ConsultationState.RUNNING, ConsultationState.FINISHED}),
    ConsultationState.FINISHED: frozenset(),
}


def step_consultation(old: str, new: ConsultationState) -> ConsultationState:
    """Return the new state of a consultation when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT_CONSULTATION, old, new)
