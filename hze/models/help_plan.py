"""The Hilfeplan: versions written in the talk; a final one is frozen with its hash and its paper (§ 36 SGB VIII)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import User
from cases.lifecycle import GoalState
from cases.models import ActionGoal, Person
from hze.lifecycle import HelpPlanState
from hze.models.episode import HelpEpisode
from hze.models.plan_talk import PlanTalk
from web.models import Keyed, LocalToday, StoredFile


class HalfAYearLater(models.Func):
    """The day six months after a day: the longest time until a Hilfeplan is looked at again (domain.md §11.2)."""

    template = "(%(expressions)s + interval '6 months')::date"
    output_field: ClassVar[models.DateField[date, date]] = models.DateField()


class HelpPlanQuerySet(models.QuerySet["HelpPlan"]):
    def final(self) -> Self:
        return self.filter(state=HelpPlanState.FINAL)

    def drafts(self) -> Self:
        return self.filter(state=HelpPlanState.DRAFT)

    def awaiting_review(self) -> Self:
        """The newest final version of each help that is not over."""
        later = HelpPlan.objects.final().filter(episode=OuterRef("episode"), number__gt=OuterRef("number"))
        goes_on = Q(episode__ended_on__isnull=True) | Q(episode__ended_on__gte=LocalToday())
        return self.final().filter(goes_on, ~Exists(later))

    def for_page(self) -> Self:
        """What a page of a version shows beside its parts, the newest first; never the bytes of its papers."""
        rows = self.select_related("talk", "finished_by", "written_by", "paper", "court_paper")
        return rows.defer("paper__content", "court_paper__content").order_by("-number")


def _is_whole() -> Q:
    texts = ("parents_words", "need", "services", "must_reach", "if_fails", "advice_language", "advice_how")
    said = Q()
    for field in texts:
        said &= ~Q(**{field: ""})
    return said & Q(wish_pointed_out_on__isnull=False, review_on__isnull=False)


class HelpPlan(Keyed):
    """A version of the Hilfeplan of a help; the child's own words come first."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="plans", verbose_name="Hilfe")
    number = models.PositiveSmallIntegerField("Fassung")
    state = models.CharField("Stand", max_length=10, choices=HelpPlanState, default=HelpPlanState.DRAFT)
    talk = models.OneToOneField(PlanTalk, models.PROTECT, related_name="plan", verbose_name="Gespräch")
    talk_on = models.DateField("Tag des Gesprächs")

    child_words = models.TextField("Was sagt das Kind?", max_length=10_000, blank=True)
    child_heard = models.CharField("Wie wurde das Kind gehört?", max_length=500, blank=True)
    child_not_heard = models.TextField("Warum wurde das Kind nicht gehört?", max_length=2_000, blank=True)
    parents_words = models.TextField("Was sagen die Eltern?", max_length=10_000, blank=True)
    review_result = models.TextField("Was hat die Überprüfung ergeben?", max_length=10_000, blank=True)
    need = models.TextField("Welchen Bedarf gibt es?", max_length=10_000, blank=True)
    services = models.TextField("Welche Leistungen sind notwendig und vereinbart?", max_length=5_000, blank=True)
    must_reach = models.TextField("Was muss mindestens erreicht sein?", max_length=5_000, blank=True)
    contact_rules = models.TextField("Wie ist der Kontakt geregelt?", max_length=5_000, blank=True)
    if_fails = models.TextField("Was geschieht, wenn es nicht gelingt?", max_length=5_000, blank=True)
    siblings = models.TextField("Wie steht es um die Geschwister?", max_length=5_000, blank=True)
    wish_pointed_out_on = models.DateField("auf Wunsch und Wahl hingewiesen am", null=True, blank=True)
    wish = models.TextField("Was wünscht sich die Familie?", max_length=2_000, blank=True)
    advice_language = models.CharField("In welcher Sprache wurde beraten?", max_length=120, blank=True)
    advice_interpreter = models.CharField("Wer hat gedolmetscht?", max_length=120, blank=True)
    advice_how = models.TextField("Wie wurde verständlich beraten?", max_length=2_000, blank=True)
    review_on = models.DateField("Überprüfung am", null=True, blank=True)

    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="begonnen von")
    version = models.PositiveIntegerField("Stand der Eingaben", default=1)
    finished_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="abgeschlossen von"
    )
    finished_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)
    content = models.JSONField("festgehaltener Inhalt", null=True, blank=True)
    sha256 = models.CharField("Prüfsumme des Inhalts", max_length=64, blank=True)
    paper = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Hilfeplan als Papier"
    )
    court_paper = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Fassung für das Gericht"
    )

    objects = HelpPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "Hilfeplan"
        verbose_name_plural = "Hilfepläne"
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(condition=Q(state__in=HelpPlanState.values), name="help_plan_state_known"),
            models.UniqueConstraint(fields=["episode", "number"], name="help_plan_number_once"),
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(state="draft"),
                name="help_plan_one_draft",
                violation_error_message="Für diese Hilfe liegt schon ein Entwurf vor. Schreiben Sie an ihm weiter.",
            ),
            models.CheckConstraint(
                condition=Q(child_words="") | Q(child_not_heard=""),
                name="help_plan_child_heard_or_not",
                violation_error_message="Das Kind wurde gehört oder nicht: Schreiben Sie nur eines von beiden auf.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | ~Q(child_not_heard="") | (~Q(child_words="") & ~Q(child_heard="")),
                name="help_plan_begins_with_the_child",
                violation_error_message="Schreiben Sie auf, was das Kind sagt und wie es gehört wurde, "
                "oder warum es nicht gehört wurde.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | _is_whole(),
                name="help_plan_is_whole",
                violation_error_message="Im Hilfeplan fehlt noch etwas. Füllen Sie die Abschnitte aus.",
            ),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True)
                | Q(review_on__gt=F("talk_on"), review_on__lte=HalfAYearLater("talk_on")),
                name="help_plan_reviewed_within_half_a_year",
                violation_error_message="Überprüft wird nach dem Gespräch und spätestens nach sechs Monaten.",
            ),
            models.CheckConstraint(
                condition=Q(wish_pointed_out_on__isnull=True) | Q(wish_pointed_out_on__lte=LocalToday()),
                name="help_plan_wish_by_today",
                violation_error_message="Der Hinweis auf Wunsch und Wahl liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="draft",
                    finished_at__isnull=True,
                    finished_by__isnull=True,
                    content__isnull=True,
                    sha256="",
                    paper__isnull=True,
                    court_paper__isnull=True,
                )
                | Q(
                    ~Q(state="draft"),
                    ~Q(sha256=""),
                    finished_at__isnull=False,
                    finished_by__isnull=False,
                    content__isnull=False,
                    paper__isnull=False,
                ),
                name="help_plan_finished_with_paper",
                violation_error_message="Ein abgeschlossener Hilfeplan hat Tag, Person, Inhalt und Papier.",
            ),
        ]

    def __str__(self) -> str:
        return f"Hilfeplan, Fassung {self.number}"

    @property
    def is_final(self) -> bool:
        return self.state == HelpPlanState.FINAL


