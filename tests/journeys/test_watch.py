"""The watch itself: what goes wrong on a page is noticed, else every other journey would say nothing."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.running import Office
from tests.journeys.visitor import Visitor, sign_in, visit

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

BLOCKED = """() => {
  const script = document.createElement('script');
  script.textContent = 'window.ran = true';
  document.body.append(script);
}"""


@pytest.fixture
def brandt(office: Office, chromium: Browser) -> Visitor:
    return sign_in(visit(chromium, office), "brandt")


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (BLOCKED, "Content Security Policy"),
        ("() => { setTimeout(() => { throw new Error('kaputt'); }, 0); }", "kaputt"),
        ("() => { setTimeout(() => alert('hallo'), 0); }", "dialog: hallo"),
        ("() => fetch('/gibt-es-nicht/')", "404"),
        ("() => fetch('http://127.0.0.1:9/').catch(() => 0)", "127.0.0.1:9"),
    ],
)
def test_trouble_on_a_page_is_kept(brandt: Visitor, trouble: str, words: str) -> None:
    brandt.demand_calm()
    brandt.page.evaluate(trouble)
    brandt.page.wait_for_timeout(300)
    with pytest.raises(AssertionError, match=words):
        brandt.demand_calm()
    brandt.context.close()


def test_axe_finds_an_image_without_words_and_grey_on_grey(brandt: Visitor) -> None:
    brandt.examine("start")
    brandt.page.evaluate("() => { document.querySelector('main').append(new Image(9, 9)); }")
    with pytest.raises(AssertionError, match="image-alt"):
        brandt.examine("start")
    brandt.page.evaluate("() => { document.querySelector('main h1').style.color = '#ccc'; }")
    with pytest.raises(AssertionError, match="color-contrast"):
        brandt.examine("start")
    brandt.context.close()
