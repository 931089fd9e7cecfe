"""Fallverstehen: a pattern lies between two at a time; a correction is a new row; the family has its word."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from accounts.models import User
from cases import actions
from cases.models import (
    Case,
    CaseUnderstanding,
    FamilyRemark,
    PatternKind,
    PatternObservation,
    Person,
    Reminder,
)
from cases.understanding.compare import compare
from cases.understanding.relations import relations_of
from tests.cases.understanding_office import (
    a_remark,
    an_observation,
    an_understanding,
    kind,
    member,
    observed,
    understood,
)
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.office import a_case, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


# Observe


def test_whoever_works_on_the_case_writes_down_what_lies_between_two(brandt: User) -> None:
    case = a_case()
    with records("pattern.observed", by=brandt):
        row = actions.observe_pattern(case, by=brandt, **observed(case))
    assert (row.towards, row.is_hypothesis) == ("Schule", True)


def test_also_within_the_family(brandt: User) -> None:
    case = a_case()
    row = an_observation(case, receiver=case.child, institution="")
    assert row.towards == case.child.full_name


@pytest.mark.parametrize("name", ["aksoy", "felten", "neumann", "kemper", "dohmen"])
def test_nobody_else_writes(name: str) -> None:
    case, user = a_case(), User.objects.get(username=name)
    with forbidden():
        actions.observe_pattern(case, by=user, **observed(case))
    with forbidden():
        actions.understand_case(case, by=user, seen=0, **understood())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"institution": ""}, "Nennen Sie entweder jemanden aus der Familie oder eine Stelle."),
        ({"observed_on": in_days(1)}, "Der Tag der Beobachtung liegt in der Zukunft."),
        ({"next_look_on": in_days(-1)}, "Der Tag ist schon vorbei."),
        ({"observed_on": in_days(0), "next_look_on": in_days(0)}, "Der nächste Blick liegt nicht nach"),
    ],
)
def test_what_cannot_be_is_refused_with_its_sentence(brandt: User, changes: dict[str, Any], sentence: str) -> None:
    case = a_case()
    with refused(sentence):
        actions.observe_pattern(case, by=brandt, **observed(case, **changes))


def test_two_ends_are_one_too_many(brandt: User) -> None:
    case = a_case()
    with refused("Nennen Sie entweder jemanden aus der Familie oder eine Stelle."):
        actions.observe_pattern(case, by=brandt, **observed(case, receiver=case.child))


def test_nobody_has_a_pattern_with_oneself(brandt: User) -> None:
    case = a_case()
    with refused("Ein Muster liegt zwischen zweien."):
        actions.observe_pattern(case, by=brandt, **observed(case, receiver=member(case), institution=""))


def test_only_people_of_this_family(brandt: User) -> None:
    case = a_case()
    stranger = a_case(child_first_name="Lina", child_last_name="Wendt").child
    for end in ("sender", "receiver"):
        with refused("Diese Person gehört nicht zur Familie."):
            words = observed(case, **{end: stranger, "institution": "" if end == "receiver" else "Schule"})
            actions.observe_pattern(case, by=brandt, **words)


def test_a_closed_case_is_not_understood_any_further(brandt: User) -> None:
    case = a_case()
    actions.close_case(case, by=brandt, reason=Case.CloseReason.ADVICE)
    with refused("Das geht nur im Schritt"):
        actions.observe_pattern(case, by=brandt, **observed(case))


def test_the_next_look_becomes_a_reminder_that_names_nothing(brandt: User) -> None:
    case = a_case()
    with records("pattern.observed", "reminder.created", by=brandt):
        actions.observe_pattern(case, by=brandt, **observed(case, next_look_on=in_days(20)))
    reminder = Reminder.objects.get()
    assert (reminder.text, reminder.due_on) == ("Fallverstehen: noch einmal hinsehen", in_days(20))


def test_without_its_entry_in_the_trail_nothing_is_written(brandt: User) -> None:
    case = a_case()
    with undone_without_trail(brandt):
        actions.observe_pattern(case, by=brandt, **observed(case))


# Correct, remark


def test_a_correction_is_a_new_row_and_the_old_one_stays(brandt: User) -> None:
    old = an_observation()
    with records("pattern.corrected", by=brandt):
        new = actions.correct_pattern(old, by=brandt, reason="Genauer", **observed(old.case, evidence="Sie rief an."))
    assert new.chain == old.chain
    assert list(PatternObservation.objects.current()) == [new]
    assert PatternObservation.objects.get(pk=old.pk).evidence != new.evidence


def test_who_comes_second_reads_the_first_correction(brandt: User) -> None:
    old = an_observation()
    actions.correct_pattern(old, by=brandt, reason="Genauer", **observed(old.case))
    with refused("Diese Beobachtung ist inzwischen berichtigt."):
        actions.correct_pattern(old, by=brandt, reason="Noch genauer", **observed(old.case))


def test_a_correction_says_why(brandt: User) -> None:
    old = an_observation()
    with refused("Schreiben Sie auf, warum Sie die Beobachtung berichtigen."):
        actions.correct_pattern(old, by=brandt, reason="", **observed(old.case))


def test_the_same_next_look_is_reminded_of_once(brandt: User) -> None:
    old = an_observation(next_look_on=in_days(5))
    actions.correct_pattern(old, by=brandt, reason="Genauer", **observed(old.case, next_look_on=in_days(5)))
    assert Reminder.objects.count() == 1


def test_the_family_puts_its_word_beside_it(brandt: User) -> None:
    row = an_observation()
    words = {"person": member(row.case), "words": "So war es nicht.", "said_on": in_days(0)}
    with records("pattern.remarked", by=brandt):
        remark = actions.add_family_remark(row, by=brandt, **words)  # type: ignore[arg-type]
    assert remark.chain == row.chain


def test_a_remark_of_the_future_or_of_a_stranger_is_refused(brandt: User) -> None:
    row = an_observation()
    with refused("Das Datum liegt in der Zukunft."):
        a_remark(row, said_on=in_days(1))
    stranger = a_case(child_first_name="Lina", child_last_name="Wendt").child
    with refused("Diese Person gehört nicht zur Familie."):
        a_remark(row, person=stranger)


@pytest.mark.parametrize("table", ["cases_patternobservation", "cases_caseunderstanding", "cases_familyremark"])
@pytest.mark.parametrize("change", ["UPDATE {} SET created_at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_nothing_is_ever_changed(table: str, change: str) -> None:
    row = an_observation()
    a_remark(row)
    an_understanding(row.case)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


# Versions


def test_versions_are_counted_and_none_is_overwritten(brandt: User) -> None:
    case = a_case()
    with records("case.understood", by=brandt):
        first = actions.understand_case(case, by=brandt, seen=0, **understood())
    second = an_understanding(case, seen=1, text="Anders gesehen.", phase=2)
    assert [row.number for row in CaseUnderstanding.objects.filter(case=case)] == [2, 1]
    assert (first.phase, second.phase) == (None, 2)


def test_whoever_has_not_seen_the_newest_is_told(brandt: User) -> None:
    case = an_understanding().case
    with refused("Inzwischen gibt es eine neuere Fassung."):
        actions.understand_case(case, by=brandt, seen=0, **understood())


def test_two_texts_are_compared_word_by_word() -> None:
    pieces = compare("Die Mutter zieht sich zurück.", "Die Mutter meldet sich selbst.")
    assert [piece.text.strip() for piece in pieces if piece.change == "gone"] == ["zieht", "zurück."]
    assert [piece.text.strip() for piece in pieces if piece.change == "new"] == ["meldet", "selbst."]
    assert "".join(piece.text for piece in pieces if piece.change != "gone") == "Die Mutter meldet sich selbst."


@pytest.mark.parametrize("same", ["", "Ein Satz.", "a " * 9_000])
def test_what_is_equal_has_no_change(same: str) -> None:
    assert {piece.change for piece in compare(same, same)} <= {""}


# By relation


def test_relations_show_the_latest_look_first(brandt: User) -> None:
    case = a_case()
    an_observation(case, observed_on=in_days(-30), kind=kind("Abgabe"))
    an_observation(case, observed_on=in_days(-1), kind=kind("Kooperation"), institution="schule")
    an_observation(case, observed_on=in_days(-9), receiver=case.child, institution="")
    found = relations_of(PatternObservation.objects.current().for_page())
    assert [[row.kind.name for row in relation.rows] for relation in found] == [["Kooperation", "Abgabe"], ["Kampf"]]


def test_no_person_has_a_pattern() -> None:
    """The pattern belongs to the relation at a time (domain.md §3): nothing on a person says one."""
    fields = {field.name for field in Person._meta.get_fields(include_hidden=True)}
    assert not [name for name in fields if "pattern" in name or "muster" in name]
    between = {field.name for field in PatternObservation._meta.get_fields()}
    assert {"sender", "receiver", "institution", "observed_on"} <= between


# The list of kinds


def test_the_office_begins_with_the_four_of_the_deck() -> None:
    assert [str(one) for one in PatternKind.objects.all()] == ["Kampf", "Abgabe", "Kooperation", "unklar"]


@pytest.mark.parametrize("name", ["admin", "felten"])
def test_administration_and_lead_keep_the_list(name: str) -> None:
    user = User.objects.get(username=name)
    with records("pattern_kind.kept", by=user):
        added = actions.add_pattern_kind(by=user, name="gemischt", hint="", line="double", position=5)
    words: dict[str, Any] = {"name": "gemischt", "hint": "", "line": "double", "position": 5, "is_active": False}
    assert not actions.change_pattern_kind(added, by=user, **words).is_active


def test_nobody_else_keeps_it_and_a_name_stands_once(brandt: User, felten: User) -> None:
    with forbidden():
        actions.add_pattern_kind(by=brandt, name="neu", hint="", line="solid", position=9)
    with refused("Dieses Muster steht schon auf der Liste."):
        actions.add_pattern_kind(by=felten, name="KAMPF", hint="", line="solid", position=9)


# Pages


def _post(client: Any, url: str, **typed: Any) -> Any:
    return client.post(url, {**typed, "idempotency_key": str(uuid.uuid4())})


def test_the_page_asks_ourselves_and_shows_picture_list_and_change(
    client_of: ClientOf, brandt: User, vossen: User
) -> None:
    case = a_case()
    an_understanding(case)
    an_observation(case)
    an_observation(case, observed_on=in_days(-40), kind=kind("Abgabe"))
    for user in (brandt, vossen):
        page = page_of(client_of(user), reverse("cases:understanding", args=[case.key]))
        for words in (
            "damit das Muster so bleibt?",
            "Beziehungsbild mit 1 Mustern",
            "Als Liste",
            "Was dagegen spricht",
        ):
            assert words in page
        assert page.count("Unser Anteil:") == 2


def test_without_our_own_part_nothing_is_saved_and_nothing_typed_is_lost(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    typed = {"sender": member(case).pk, "institution": "Schule", "kind": kind().key, "is_hypothesis": "ja"}
    typed |= {"observed_on": in_days(-1).isoformat(), "evidence": "Sie legt auf.", "own_part": ""}
    answer = _post(client_of(brandt), reverse("cases:pattern_new", args=[case.key]), **typed)
    assert answer.status_code == 422
    assert "Sie legt auf." in answer.content.decode()
    assert not PatternObservation.objects.exists()


def test_a_form_becomes_a_row(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    typed = {"sender": member(case).pk, "institution": "Schule", "kind": kind().key, "is_hypothesis": "nein"}
    typed |= {"observed_on": in_days(-1).isoformat(), "evidence": "Sie legt auf.", "own_part": "Wir drängen."}
    assert _post(client_of(brandt), reverse("cases:pattern_new", args=[case.key]), **typed).status_code == 302
    row = PatternObservation.objects.get()
    assert (row.own_part, row.is_hypothesis) == ("Wir drängen.", False)
    remark = {"person": member(case).pk, "words": "Der Akku war leer.", "said_on": in_days(0).isoformat()}
    address = reverse("cases:pattern", args=[case.key, row.key])
    assert _post(client_of(brandt), address, **remark).status_code == 302
    assert "Der Akku war leer." in page_of(client_of(brandt), address)
    assert FamilyRemark.objects.count() == 1


def test_a_correction_begins_with_what_stands_there(client_of: ClientOf, brandt: User) -> None:
    row = an_observation()
    address = reverse("cases:pattern_correct", args=[row.case.key, row.key])
    page = page_of(client_of(brandt), address)
    assert "Die Mutter legt auf, als die Lehrerin nach den Fehltagen fragt." in page


def test_a_version_that_came_in_between_is_shown_beside_ones_own(client_of: ClientOf, brandt: User) -> None:
    case = an_understanding().case
    typed = understood(text="Mein eigener Satz.") | {"version": "0", "phase": ""}
    answer = _post(client_of(brandt), reverse("cases:understanding_new", args=[case.key]), **typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Mein eigener Satz." in page
    assert "Je mehr wir drängen" in page
    assert "Inzwischen gibt es eine neuere Fassung." in page


def test_versions_stand_side_by_side(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    address = reverse("cases:understanding_versions", args=[case.key])
    assert "Erst von der zweiten Fassung an" in page_of(client_of(brandt), address)
    an_understanding(case)
    an_understanding(case, seen=1, text="Je mehr wir fragen, desto mehr kommt von ihr.")
    page = page_of(client_of(brandt), address)
    assert "<del>drängen, </del>" in page
    assert "<ins>fragen, </ins>" in page
    assert "Fassungen vergleichen" in page_of(client_of(brandt), address, {"von": "1", "bis": "99"})
