"""Cards of the demo office that show more than names: a running one with an offer, one that was looked at again."""

from collections.abc import Mapping

from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, FamilyResource, Person, ResourceCheck, Responsibility, WillStatement
from cases.resource_card import repeat_on
from socialspace.models import Offer


def load(people: Mapping[str, User]) -> None:
    """Jana Brandt's newest open card, and the help she looks at again; nothing where there is none."""
    brandt = people["brandt"]
    led = Responsibility.objects.leading().filter(user=brandt).values("case")
    checks = ResourceCheck.objects.filter(case__in=led, completed_at__isnull=True, case__stage=Stage.RESOURCE_CHECK)
    check = checks.select_related("case").order_by("id").first()
    if check is not None:
        _tell(check, by=brandt)
    helped = Case.objects.filter(pk__in=led, stage=Stage.HELP, resource_checks__completed_at__isnull=False)
    case = helped.order_by("id").first()
    if case is not None:
        _look_again(case, by=brandt)


def _tell(check: ResourceCheck, *, by: User) -> None:
    """An offer of the directory, one thing the family does not want, and a wish that became a will."""
    missing = check.resources.filter(state=FamilyResource.State.MISSING).select_related("topic").first()
    offer = Offer.objects.current().filter(topics=missing.topic_id).order_by("id").first() if missing else None
    if offer is not None and missing is not None:
        actions.take_offer(check, by=by, offer=offer, topic=missing.topic)
    actions.add_resource(
        check,
        by=by,
        kind=FamilyResource.Kind.SOCIAL,
        level=FamilyResource.Level.FAMILY,
        state=FamilyResource.State.DECLINED,
        wording="Der Onkel in Wickrath",
        family_says="Da war zu viel Streit, das wollen wir nicht.",
    )
    parent = Person.objects.filter(family=check.case.family_id).exclude(role=Person.Role.CHILD).first()
    if parent is None:
        return
    today = timezone.localdate()
    wish = actions.record_statement(
        check.case,
        by=by,
        person=parent,
        kind=WillStatement.Kind.WISH,
        quote="Ich hätte gern, dass morgens jemand kommt.",
        said_on=today,
    )
    actions.record_statement(
        check.case,
        by=by,
        person=parent,
        kind=WillStatement.Kind.WILL,
        quote="Ich will den Morgen allein schaffen.",
        own_contribution="Ich stelle zwei Wecker und lege abends alles hin.",
        readiness=7,
        said_on=today,
        from_wish=wish,
    )


def _look_again(case: Case, *, by: User) -> None:
    """Half of it holds, one is used now, one is gone, one is new."""
    check = actions.repeat_resource_check(case, by=by, held_on=timezone.localdate())
    for name, institution in ((str(by), "ASD"), ("Aylin Demir", "HOME")):
        actions.add_check_participant(check, by=by, name=name, institution=institution)
    rows = list(check.resources.order_by("id"))
    for number, resource in enumerate(rows):
        if number == len(rows) - 1 and len(rows) > 1:
            actions.remove_resource(resource, by=by)
        else:
            state = FamilyResource.State.USED if number == 0 else resource.state
            actions.set_resource_state(resource, by=by, state=state)
    actions.add_resource(
        check,
        by=by,
        kind=FamilyResource.Kind.INFRASTRUCTURE,
        level=FamilyResource.Level.SOCIAL_SPACE,
        state=FamilyResource.State.USED,
        wording="Fußball im Verein, zweimal in der Woche",
    )
    actions.complete_resource_check(check, by=by, remind_on=repeat_on())
