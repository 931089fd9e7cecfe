"""The demo's cases in other hands: handed over, helped with, stood in for, ended with a look back, begun again."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, Handover, HandoverReason, Reopening, Responsibility, StatCode
from srojugend.demo.moment import on

Role = Responsibility.Role


@transaction.atomic
def load(people: dict[str, User]) -> None:
    """Load it once; does nothing when a case has changed hands."""
    if Handover.objects.exists():
        return
    aksoy, brandt, vossen = people["aksoy"], people["brandt"], people["vossen"]
    of_aksoy, of_vossen = _alone(aksoy), _alone(vossen)
    today = timezone.localdate()
    with on(today - timedelta(days=9)):
        read = _hand_over(of_aksoy.pop(), taker=vossen, words="Die Großmutter holt mittwochs ab und mag Besuch.")
    with on(today - timedelta(days=8)):
        actions.acknowledge_handover(read, by=vossen, question="Wer hat den Schlüssel für den Ganztag?")
    with on(today - timedelta(days=5)):  # longer than the office allows: it stands on the lead's list
        _hand_over(of_vossen.pop(), taker=aksoy, words="Bitte vor den Ferien in der Kita anrufen.")
    with on(today - timedelta(days=1)):
        _hand_over(of_vossen.pop(), taker=brandt, words="Die Mutter spricht lieber morgens.")
    with on(today - timedelta(days=3)):
        until = today + timedelta(days=12)
        actions.join_case(of_aksoy.pop(), user=brandt, by=aksoy, role=Role.HELPER, valid_to=until)
        stood_in = of_vossen.pop()
        actions.join_case(stood_in, user=brandt, by=vossen, role=Role.DEPUTY, valid_from=today, valid_to=until)
    with on(today - timedelta(days=2)):
        _close(of_aksoy.pop(), by=aksoy)
    with on(today - timedelta(days=4)):
        closed = Case.objects.filter(stage=Stage.CLOSED).select_related("area").order_by("file_number")
        actions.reopen_case(closed[0], by=brandt, reason=Reopening.Reason.REQUEST)


def _alone(user: User) -> list[Case]:
    """Early cases this colleague has led alone."""
    early = Case.objects.filter(stage__in=(Stage.INTAKE, Stage.RESOURCE_CHECK)).led_by(user)
    alone = early.annotate(people=Count("responsibilities")).filter(people=1)
    return list(alone.select_related("area").order_by("-file_number"))


def _hand_over(case: Case, *, taker: User, words: str) -> Handover:
    giver = case.responsibilities.select_related("user").get(role=Role.LEAD, valid_to__isnull=True).user
    actions.assign_lead(case, to=taker, by=giver, reason=HandoverReason.LOAD, words=words)
    return Handover.objects.get(case=case)


def _close(case: Case, *, by: User) -> None:
    """An end with everything a look back can say."""
    codes = StatCode.objects.of_field(StatCode.Field.SITUATION)
    actions.close_case(
        case,
        by=by,
        reason=Case.CloseReason.ADVICE,
        child_says="Jetzt ist morgens jemand da. Das reicht mir.",
        parents_say="Wir wissen, wen wir fragen können.",
        achieved="Das Kind kommt satt und pünktlich in die Schule.",
        helped="Das Frühstück im Stadtteilzentrum und die Nachbarin.",
        stays_contact="Schulsozialarbeit",
        ask_again_on=timezone.localdate() + timedelta(days=60),
        facts={StatCode.Field.SITUATION: [codes[0]]},
    )
