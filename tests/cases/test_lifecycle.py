"""The table of stages, read aloud; whatever it does not say is refused in German."""

import itertools

import pytest
from django.core.exceptions import ValidationError

from cases.lifecycle import NEXT, Stage, step

READ_ALOUD = {
    "Aufnahme": {"Ressourcencheck", "Genehmigungskommission", "Abgeschlossen"},
    "Ressourcencheck": {"Kollegiale Beratung", "Genehmigungskommission", "Abgeschlossen"},
    "Kollegiale Beratung": {"Ressourcencheck", "Genehmigungskommission", "Abgeschlossen"},
    "Genehmigungskommission": {"Hilfe", "Kollegiale Beratung", "Abgeschlossen"},
    "Hilfe": {"Ressourcencheck", "Abgeschlossen"},
    "Abgeschlossen": {"Aufnahme"},
}
PAIRS = list(itertools.product(Stage, Stage))
REFUSED = [(old, new) for old, new in PAIRS if new.label not in READ_ALOUD[old.label]]


def test_the_table_says_what_the_house_does() -> None:
    assert {old.label: {new.label for new in following} for old, following in NEXT.items()} == READ_ALOUD


@pytest.mark.parametrize(("old", "new"), [pair for pair in PAIRS if pair not in REFUSED])
def test_a_step_of_the_table_is_taken(old: Stage, new: Stage) -> None:
    assert step(old, new) == new


@pytest.mark.parametrize(("old", "new"), REFUSED)
def test_any_other_step_is_refused_with_what_is_possible_instead(old: Stage, new: Stage) -> None:
    with pytest.raises(ValidationError) as refusal:
        step(old, new)
    (sentence,) = refusal.value.messages
    assert sentence.startswith(f"Von „{old.label}“ führt kein Schritt zu „{new.label}“. Möglich ist: ")
    assert set(sentence.removesuffix(".").split("Möglich ist: ")[1].split(", ")) == READ_ALOUD[old.label]


def test_every_stage_is_reached_from_the_intake_and_none_is_a_dead_end() -> None:
    reached = {Stage.INTAKE}
    while more := {new for old in reached for new in NEXT[old]} - reached:
        reached |= more
    assert reached == set(Stage)
    assert all(NEXT[stage] for stage in Stage)
