"""The card of a family: own words, five states, offers of the directory; open while the check is."""

from typing import Any

import pytest

from accounts.models import User
from cases import actions
from cases.models import FamilyResource, ResourceCheck
from socialspace.actions import count_need
from socialspace.models import Need, Offer, Organisation
from tests.cases.resource_office import taken
from tests.office import a_case, a_ready_check, a_report, a_resource, a_running_check, an_offer, in_days, topic
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db

DONE = "Dieser Ressourcencheck ist abgeschlossen und wird nicht mehr geändert."


def _done_with(resource: FamilyResource, by: User) -> FamilyResource:
    actions.complete_resource_check(resource.resource_check, by=by)
    return resource


def _words(**changes: Any) -> dict[str, Any]:
    return {"wording": "Oma holt Mia ab", "kind": "social", "level": 2} | changes


def test_a_resource_keeps_the_words_of_whoever_named_it_and_whom_to_speak_to(brandt: User) -> None:
    check = a_running_check()
    a_resource(
        check,
        wording="„Bei Oma is immer wat los“",
        named_by=check.case.child,
        usable_for="Nachmittage",
        contact_name="Erika Sommerfeld",
        contact_phone="02161 123",
    )
    found = check.resources.get()
    assert (found.wording, found.named_by, found.usable_for, found.contact, found.confirmed_on) == (
        "„Bei Oma is immer wat los“",
        check.case.child,
        "Nachmittage",
        "Erika Sommerfeld, 02161 123",
        in_days(0),
    )


@pytest.mark.parametrize("state", FamilyResource.State.values)
def test_every_state_can_follow_every_other_while_the_check_is_open(brandt: User, state: str) -> None:
    resource = a_resource(a_running_check())
    verb = "resource.confirmed" if state == "usable" else "resource.state_changed"
    with records(verb, by=brandt):
        changed = actions.set_resource_state(resource, by=brandt, state=state, topic=topic())
    assert changed.state == state


def test_a_declined_one_keeps_what_the_family_says_about_it(brandt: User) -> None:
    resource = a_resource(a_running_check())
    words = "Da geht schon die Nachbarin hin, das wollen wir nicht."
    actions.set_resource_state(resource, by=brandt, state="declined", family_says=words)
    changed = actions.set_resource_state(resource, by=brandt, state="declined")
    assert changed.family_says == words


def test_what_becomes_missing_names_its_topic(brandt: User) -> None:
    resource = a_resource(a_running_check())
    with refused("Wählen Sie ein Thema"):
        actions.set_resource_state(resource, by=brandt, state="missing")


def test_a_wording_is_corrected_once_for_each_version(brandt: User) -> None:
    resource = a_resource(a_running_check())
    with records("resource.corrected", by=brandt):
        corrected = actions.correct_resource(resource, by=brandt, version=1, **_words())
    assert (corrected.wording, corrected.version) == ("Oma holt Mia ab", 2)
    with refused("hat inzwischen jemand geändert"):
        actions.correct_resource(resource, by=brandt, version=1, **_words(wording="Opa"))


def test_a_word_without_end_is_refused_and_one_that_fits_is_kept_whole(brandt: User) -> None:
    check = a_running_check()
    assert a_resource(check, wording="x" * 300).wording == "x" * 300
    with refused(""):
        a_resource(check, wording="x" * 301)


def test_somebody_of_another_family_named_nothing_here(brandt: User) -> None:
    resource, stranger = a_resource(a_running_check()), a_report().child
    with refused("Diese Person gehört nicht zur Familie."):
        actions.correct_resource(resource, by=brandt, version=1, **_words(named_by=stranger))


def test_a_resource_is_removed_with_its_trace(brandt: User) -> None:
    resource = a_resource(a_running_check())
    with records("resource.removed", by=brandt):
        actions.remove_resource(resource, by=brandt)
    with refused("steht nicht mehr auf der Karte"):
        actions.remove_resource(resource, by=brandt)


def test_nothing_changes_after_the_completion(brandt: User) -> None:
    check = a_ready_check()
    resource, offer = _done_with(check.resources.get(), brandt), an_offer()
    with refused(DONE):
        actions.set_resource_state(resource, by=brandt, state="used")
    with refused(DONE):
        actions.correct_resource(resource, by=brandt, version=1, **_words())
    with refused(DONE):
        actions.remove_resource(resource, by=brandt)
    with refused(DONE):
        actions.take_offer(check, by=brandt, offer=offer)


