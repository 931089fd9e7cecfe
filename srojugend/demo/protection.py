"""A § 8a procedure on its way: assessed by two, parents included, visited at home; that of the sister just begun."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.models import Case, Person, ProtectionCode, ProtectionProcedure
from srojugend.demo.moment import on


def protect(case: Case, *, worker: User, second: User) -> None:
    """Take the procedure of the eldest child along its course, yesterday afternoon."""
    yesterday = timezone.localdate() - timedelta(days=1)
    with on(yesterday, hour=16):
        procedure = ProtectionProcedure.objects.select_related("child", "case").get(case=case, child=case.child)
        _visit(procedure, worker=worker, second=second)
        _include(procedure, by=worker)
    with on(yesterday, hour=17):
        _assess(procedure, worker=worker, second=second)
        plan = ProtectionCode.objects.get(kind=ProtectionCode.Kind.MEASURE, code="safety-plan")
        words = "Mats schläft bis auf Weiteres bei der Großmutter; die Mutter bringt ihn selbst hin."
        actions.take_measure(procedure, by=worker, kind=plan, taken_on=yesterday, words=words)


def _visit(procedure: ProtectionProcedure, *, worker: User, second: User) -> None:
    mother = Person.objects.filter(family=procedure.case.family_id, role=Person.Role.MOTHER)
    actions.record_home_visit(
        procedure,
        by=worker,
        visited_at=timezone.now() - timedelta(hours=1),
        announced=False,
        visitors=[worker, second],
        met=[procedure.child, *mother],
        child_seen=True,
        impression="Mats sitzt dicht bei der Mutter, erzählt erst, als er mit uns allein ist.",
        environment="Zwei Zimmer, sauber und warm, jedes Kind hat ein Bett. Im Flur liegt eine gebrochene Leiste.",
        said="Die Mutter: „Mir ist die Hand ausgerutscht, ich war am Ende.“",
    )


def _include(procedure: ProtectionProcedure, *, by: User) -> None:
    today = timezone.localdate()
    for subject, how in (
        ("parents", "Gespräch mit der Mutter in der Wohnung, ohne Sprachmittlung."),
        ("child", "Allein in seinem Zimmer, mit seinen Worten und einer Zeichnung."),
    ):
        actions.answer_inclusion(procedure, by=by, subject=subject, done=True, happened_on=today, how=how)


def _assess(procedure: ProtectionProcedure, *, worker: User, second: User) -> None:
    codes = ProtectionCode.objects.all()
    assessment = actions.assess_risk(
        procedure,
        by=worker,
        indicators="Frische Striemen am Rücken, von der Kita fotografiert. Mats wollte nicht abgeholt werden.",
        protective="Die Großmutter wohnt im Haus. Die Mutter sagt selbst, dass sie Hilfe braucht.",
        assumptions="Es war vermutlich nicht das erste Mal.",
        unknown="Ob ein Arzt die Verletzung gesehen hat.",
        dangers=codes.filter(kind=ProtectionCode.Kind.DANGER, code="physical"),
        sources=codes.filter(kind=ProtectionCode.Kind.SOURCE, code="mother"),
        level="latent",
        conclusion="Die Gefahr ist durch die Verabredung mit der Großmutter gemindert, nicht ausgeräumt.",
    )
    actions.confirm_assessment(assessment, by=worker)
    actions.confirm_assessment(assessment, by=second)
