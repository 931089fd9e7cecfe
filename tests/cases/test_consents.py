"""Consents: who allows or refuses what, how long it holds, and that taking it back acts at once."""

from typing import Any

import pytest

from accounts.models import User
from cases import actions, rules
from cases.models import Consent, Person
from tests.cases.circle_office import a_consent, expired, mother_of, revoked
from tests.office import a_case, a_report, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_what_the_family_allows_is_recorded_with_all_that_belongs_to_it(brandt: User) -> None:
    case = a_case()
    with records("consent.recorded", by=brandt):
        consent = a_consent(case, valid_until=in_days(30))
    assert consent.receiver == "Aylin Demir, HOME"
    assert set(consent.about.all()) == set(Person.objects.filter(family=case.family_id))
    assert rules.consent_holds(consent)


def test_a_refusal_is_recorded_and_allows_nothing(brandt: User) -> None:
    refusal = a_consent(outcome="refused")
    assert not rules.consent_holds(refusal)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"valid_until": in_days(-1), "given_on": in_days(-2)}, "Dieser Tag ist vorbei."),
        ({"given_on": in_days(1)}, "Die Entscheidung liegt in der Zukunft."),
        ({"topics": []}, "Wählen Sie, welche Daten"),
        ({"topics": ["blood"]}, ""),
        ({"about": []}, "Wählen Sie, um wen es geht."),
        ({"colleague": None}, "Schreiben Sie auf, wer etwas erfahren darf."),
        ({"outcome": "maybe"}, ""),
        ({"outcome": "refused", "valid_until": in_days(9)}, "eine Ablehnung hat kein Ende"),
        ({"purpose": ""}, ""),
    ],
)
def test_what_makes_no_sense_is_refused(brandt: User, changes: dict[str, Any], sentence: str) -> None:
    case = a_case()
    with refused(sentence):
        a_consent(case, **changes)


def test_only_the_family_decides_about_the_family(brandt: User) -> None:
    case, stranger = a_case(), a_report(child_last_name="Anders").child
    with refused("Diese Person gehört nicht zur Familie."):
        a_consent(case, given_by=stranger)
    with refused("Wählen Sie Personen dieser Familie."):
        a_consent(case, about=[stranger])


def test_one_person_decides_once_for_a_receiver(brandt: User) -> None:
    case = a_case()
    first = a_consent(case)
    with refused("Nehmen Sie zuerst den Widerruf auf."):
        a_consent(case, outcome="refused")
    with refused("Nehmen Sie zuerst den Widerruf auf."):
        a_consent(case, colleague=None, receiver="aylin demir, home")
    revoked(first)
    a_consent(case)


def test_an_expired_consent_makes_room_for_a_new_one(brandt: User) -> None:
    case = a_case()
    old = a_consent(case, valid_until=in_days(0))
    expired(old)
    assert not rules.consent_holds(Consent.objects.get(pk=old.pk))
    assert rules.consent_holds(a_consent(case))


def test_whoever_says_no_outweighs_whoever_says_yes(brandt: User) -> None:
    case = a_case()
    yes = a_consent(case)
    father = actions.add_person(case, by=brandt, role="father", first_name="Jens", last_name="Sommerfeld")
    no = a_consent(case, given_by=father, outcome="refused")
    assert not rules.consent_holds(yes)
    revoked(no)
    assert rules.consent_holds(yes)


def test_a_revocation_acts_at_once(brandt: User) -> None:
    case = a_case()
    consent = a_consent(case)
    with records("consent.revoked", by=brandt):
        ended = actions.revoke_consent(consent, by=brandt, revoked_by=mother_of(case), revoked_on=in_days(0))
    assert not rules.consent_holds(ended)


def test_a_revocation_lies_between_the_consent_and_today(brandt: User) -> None:
    consent = a_consent()
    with refused("Der Widerruf liegt vor der Einwilligung."):
        actions.revoke_consent(consent, by=brandt, revoked_on=in_days(-1))
    with refused("Ein Widerruf wirkt sofort."):
        actions.revoke_consent(consent, by=brandt, revoked_on=in_days(1))
    revoked(consent)
    with refused("Diese Entscheidung ist schon widerrufen."):
        actions.revoke_consent(consent, by=brandt, revoked_on=in_days(0))


def test_everybody_of_the_team_takes_a_revocation_down(aksoy: User, kemper: User, neumann: User) -> None:
    consent = a_consent()
    for stranger in (kemper, neumann):
        with forbidden():
            actions.revoke_consent(consent, by=stranger, revoked_on=in_days(0))
    actions.revoke_consent(consent, by=aksoy, revoked_on=in_days(0))


def test_only_who_works_on_the_case_records_a_consent(aksoy: User) -> None:
    case = a_case()
    with forbidden():
        actions.record_consent(
            case,
            by=aksoy,
            given_by=mother_of(case),
            about=[case.child],
            receiver="HOME",
            purpose="x",
            topics=["persons"],
            outcome="given",
            form="oral",
            given_on=in_days(0),
        )


def test_a_closed_case_takes_no_consent_but_every_revocation(brandt: User) -> None:
    case = a_case()
    consent = a_consent(case)
    actions.close_case(case, by=brandt, reason="advice")
    with refused("Dieser Fall ist abgeschlossen."):
        a_consent(case, receiver="Kita", colleague=None)
    assert revoked(consent).revoked_on == in_days(0)


def test_whoever_decided_something_stays_in_the_file(brandt: User) -> None:
    case = a_case()
    father = actions.add_person(case, by=brandt, role="father", first_name="Jens", last_name="Sommerfeld")
    a_consent(case, about=[father])
    with refused("bleibt in der Akte"):
        actions.remove_person(father, case=case, by=brandt, reason="mistake")