def test_an_offer_of_the_directory_comes_with_its_contact(brandt: User) -> None:
    check, offer = a_running_check(), an_offer(good_for="Kinder, die morgens allein sind")
    with records("resource.added", by=brandt):
        found = taken(check, offer)
    assert (found.wording, found.kind, found.level, found.state) == (
        "Frühstück ab sieben (Haus Mülfort)",
        "infrastructure",
        3,
        "usable",
    )
    assert (found.contact, found.usable_for) == ("Kim Öz", "Kinder, die morgens allein sind")


def test_a_full_offer_is_full_on_the_card_and_a_service_is_farther_away(brandt: User) -> None:
    offer = an_offer(organisation="Beratungsstelle", capacity=8, free_places=0)
    Organisation.objects.filter(pk=offer.organisation_id).update(kind="advice")
    found = taken(a_running_check(), offer)
    assert (found.level, found.state) == (4, "full")


def test_an_offer_stands_on_the_card_once(brandt: User) -> None:
    check, offer = a_running_check(), an_offer()
    taken(check, offer)
    with refused("Dieses Angebot steht schon auf der Karte."):
        taken(check, offer)


@pytest.mark.parametrize("days", [0, -30])
def test_an_offer_of_the_past_is_refused(brandt: User, days: int) -> None:
    check, offer = a_running_check(), an_offer(ended_on=in_days(days))
    with refused("Dieses Angebot gibt es nicht mehr."):
        taken(check, offer)


def test_the_directory_learns_nothing_of_the_family(brandt: User) -> None:
    offer = an_offer()
    before = Offer.objects.values().get(pk=offer.pk)
    taken(a_running_check(), offer)
    assert Offer.objects.values().get(pk=offer.pk) == before
    links = [field.name for field in Offer._meta.get_fields() if field.auto_created and not field.concrete]
    assert not [name for name in links if "resource" in name]


def test_of_the_five_states_only_missing_counts_as_a_need(brandt: User) -> None:
    check = a_ready_check()
    for state in FamilyResource.State.values:
        a_resource(check, state=state, topic=topic("Wohnen"), wording=f"Kind-Geheim {state}")
    actions.complete_resource_check(check, by=brandt)
    need = Need.objects.select_related("topic").get()
    assert (need.topic.name, need.count) == ("Wohnen", 1)
    assert not [value for value in Need.objects.values_list().get() if "Geheim" in str(value)]


def test_a_need_of_a_family_looks_like_every_other(brandt: User) -> None:
    """Who sees the row cannot tell whether a family or a stranger's check brought it."""
    check = a_ready_check()
    a_resource(check, state="missing", topic=topic(), wording="Frühbetreuung")
    actions.complete_resource_check(check, by=brandt)
    need = Need.objects.values().get()
    Need.objects.all().delete()
    assert check.case.quarter is not None
    count_need(topic=topic(), quarter=check.case.quarter, day=in_days(0))
    assert need | {"id": 0} == Need.objects.values().get() | {"id": 0}


def test_only_the_responsible_change_the_card(aksoy: User, felten: User, demir: User) -> None:
    resource, offer = a_resource(a_running_check(a_case())), an_offer()
    for colleague in (aksoy, felten, demir):
        with forbidden():
            actions.set_resource_state(resource, by=colleague, state="used")
        with forbidden():
            actions.correct_resource(resource, by=colleague, version=1, **_words())
        with forbidden():
            actions.remove_resource(resource, by=colleague)
        with forbidden():
            actions.take_offer(resource.resource_check, by=colleague, offer=offer)


def test_without_its_entry_in_the_trail_nothing_changes(brandt: User) -> None:
    resource, offer = a_resource(a_running_check()), an_offer()
    with undone_without_trail(brandt):
        actions.set_resource_state(resource, by=brandt, state="used")
    with undone_without_trail(brandt):
        actions.remove_resource(resource, by=brandt)
    with undone_without_trail(brandt):
        actions.take_offer(ResourceCheck.objects.get(), by=brandt, offer=offer)
