"""A colleague at the browser: reads labels, presses buttons, follows links; whatever goes wrong on the way is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

from srojugend.staff import PASSWORD
from tests.journeys.running import Office, spoken

WIDE, TABLET, NARROW = (1440, 900), (820, 1180), (320, 640)  # CSS pixels
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": AXE_TAGS}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # all that another theme can change
PLACES = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}  # what another width can change
SCREENSHOTS = settings.VAR_DIR / "screenshots"
REFUSALS = {409, 422}  # answers that show the page again
LEFT_BEHIND = "net::ERR_ABORTED"  # what a browser says of requests of a page one has left
PATIENCE = 10_000  # milliseconds
LAST_WORDS = 6_000  # characters of the office's log, shown when it answered with an error of its own

# Every panel that loads by itself has come, every answer is in its place, and htmx rests.
SETTLED = """() => document.readyState === 'complete'
  && (window.begun || 0) === (window.ended || 0)
  && (window.begun || 0) >= document.querySelectorAll('[hx-trigger="load"]').length
  && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')"""
WATCH = """
document.addEventListener('htmx:beforeRequest', () => { window.begun = (window.begun || 0) + 1; });
document.addEventListener('htmx:afterRequest', () => { window.ended = (window.ended || 0) + 1; });
document.addEventListener('securitypolicyviolation', (event) => {
  const where = event.target.outerHTML?.slice(0, 200) ?? '';
  console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${where}`);
});
"""

_looked_at: set[str] = set()


