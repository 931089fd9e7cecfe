"""How a running help goes on: changed at once inside its frame, else a Vorlage that nobody types twice."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.assembly.proposed import cost, proposal
from approvals.lifecycle import Outcome, Request
from approvals.models import Submission
from hze.models import HelpEpisode, HelpSegment
from tests.approvals.test_what_follows import WHY, decided
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.hze.helps_office import as_planned, the_help
from tests.office import a_decision, fresh, in_days
from tests.trail import forbidden, records, refused
from web.german import day_num

pytestmark = pytest.mark.django_db


@pytest.fixture
def help_(db: None) -> HelpEpisode:
    a_decision()
    HelpEpisode.objects.update(frame_minutes_per_week=480)
    return the_help()


def test_inside_the_frame_a_change_is_a_segment_at_once(brandt: User, help_: HelpEpisode) -> None:
    with records("help.changed", by=brandt):
        made = actions.ask_for_change(
            help_, by=brandt, begins_on=in_days(30), ends_on=in_days(100), minutes_per_week=480, reason=WHY
        )
    assert isinstance(made, HelpSegment)
    assert Submission.objects.count() == 1


def test_outside_the_frame_the_vorlage_opens_by_itself(brandt: User, help_: HelpEpisode) -> None:
    with records("submission.drafted", by=brandt):
        made = actions.ask_for_change(
            help_, by=brandt, begins_on=in_days(30), ends_on=in_days(100), minutes_per_week=481, reason=WHY
        )
    assert isinstance(made, Submission)
    assert (made.request, made.episode, made.help_kind) == (Request.CHANGE, help_, help_.help_kind)
    assert (made.minutes_per_week, made.why_not_enough) == (481, WHY)


def test_an_extension_begins_on_the_day_after_the_last_one(brandt: User, help_: HelpEpisode) -> None:
    made = actions.ask_to_extend(help_, by=brandt, ends_on=in_days(300), minutes_per_week=300, reason=WHY)
    assert (made.begins_on, made.ends_on) == (in_days(196), in_days(300))


def test_two_vorlagen_never_run_beside_each_other(brandt: User, help_: HelpEpisode) -> None:
    actions.ask_to_end(help_, by=brandt, ends_on=in_days(60), end_code=as_planned(), reason=WHY)
    with refused("Für diesen Fall läuft schon eine Vorlage."):
        actions.ask_to_extend(help_, by=brandt, ends_on=in_days(300), minutes_per_week=300, reason=WHY)


def test_what_came_back_for_rework_is_gone_on_with(brandt: User, felten: User, help_: HelpEpisode) -> None:
    words: dict[str, Any] = {"ends_on": in_days(60), "end_code": as_planned(), "reason": WHY}
    row = actions.ask_to_end(help_, by=brandt, **words)
    whole: dict[str, Any] = {
        "ends_on": row.ends_on,
        "end_code": row.end_code,
        "goal": WHY,
        "family_wish": "Gern schon im Sommer.",
    }
    actions.propose(row, by=brandt, version=row.version, **whole)
    decided(row, Outcome.RETURNED)
    again = actions.ask_to_end(help_, by=brandt, **(words | {"reason": "Die Ziele sind erreicht."}))
    assert (again.number, again.family_wish, again.goal) == (3, "Gern schon im Sommer.", "Die Ziele sind erreicht.")


def test_only_who_works_on_the_case_asks(help_: HelpEpisode) -> None:
    for name in ("felten", "neumann", "aksoy", "kemper"):
        with forbidden():
            actions.ask_to_end(
                help_, by=User.objects.get(username=name), ends_on=in_days(60), end_code=as_planned(), reason=WHY
            )


def test_the_page_of_an_end_asks_for_nothing_but_the_end(client_of: ClientOf, brandt: User, help_: HelpEpisode) -> None:
    answer = client_of(brandt).post(
        reverse("approvals:end_help", args=[help_.key]),
        form(ends_on=day_num(in_days(60)), end_code=str(as_planned().pk), reason=WHY),
        follow=True,
    )
    page = answer.content.decode()
    assert "Letzter Tag der Hilfe" in page
    assert "Sind die Ziele erreicht?" in page
    assert "Hilfeart" not in page.split("Vorschlag der Fachkraft")[1].split("</form>")[0]
    row = Submission.objects.get(request=Request.END)
    assert (row.ends_on, row.end_code_id, row.goal) == (in_days(60), as_planned().pk, WHY)


def test_a_change_inside_the_frame_stands_on_the_page_of_the_help(
    client_of: ClientOf, brandt: User, help_: HelpEpisode
) -> None:
    words = form(begins_on=day_num(in_days(30)), ends_on=day_num(in_days(100)), minutes_per_week="7,5", reason=WHY)
    answer = client_of(brandt).post(reverse("approvals:change_help", args=[help_.key]), words, follow=True)
    page = answer.content.decode()
    assert "Die Änderung gilt ab" in page
    assert f"{day_num(in_days(100))}: 7,5 FLS je Woche" in page
    assert WHY in page


def test_a_refused_entry_stays_in_its_field(client_of: ClientOf, brandt: User, help_: HelpEpisode) -> None:
    words = form(begins_on="irgendwann", ends_on="", minutes_per_week="viele", reason=WHY)
    answer = client_of(brandt).post(reverse("approvals:change_help", args=[help_.key]), words)
    assert answer.status_code == 422
    assert all(text in answer.content.decode() for text in ("irgendwann", "viele", WHY))


def test_an_ended_help_says_so_and_offers_nothing_more(client_of: ClientOf, brandt: User, help_: HelpEpisode) -> None:
    HelpEpisode.objects.update(begins_on=in_days(-40), ended_on=in_days(-1), end_reason="Ziele erreicht.")
    page = client_of(brandt).get(reverse("hze:episode", args=[help_.key])).content.decode()
    assert "beendet" in page
    assert "Ziele erreicht." in page
    assert reverse("approvals:extend_help", args=[help_.key]) not in page
    assert "Anfragen senden" not in page
    listed = client_of(brandt).get(reverse("hze:ambulatory")).content.decode()
    assert "beendet" in listed


def test_the_page_of_a_help_leads_to_the_requests_that_lie_ready(
    client_of: ClientOf, brandt: User, help_: HelpEpisode
) -> None:
    page = client_of(brandt).get(reverse("hze:episode", args=[help_.key])).content.decode()
    assert "3 Anfragen liegen bereit" in page
    assert reverse("hze:competition", args=[help_.key]) in page


def test_nobody_offers_the_help_and_it_goes_back_to_the_commission(
    client_of: ClientOf, brandt: User, help_: HelpEpisode
) -> None:
    url = reverse("approvals:reconsider_help", args=[help_.key])
    assert client_of(brandt).post(url, form(reason="")).status_code == 422
    client_of(brandt).post(url, form(reason="Kein Träger hat Platz."))
    draft = Submission.objects.get(episode=help_, state="draft")
    assert (draft.request, draft.why_not_enough) == ("change", "Kein Träger hat Platz.")
    assert (draft.help_kind_id, draft.ends_on) == (help_.help_kind_id, help_.last_day)


def test_the_end_of_a_help_asks_for_its_official_reason(client_of: ClientOf, brandt: User, help_: HelpEpisode) -> None:
    client, url = client_of(brandt), reverse("approvals:end_help", args=[help_.key])
    assert "wie im Hilfeplan vorgesehen" in client.get(url).content.decode()
    answer = client.post(url, form(ends_on=day_num(in_days(60)), end_code="", reason=WHY))
    assert answer.status_code == 422
    assert not Submission.objects.filter(request=Request.END).exists()


def test_the_vorlage_says_which_reason_an_end_has(brandt: User, help_: HelpEpisode) -> None:
    row = actions.ask_to_end(help_, by=brandt, ends_on=in_days(60), end_code=as_planned(), reason=WHY)
    lines = proposal(fresh(row))["lines"]
    assert "Grund der Beendigung: wie im Hilfeplan vorgesehen" in lines
    assert f"Warum: {WHY}" in lines
    assert cost(fresh(row))["lines"] == ["keine: die Hilfe endet"]
    assert not any(line.startswith("Rahmen") for line in lines)