class PlanGoal(Keyed):
    """A goal of the Hilfeplan, of one side: a goal of the file, or one in words of its own."""

    class Side(models.TextChoices):
        CHILD = "child", "Kind"
        PARENTS = "parents", "Eltern"
        PROVIDER = "provider", "Träger oder Einrichtung"
        ASD = "asd", "ASD"

    plan = models.ForeignKey(HelpPlan, models.CASCADE, related_name="goals", verbose_name="Hilfeplan")
    side = models.CharField("Wessen Ziel?", max_length=10, choices=Side)
    action_goal = models.ForeignKey(
        ActionGoal, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Ziel der Akte"
    )
    words = models.CharField("Was soll anders sein?", max_length=500, blank=True)
    state = models.CharField("Stand", max_length=12, choices=GoalState, default=GoalState.OPEN)
    progress = models.TextField("Was zeigt es?", max_length=2_000, blank=True)

    class Meta:
        verbose_name = "Ziel im Hilfeplan"
        verbose_name_plural = "Ziele im Hilfeplan"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(side__in=("child", "parents", "provider", "asd")), name="plan_goal_side_known"
            ),
            models.CheckConstraint(condition=Q(state__in=GoalState.values), name="plan_goal_state_known"),
            models.CheckConstraint(
                condition=Q(action_goal__isnull=False, words="") | Q(action_goal__isnull=True) & ~Q(words=""),
                name="plan_goal_is_one_goal",
                violation_error_message="Wählen Sie ein Ziel der Akte, oder schreiben Sie ein eigenes auf.",
            ),
            models.UniqueConstraint(
                fields=["plan", "action_goal"],
                name="plan_goal_of_the_file_once",
                violation_error_message="Dieses Ziel der Akte steht schon im Hilfeplan.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """What shall be different, as the file or the plan says it."""
        return self.action_goal.specific if self.action_goal else self.words

    @property
    def stands(self) -> str:
        """How far it is: of a goal of the file as the file says."""
        return self.action_goal.get_state_display() if self.action_goal else self.get_state_display()

    @property
    def shown_by(self) -> str:
        """What shows it."""
        if self.action_goal is None:
            return self.progress
        return self.action_goal.evidence or self.action_goal.measurable


class PlanSignature(Keyed):
    """That somebody signed a final Hilfeplan, or refused and why; never changed."""

    class Role(models.TextChoices):
        CHILD = "child", "Kind"
        PARENT = "parent", "Elternteil"
        CUSTODY = "custody", "sorgeberechtigte Person"
        PROVIDER = "provider", "Träger oder Einrichtung"
        ASD = "asd", "ASD"
        OTHER = "other", "andere Stelle"

    plan = models.ForeignKey(HelpPlan, models.PROTECT, related_name="signatures", verbose_name="Hilfeplan")
    role = models.CharField("Als", max_length=10, choices=Role)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Wer aus der Familie?"
    )
    name = models.CharField("oder jemand anderes", max_length=120, blank=True)
    has_signed = models.BooleanField("hat unterschrieben")
    refusal = models.TextField("Warum nicht?", max_length=2_000, blank=True)
    on = models.DateField("am")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    class Meta:
        verbose_name = "Unterschrift unter dem Hilfeplan"
        verbose_name_plural = "Unterschriften unter dem Hilfeplan"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=("child", "parent", "custody", "provider", "asd", "other")),
                name="plan_signature_role_known",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | Q(person__isnull=True) & ~Q(name=""),
                name="plan_signature_of_one_person",
                violation_error_message="Wählen Sie jemanden aus der Familie, oder schreiben Sie einen Namen.",
            ),
            models.CheckConstraint(
                condition=Q(has_signed=True, refusal="") | Q(has_signed=False) & ~Q(refusal=""),
                name="plan_signature_or_reason",
                violation_error_message="Wer nicht unterschreibt, hat einen Grund: Schreiben Sie ihn auf.",
            ),
            models.CheckConstraint(
                condition=Q(on__lte=LocalToday()),
                name="plan_signature_by_today",
                violation_error_message="Die Unterschrift liegt in der Zukunft.",
            ),
            models.UniqueConstraint(
                fields=["plan", "person"],
                name="plan_signature_once_a_person",
                violation_error_message="Diese Person hat schon unterschrieben oder abgelehnt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Unterschrift vom {self.on:%d.%m.%Y}"

    @property
    def who(self) -> str:
        """Whose signature it is."""
        return self.person.full_name if self.person else self.name
