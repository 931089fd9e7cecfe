"""The corridor of a residential help: asked for in the Vorlage, granted with it; inside it nothing is asked again."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.actions.following import grant_help
from approvals.assembly.proposed import proposal
from approvals.lifecycle import Request
from approvals.models import Submission
from hze import actions as hze
from hze.lifecycle import HelpForm
from hze.models import Change, HelpEpisode, HelpModule, HelpSegment, PlaceKind
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.hze.helps_office import the_help
from tests.office import a_complete_draft, a_heard_submission, a_meeting, a_proposal, colleague, fresh, in_days
from tests.trail import records, refused
from web.german import euro

pytestmark = pytest.mark.django_db
WHY = "Die Familie braucht mehr Zeit miteinander."


def kinds(*names: str) -> list[PlaceKind]:
    return list(PlaceKind.objects.filter(name__in=names))


def modules(*names: str) -> list[HelpModule]:
    return list(HelpModule.objects.filter(name__in=names))


def asked_for() -> Submission:
    """A complete Vorlage that asks for two kinds of place, one module and 7.000 euros a month."""
    draft = a_complete_draft(HelpForm.RESIDENTIAL)
    return actions.propose(
        draft,
        by=colleague("brandt"),
        version=draft.version,
        place_kinds=kinds("Regelgruppe", "Fünf-Tage-Gruppe"),
        modules=modules("Elternarbeit"),
        **(a_proposal(HelpForm.RESIDENTIAL) | {"frame_monthly_cents": 7_000_00, "frame_minutes_per_week": 240}),
    )


@pytest.fixture
def help_(db: None) -> HelpEpisode:
    heard = a_heard_submission(HelpForm.RESIDENTIAL, submission=_on_the_agenda())
    actions.decide(heard, by=colleague("felten"), outcome="approved", text="Die Hilfe beginnt.")
    return the_help()


def _on_the_agenda() -> Submission:
    row, meeting = asked_for(), a_meeting()
    actions.submit(row, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=colleague("felten"))
    return fresh(row)


def change(help_: HelpEpisode, by: User, **words: Any) -> HelpSegment | Submission:
    usual: dict[str, Any] = {
        "begins_on": in_days(30),
        "ends_on": help_.last_day,
        "minutes_per_week": None,
        "reason": WHY,
    }
    return actions.ask_for_change(help_, by=by, **(usual | words))


def test_the_vorlage_says_the_corridor_and_freezes_it(db: None) -> None:
    row = _on_the_agenda()
    lines = proposal(row)["lines"]
    assert "Erlaubte Plätze: Regelgruppe, Fünf-Tage-Gruppe" in lines
    assert "Bausteine: Elternarbeit" in lines
    assert f"Kostenrahmen: bis {euro(7_000_00)} im Monat" in lines
    assert "Fünf-Tage-Gruppe" in str(row.content)


def test_what_was_granted_stands_with_the_help(help_: HelpEpisode) -> None:
    assert {kind.name for kind in help_.corridor.place_kinds} == {"Regelgruppe", "Fünf-Tage-Gruppe"}
    assert [module.name for module in help_.corridor.modules] == ["Elternarbeit"]
    assert (help_.frame_monthly_cents, help_.frame_minutes_per_week) == (7_000_00, 240)


def test_inside_the_corridor_a_change_is_a_segment_at_once(brandt: User, help_: HelpEpisode) -> None:
    with records("help.changed", by=brandt):
        made = change(
            help_,
            brandt,
            place_kind=kinds("Fünf-Tage-Gruppe")[0],
            modules=modules("Elternarbeit"),
            monthly_cents=6_500_00,
            minutes_per_week=240,
        )
    assert isinstance(made, HelpSegment)
    assert (str(made.place_kind), made.monthly_cents) == ("Fünf-Tage-Gruppe", 6_500_00)
    assert [str(module) for module in made.modules.all()] == ["Elternarbeit"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"place_kind": "Intensivgruppe"},
        {"modules": ["Schulbegleitung"]},
        {"monthly_cents": 7_000_01},
        {"minutes_per_week": 241},
    ],
)
def test_outside_the_vorlage_opens_by_itself_and_asks_for_it(
    brandt: User, help_: HelpEpisode, wanted: dict[str, Any]
) -> None:
    words = dict(wanted)
    if "place_kind" in words:
        words["place_kind"] = kinds(words["place_kind"])[0]
    if "modules" in words:
        words["modules"] = modules(*words["modules"])
    made = change(help_, brandt, **words)
    assert isinstance(made, Submission)
    assert made.request == Request.CHANGE
    corridor = made.corridor
    assert {kind.name for kind in corridor.place_kinds} == {
        *("Regelgruppe", "Fünf-Tage-Gruppe"),
        *([wanted["place_kind"]] if "place_kind" in wanted else []),
    }
    assert {module.name for module in corridor.modules} == {"Elternarbeit", *wanted.get("modules", [])}
    assert made.frame_monthly_cents == wanted.get("monthly_cents", 7_000_00)


def test_nobody_changes_beyond_the_corridor_without_a_decision(brandt: User, help_: HelpEpisode) -> None:
    with refused("Der Platz „Intensivgruppe“ liegt nicht im bewilligten Korridor."):
        hze.change_help(
            help_,
            by=brandt,
            decision_key=None,
            begins_on=in_days(30),
            ends_on=help_.last_day,
            minutes_per_week=None,
            reason=WHY,
            change=Change(kinds("Intensivgruppe")[0]),
        )


def test_the_page_asks_for_place_and_modules_of_a_residential_help_only(
    client_of: ClientOf, brandt: User, help_: HelpEpisode
) -> None:
    client, address = client_of(brandt), reverse("approvals:change_help", args=[help_.key])
    page = client.get(address).content.decode()
    assert f"Regelgruppe, Fünf-Tage-Gruppe; Elternarbeit; bis {euro(7_000_00)} im Monat" in page
    day = kinds("Intensivgruppe")[0].pk
    answer = client.post(
        address,
        form(
            begins_on=in_days(30).isoformat(),
            ends_on=help_.last_day.isoformat(),
            place_kind=str(day),
            reason=WHY,
        ),
    )
    made = Submission.objects.order_by("-number")[0]
    assert answer.headers["Location"] == reverse("approvals:submission", args=[made.key])


def test_a_decision_widens_the_corridor_and_begins_what_is_new(brandt: User, help_: HelpEpisode) -> None:
    made = change(help_, brandt, place_kind=kinds("Intensivgruppe")[0], modules=modules("Schulbegleitung"))
    assert isinstance(made, Submission)
    grant_help(made, by=brandt, decision_key=uuid4())
    segment = HelpSegment.objects.select_related("place_kind").get()
    assert (str(segment.place_kind), [str(row) for row in segment.modules.all()]) == (
        "Intensivgruppe",
        ["Schulbegleitung"],
    )
    assert "Intensivgruppe" in {kind.name for kind in the_help().corridor.place_kinds}
