"""What colleagues do in a sitting of the commission, each at their own screen, and what the others then see."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from playwright.sync_api import Response, Route, expect

from tests.journeys.agenda_of_five import PREPARE
from tests.journeys.running import Office
from tests.journeys.visitor import COLOURS, NARROW, PLACES, WIDE, Visitor

SOON = 15_000  # milliseconds a loaded machine may take for what the next poll brings
WENT_ON = "Inzwischen hat sich etwas geändert. Was Sie schreiben, bleibt stehen."
DARK = "document.documentElement.dataset.kernTheme = 'dark'"
LIGHT = "document.documentElement.dataset.kernTheme = 'light'"


class Item(NamedTuple):
    """A Vorlage on the agenda, by its place."""

    position: int
    child: str
    file_number: str
    vorlage: str
    item: str


class Sitting(NamedTuple):
    """The meeting and its five items."""

    meeting: str
    items: list[Item]


def an_agenda_of_five(office: Office) -> Sitting:
    """Five Vorlagen of five families on the agenda of a meeting of their own."""
    said = json.loads(office.manage("shell", "--no-imports", "-c", PREPARE))
    return Sitting(said["meeting"], [Item(place, **item) for place, item in enumerate(said["items"], start=1)])


def mark(*visitors: Visitor) -> None:
    """So that one sees later whether a page was loaded again."""
    for visitor in visitors:
        visitor.page.evaluate("window.sameRoom = true")


def see_without_reload(visitors: Iterable[Visitor], *texts: str) -> None:
    """These screens show these words by themselves."""
    for visitor in visitors:
        for text in texts:
            expect(visitor.page.locator("main").get_by_text(text).first).to_be_visible(timeout=SOON)
        assert visitor.page.evaluate("window.sameRoom === true"), "The page was loaded again; it should have polled."


def hear(visitors: Iterable[Visitor], item: Item) -> None:
    """These screens are at this item, and came there by themselves."""
    for visitor in visitors:
        heading = visitor.page.locator("#sitzung-vorlage").get_by_role("heading", name=re.compile(item.child))
        expect(heading).to_be_visible(timeout=SOON)
        expect(visitor.page.locator("#sitzung-uhr")).to_contain_text(f"TOP {item.position}:")
    see_without_reload(visitors)


def speak(visitor: Visitor, vote: str, reason: str) -> None:
    """Give the voice of one's seat; the page is loaded with it."""
    visitor.fill({"Ihre Stimme": vote, "Begründung": reason}, within=visitor.form("Ihre Stimme"))
    visitor.press("Stimme abgeben")
    visitor.see(reason)
    mark(visitor)


def speak_to(visitor: Visitor, listeners: Iterable[Visitor], vote: str, reason: str) -> None:
    """Give one's voice; the others read it without touching their screens."""
    speak(visitor, vote, reason)
    see_without_reload(listeners, reason)


def correct(visitor: Visitor, vote: str, reason: str) -> None:
    """Replace one's voice by another one."""
    visitor.page.get_by_text("Stimme berichtigen").first.click()
    visitor.fill({"Ihre Stimme": vote, "Begründung": reason}, within=visitor.form("Ihre Stimme"))
    visitor.press("Stimme berichtigen")
    visitor.see("Ihre Stimme ist berichtigt.")
    mark(visitor)


def the_next_poll_brings(listener: Visitor, speaker: Visitor, vote: str, reason: str) -> None:
    """Every two seconds a screen asks; the first answer after a voice carries it."""
    assert listener.page.locator("#sitzung-takt").get_attribute("hx-trigger", timeout=SOON) == "every 2s, sro:jetzt"
    with listener.page.expect_response(_is_beat(204), timeout=SOON):
        pass  # it knows everything
    with listener.page.expect_response(_is_beat(200), timeout=SOON) as first:
        speak(speaker, vote, reason)
    assert reason in first.value.text()
    see_without_reload([listener], reason)


def decide(visitor: Visitor, outcome: str, text: str, *, others: Mapping[str, str] | None = None) -> str:
    """State the decision; returns its number."""
    form = visitor.form("Beschluss")
    expect(form.get_by_role("radio", name=outcome, exact=True)).to_be_visible(timeout=SOON)
    visitor.fill({"Ergebnis": outcome, "Beschlusstext": text, **(others or {})}, within=form)
    visitor.press("Beschluss fassen")
    visitor.see(f"ist gefasst: {outcome}.", text)
    mark(visitor)
    return number_on(visitor)


def number_on(visitor: Visitor) -> str:
    """The number of the decision on this screen."""
    heading = visitor.page.locator("#sitzung-beschluss").get_by_role("heading", name=re.compile("^Beschluss GK-"))
    return heading.inner_text(timeout=SOON).removeprefix("Beschluss ").strip()


def go_on_with_one_key(chair: Visitor) -> None:
    """The next item with one key, from anywhere on the page but a field."""
    chair.page.locator("body").evaluate("() => document.activeElement.blur()")
    with chair.page.expect_navigation():
        chair.page.keyboard.press("w")
    chair.settle()
    mark(chair)


def press_and_lose_the_answer(visitor: Visitor, button: str, address: str) -> None:
    """The server gets the form and does what it asks; what it answers never comes back."""

    def lose(route: Route) -> None:
        assert route.fetch(max_redirects=0).status == 302
        route.abort("aborted")

    visitor.page.route(address, lose)
    with visitor.page.expect_event("requestfailed", lambda request: request.method == "POST"):
        visitor.page.get_by_role("button", name=button, exact=True).first.click()
    visitor.page.unroute(address)


def look_everywhere(visitor: Visitor, step: str) -> None:
    """axe at two sizes, in dark and at 320 px, where nothing scrolls sideways."""
    visitor.look(step)
    visitor.page.evaluate(DARK)
    visitor.examine(f"{step} in dark", WIDE, rules=COLOURS)
    visitor.page.evaluate(LIGHT)
    visitor.examine(step, NARROW, rules=PLACES)
    visitor.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    needed: int = visitor.page.evaluate("document.documentElement.scrollWidth")
    visitor.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    assert needed <= NARROW[0], f"{step} needs {needed} px and scrolls sideways at {NARROW[0]}"


def _is_beat(status: int) -> Callable[[Response], bool]:
    def is_beat(response: Response) -> bool:
        return "/stand/" in response.url and response.status == status

    return is_beat