@dataclass
class Visitor:
    """One signed-in colleague with a browser of their own, with JavaScript or without."""

    context: BrowserContext
    page: Page
    office: Office
    has_script: bool
    troubles: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the office."""
        self.page.goto(path if path.startswith("http") else self.office.address + path)
        self.settle()

    def follow(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Follow a link by its name."""
        self._leave(_role(within or self.page, "link", name))

    def press(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Press a button that sends its form."""
        self._leave(_role(within or self.page, "button", name))

    def change(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Press what changes only its part of the page; without JavaScript it leads to the page again."""
        target = _role(within or self.page, "button", name)
        if not self.has_script:
            return self._leave(target)
        target.click()
        return self.settle()

    def unfold(self, name: str | re.Pattern[str], *, within: Locator) -> None:
        """Follow a link that opens something in its place."""
        target = _role(within, "link", name)
        if not self.has_script:
            return self._leave(target)
        target.click()
        return self.settle()

    def fill(self, values: Mapping[str, str], *, within: Locator | None = None) -> None:
        """Enter values by label: texts, days, choices by their words, boxes with 'ja'."""
        for label, value in values.items():
            _enter(within or self.page.locator("main"), label, value)

    def form(self, name: str) -> Locator:
        """The form with this name; a panel that is a form carries the name of its heading."""
        return self.page.locator("main").get_by_role("form", name=name, exact=True)

    def see(self, *texts: str) -> None:
        """Demand that these words are on the page."""
        for text in texts:
            expect(self.page.locator("main").get_by_text(text).first).to_be_visible()

    def settle(self) -> None:
        """Wait until the parts that load by themselves are there."""
        if self.has_script:
            self.page.wait_for_function(SETTLED)

    def look(self, step: str) -> None:
        """Keep what the page looks like at two sizes, and let axe examine it; once for each step."""
        if not self.has_script or step in _looked_at:
            return
        _looked_at.add(step)
        for width, height in (TABLET, WIDE):
            self.page.set_viewport_size({"width": width, "height": height})
            file = SCREENSHOTS / f"{step}-{width}x{height}.png"
            self.page.screenshot(path=file, animations="disabled", caret="initial")  # hiding it writes styles
        self.examine(step)

    def examine(self, name: str, size: tuple[int, int] = WIDE, *, rules: Mapping[str, object] = EVERYTHING) -> None:
        """Demand that axe finds nothing; the window is as high as the page, else sticky bars cover what scrolls."""
        width, height = size
        self.page.set_viewport_size({"width": width, "height": height})
        full: int = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": width, "height": max(full, height)})
        options = {"runOnly": rules, "resultTypes": ["violations"], "preload": rules is EVERYTHING}
        found = Axe().run(self.page, options=options).response["violations"]
        self.page.set_viewport_size({"width": width, "height": height})
        assert not found, f"{name} at {width} px:\n" + "\n".join(_finding(rule) for rule in found)

    def download(self, name: str | re.Pattern[str]) -> tuple[str, bytes]:
        """Fetch what a link leads to as this colleague; returns media type and bytes."""
        address = _role(self.page, "link", name).get_attribute("href") or ""
        answer = self.context.request.get(self.office.address + address)
        assert answer.status == 200, f"{address} answers {answer.status}"
        return answer.headers["content-type"], answer.body()

    def demand_calm(self) -> None:
        """Demand that no script failed, nothing was blocked and no answer was an error."""
        said = spoken(self.office.logs)[-LAST_WORDS:] if any(text.startswith("5") for text in self.troubles) else ""
        assert not self.troubles, "\n".join([*self.troubles, said])

    def _leave(self, target: Locator) -> None:
        with self.page.expect_navigation():
            target.click()
        self.settle()


def visit(browser: Browser, office: Office, *, has_script: bool = True, dark: bool = False) -> Visitor:
    """Open a browser window of one's own that keeps everything that goes wrong in it."""
    context = browser.new_context(
        locale="de-DE",
        timezone_id="Europe/Berlin",
        viewport={"width": WIDE[0], "height": WIDE[1]},
        java_script_enabled=has_script,
        color_scheme="dark" if dark else "light",
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    visitor = Visitor(context, context.new_page(), office, has_script)
    _watch(visitor)
    return visitor


def sign_in(visitor: Visitor, username: str) -> Visitor:
    """Sign in with name and password."""
    visitor.open("/anmelden/")
    visitor.fill({"Benutzername": username, "Passwort": PASSWORD})
    visitor.page.get_by_role("button", name="Anmelden", exact=True).first.click()
    expect(visitor.page).to_have_title(re.compile("Mein Arbeitstag"))
    visitor.settle()
    return visitor


def _watch(visitor: Visitor) -> None:
    page, troubles = visitor.page, visitor.troubles

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            troubles.append(f"console: {message.text} ({page.url})")

    def on_response(response: Response) -> None:
        if response.status >= 400 and response.status not in REFUSALS:
            troubles.append(f"{response.status}: {response.request.method} {response.url}")

    def on_failure(request: Request) -> None:
        if request.failure != LEFT_BEHIND:
            troubles.append(f"failed: {request.url} {request.failure}")

    def on_dialog(dialog: Dialog) -> None:
        troubles.append(f"dialog: {dialog.message} ({page.url})")
        dialog.dismiss()

    page.on("console", on_console)
    page.on("pageerror", lambda error: troubles.append(f"script: {error} ({page.url})"))
    page.on("response", on_response)
    page.on("requestfailed", on_failure)
    page.on("dialog", on_dialog)


def _role(scope: Page | Locator, role: str, name: str | re.Pattern[str]) -> Locator:
    found: Locator = scope.get_by_role(role, name=name, exact=isinstance(name, str))  # type: ignore[arg-type]
    return found.first


def _enter(scope: Locator, label: str, value: str) -> None:
    group = scope.get_by_role("group", name=_labelled(label))
    if group.count():
        group.get_by_role("radio", name=value, exact=True).check()
        return
    control = scope.get_by_label(_labelled(label))
    kind: str = control.evaluate("control => control.tagName + ' ' + control.type")
    if kind.startswith("SELECT"):
        control.select_option(label=value)
    elif kind.endswith("checkbox"):
        control.set_checked(value == "ja")
    else:
        control.fill(value)


def _labelled(label: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(label)}(\s*– optional)?\s*$")


def _finding(rule: dict[str, object]) -> str:
    nodes = rule["nodes"]
    assert isinstance(nodes, list)
    places = "\n".join(f"    {node['html'][:160]}\n      {node['failureSummary'][:300]}" for node in nodes[:4])
    return f"  {rule['id']} ({len(nodes)}): {rule['help']}\n{places}"


def clear_screenshots(journey: str) -> Path:
    """Begin the pictures of a journey anew."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for old in SCREENSHOTS.glob(f"{journey}-*.png"):
        old.unlink()
    return SCREENSHOTS
