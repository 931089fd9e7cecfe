"""The ways of a training and of a project, each a table one can read aloud."""

from django.db.models import TextChoices

from web.states import step


class TrainingState(TextChoices):
    """A training is planned, and then held or cancelled."""

    PLANNED = "planned", "geplant"
    HELD = "held", "durchgeführt"
    CANCELLED = "cancelled", "abgesagt"


class ProjectStage(TextChoices):
    """From a need of the social space to a project that was looked back on (deck, 'Projektentwicklung')."""

    NEED = "need", "Bedarf"
    IDEA = "idea", "Idee"
    PARTNERS = "partners", "Partner"
    DECISION = "decision", "Entscheidung"
    RUNNING = "running", "läuft"
    EVALUATED = "evaluated", "ausgewertet"
    DROPPED = "dropped", "nicht weiterverfolgt"


NEXT_TRAINING: dict[TrainingState, frozenset[TrainingState]] = {
    TrainingState.PLANNED: frozenset({TrainingState.HELD, TrainingState.CANCELLED}),
    TrainingState.HELD: frozenset(),
    TrainingState.CANCELLED: frozenset(),
}

NEXT_PROJECT: dict[ProjectStage, frozenset[ProjectStage]] = {
    ProjectStage.NEED: frozenset({ProjectStage.IDEA, ProjectStage.DROPPED}),
    ProjectStage.IDEA: frozenset({ProjectStage.PARTNERS, ProjectStage.NEED, ProjectStage.DROPPED}),
    ProjectStage.PARTNERS: frozenset({ProjectStage.DECISION, ProjectStage.IDEA, ProjectStage.DROPPED}),
    ProjectStage.DECISION: frozenset({ProjectStage.RUNNING, ProjectStage.PARTNERS, ProjectStage.DROPPED}),
    ProjectStage.RUNNING: frozenset({ProjectStage.EVALUATED}),
    ProjectStage.EVALUATED: frozenset(),
    ProjectStage.DROPPED: frozenset({ProjectStage.NEED}),
}


def step_training(old: str, new: TrainingState) -> TrainingState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return step(NEXT_TRAINING, old, new)


def step_project(old: str, new: ProjectStage) -> ProjectStage:
    """Return the new stage when it may follow the old one, else raise ValidationError."""
    return step(NEXT_PROJECT, old, new)
