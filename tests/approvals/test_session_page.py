"""The session on the screen: who sees what, what follows by itself, what is asked every two seconds."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.lifecycle import Seat, Vote
from approvals.models import Decision, Voice
from tests.approvals.room_office import a_recusal, a_sitting, a_substitute, an_agenda, read
from tests.house.crawl import client_of, form
from tests.office import a_heard_submission, a_meeting, colleague

pytestmark = pytest.mark.django_db


def _get(username: str, name: str, *args: object, query: str = "", **headers: str) -> Any:
    return client_of(username).get(reverse(name, args=args) + query, headers=headers)


def _page(username: str, name: str, *args: object) -> str:
    return str(_get(username, name, *args).content.decode())


def _post(username: str, name: str, *args: object, **data: object) -> Any:
    return client_of(username).post(reverse(name, args=args), form(**data))


def test_nothing_comes_back_while_nothing_changed_and_it_costs_three_questions() -> None:
    meeting, _ = a_sitting(2)
    client: Client = client_of("orth")
    url = reverse("approvals:session_state", args=[meeting.key]) + f"?fassung={meeting.version}"
    client.get(url, headers={"HX-Request": "true"})
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    asked = [row["sql"] for row in queries.captured_queries if row["sql"].startswith("SELECT")]
    assert len(asked) <= 3, asked


def test_a_voice_reaches_the_others_with_their_next_question() -> None:
    meeting, (first, _) = a_sitting(2)
    actions.give_voice(first, by=colleague("felten"), vote=Vote.CONDITION, reason="Mit Zwischenbericht.")
    query = f"?fassung={meeting.version}"
    parts = _get("orth", "approvals:session_state", meeting.key, query=query, **{"HX-Request": "true"})
    assert "Mit Zwischenbericht." in parts.content.decode()


def test_every_screen_follows_the_item_that_is_heard_unless_it_opened_another_one() -> None:
    meeting, (first, second) = a_sitting(2)
    actions.hear_next(meeting, by=colleague("felten"), position=1)
    assert f'aria-label="Vorlage {second.case.child}"' in _page("brandt", "approvals:meeting", meeting.key)
    own = _page("brandt", "approvals:item", meeting.key, first.key)
    assert f'aria-label="Vorlage {first.case.child}"' in own
    assert "Beraten wird TOP 2." in own


def test_what_is_swapped_in_is_what_a_fresh_page_shows() -> None:
    meeting, (first, _) = a_sitting(2)
    actions.give_voice(first, by=colleague("orth"), vote=Vote.YES, reason="Trägt.")
    page = _plain(_page("felten", "approvals:meeting", meeting.key))
    swapped = _get("felten", "approvals:session_state", meeting.key, query="?fassung=0", **{"HX-Request": "true"})
    parts = _plain(swapped.content.decode())
    for name in ("kopf", "hinweis", "tagesordnung", "anwesend", "vorlage", "zahl"):
        assert _part(parts, f"sitzung-{name}") in page, name


def test_whatever_a_screen_shows_each_part_of_the_next_answer_has_its_place() -> None:
    """Undecided, decided, hidden from who must not decide: a screen comes from each of them to each of them."""
    meeting, (first, second, third) = a_sitting(3)
    actions.decide(a_heard_submission(submission=first), by=colleague("orth"), outcome="approved", text="Bewilligt.")
    a_recusal(third, "felten")
    shown = []
    for item in (first, second, third):
        actions.hear(meeting, by=colleague("orth"), submission=item)
        page = _page("felten", "approvals:meeting", meeting.key)
        query = "?fassung=0"
        beat = _get("felten", "approvals:session_state", meeting.key, query=query, **{"HX-Request": "true"})
        found = re.findall(r'<\w+[^>]*?id="([\w-]+)"[^>]*hx-swap-oob="true"', beat.content.decode())
        shown.append((set(re.findall(r' id="([\w-]+)"', page)), set(found)))
    for places, _ in shown:
        for _, parts in shown:
            assert parts <= places, parts - places
    assert {f"sitz-{seat.value}" for seat in Seat} <= shown[2][1], "Voices about another child would stay."


def test_who_must_not_decide_sees_neither_name_nor_link() -> None:
    meeting, (first, _) = a_sitting(2)
    a_recusal(first, "orth")
    page = _page("orth", "approvals:meeting", meeting.key)
    assert "1. Befangen" in page
    assert "Dieser Punkt wird ohne Sie beraten." in page
    assert str(first.case.child) not in page
    assert str(first.key) not in page
    assert _get("orth", "approvals:item", meeting.key, first.key).status_code == 404
    assert _post("orth", "approvals:give_voice", meeting.key, first.key, vote="yes", reason="Ja.").status_code == 404


def test_a_substitute_is_named_with_whom_they_stand_in_for() -> None:
    meeting, (first,) = a_sitting(1)
    a_substitute("neumann", Seat.WJH_LEAD)
    a_recusal(first, "orth")
    page = re.sub(r"\s+", " ", _page("felten", "approvals:meeting", meeting.key))
    assert "in Vertretung von Sabine Orth, Befangenheit" in page


def test_nobody_votes_for_another_seat() -> None:
    meeting, (first,) = a_sitting(1)
    words = {"vote": "yes", "reason": "Ja.", "seat": "wjh_lead", "version": first.version}
    assert _post("aksoy", "approvals:give_voice", meeting.key, first.key, **words).status_code == 403
    assert _post("felten", "approvals:give_voice", meeting.key, first.key, **words).status_code == 302
    assert Voice.objects.get().seat == Seat.ASD_LEAD


def test_the_same_form_sent_twice_gives_one_voice() -> None:
    meeting, (first,) = a_sitting(1)
    client, url = client_of("felten"), reverse("approvals:give_voice", args=[meeting.key, first.key])
    data = form(vote="yes", reason="Ja.", version=first.version)
    assert [client.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert Voice.objects.count() == 1


def test_a_corrected_voice_stays_readable() -> None:
    meeting, (first,) = a_sitting(1)
    for vote, reason in (("no", "Zu viel."), ("yes", "Doch gut.")):
        _post("felten", "approvals:give_voice", meeting.key, first.key, vote=vote, reason=reason, version=first.version)
    page = _page("orth", "approvals:meeting", meeting.key)
    assert "<s>Ablehnung. Zu viel.</s>" in page
    assert "Doch gut." in page


def test_a_decision_has_conditions_and_the_second_one_reads_one_sentence() -> None:
    meeting, (first,) = a_sitting(1)
    votes = dict.fromkeys(Seat, Vote.CONDITION)
    a_heard_submission(submission=first, votes=votes)
    row = {"bearer_2": "worker", "what_2": "Zwischenbericht", "until_2": "2099-02-28"}
    words = {"outcome": "changed", "text": "Bewilligt.", **row}
    assert _post("felten", "approvals:decide", meeting.key, first.key, **words).status_code == 302
    again = _post("orth", "approvals:decide", meeting.key, first.key, **words)
    assert "Über diese Vorlage ist schon beschlossen." in again.content.decode()
    assert Decision.objects.get().conditions.get().what == "Zwischenbericht"


def test_a_half_condition_and_a_text_of_fifty_thousand_letters_are_refused_and_kept() -> None:
    meeting, (first,) = a_sitting(1)
    a_heard_submission(submission=first)
    half = _post("felten", "approvals:decide", meeting.key, first.key, outcome="approved", text="Ja.", what_1="Bericht")
    assert "Nennen Sie zu Auflage 1, wer was bis wann tut." in half.content.decode()
    long = _post("felten", "approvals:decide", meeting.key, first.key, outcome="approved", text="ä" * 50_000)
    assert long.status_code == 422
    assert "ä" * 50_000 in long.content.decode()
    assert not Decision.objects.exists()


def test_the_wall_names_nobody() -> None:
    meeting, (first,) = a_sitting(1)
    name = first.case.child.first_name
    actions.give_voice(first, by=colleague("felten"), vote=Vote.YES, reason=f"{name} braucht das.")
    page = _page("brandt", "approvals:screen", meeting.key)
    assert first.case.file_number in page
    assert name not in page


def test_the_agenda_is_ordered_planned_and_shown_with_its_times(felten: User) -> None:
    meeting, (first, second) = an_agenda(2)
    page = _page("felten", "approvals:meeting", meeting.key)
    assert "TOP 2 nach oben" in page
    assert "TOP 2 nach oben" not in _page("brandt", "approvals:meeting", meeting.key)
    _post("felten", "approvals:move_up", meeting.key, second.key)
    order = [first.key, second.key]
    _post("felten", "approvals:order_agenda", meeting.key, order=order, version=read(meeting).version)
    assert _post("felten", "approvals:plan_minutes", meeting.key, first.key, minutes="25").status_code == 302
    assert _post("felten", "approvals:plan_minutes", meeting.key, first.key, minutes="viele").status_code == 422


def test_a_series_is_shown_before_it_is_planned() -> None:
    plan = {"held_at": "2098-12-18T14:00", "room": "3.02", "count": "3"}
    shown = _post("felten", "approvals:series_preview", **plan)
    assert "Diese Termine werden geplant" in shown.content.decode()
    assert _post("felten", "approvals:plan_series", **plan).status_code == 302


def _plain(page: str) -> str:
    """Without what is new on every page: form keys, tokens, and the mark of a part that is swapped in."""
    page = re.sub(r'value="[0-9a-zA-Z-]{36,64}"|hx-swap-oob="true"|data-seit="\d+"', "", page)
    return re.sub(r"\s+", " ", page).replace(" >", ">")


def _part(page: str, name: str) -> str:
    """From the opening of a part to the opening of the next one."""
    start = page.index(f'id="{name}"')
    ends = [
        page.find(word, start + 5)
        for word in (
            "<section",
            '<nav id="',
            '<div id="sitzung',
            '<div class="sro-panel__head" id="sitzung-zahl',
            '<li class="sro-voice"',
        )
    ]
    end = min(end for end in ends if end > 0)
    return page[start : page.rindex("</", start, end)]


def test_two_who_write_the_remarks_at_once_lose_nothing(felten: User) -> None:
    meeting = a_meeting()
    actions.open_meeting(meeting, by=felten)
    url = reverse("approvals:write_remarks", args=[meeting.key])
    clients = [client_of(username) for username in ("felten", "orth")]
    seen = [_seen(client.get(reverse("approvals:meeting", args=[meeting.key]))) for client in clients]
    assert clients[0].post(url, form(remarks="Nächste Woche in Raum 3.", seen=seen[0])).status_code == 302
    answer = clients[1].post(url, form(remarks="Der Beamer ist kaputt.", seen=seen[1]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Inzwischen steht dort: „Nächste Woche in Raum 3.“" in page
    assert "Der Beamer ist kaputt." in page
    both = form(remarks="Raum 3; der Beamer ist kaputt.", seen=_seen(answer))
    assert clients[1].post(url, both).status_code == 302
    meeting.refresh_from_db()
    assert meeting.remarks == "Raum 3; der Beamer ist kaputt."


def _seen(answer: Any) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return found.group(1)
