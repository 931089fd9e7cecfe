"""Tags, filters and the pages every other page stands on."""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory


@dataclass
class Person:
    first_name: str
    last_name: str


JANA = Person("Jana", "Brandt")


def rendered(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ value|day_long }}", "Freitag, 20. November 2026"),
        ("{{ value|day_num }}", "20.11.2026"),
        ("{{ cents|euro }}", "840\u00a0€"),
        ("{{ minutes|hours }}", "1,5"),
        ("{{ minutes|number }}", "90"),
        ("{{ person|initials }}", "JB"),
        ("{{ nothing|day }}{{ nothing|euro }}{{ nothing|clock }}", "–––"),
        ("{{ zero|euro }} {{ zero|hours }}", "0\u00a0€ 0"),
    ],
)
def test_filters(source: str, written: str) -> None:
    context = {"value": date(2026, 11, 20), "cents": 84_000, "minutes": 90, "person": JANA, "nothing": None, "zero": 0}
    assert rendered(source, **context) == written


def test_a_filter_refuses_text_instead_of_printing_it() -> None:
    with pytest.raises(TypeError, match="cannot write the text"):
        rendered("{{ '2026-11-20'|day }}")


def test_an_icon_is_hidden_from_screen_readers() -> None:
    assert rendered('{% icon "today" "s" %}') == (
        '<span class="sro-icon sro-icon--today sro-icon--s" aria-hidden="true"></span>'
    )


def test_an_unknown_size_or_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="no size"):
        rendered('{% icon "today" "xxl" %}')
    with pytest.raises(ValueError, match="no kind"):
        rendered('{% badge "Graubereich" "gelb" %}')


def test_a_badge_says_its_state_in_words_and_escapes_them() -> None:
    html = rendered('{% badge label "warning" "contrast" %}', label="<b>Graubereich</b>")
    assert "&lt;b&gt;Graubereich" in html
    assert "kern-badge--warning" in html
    assert "sro-icon--contrast" in html


def test_an_avatar_shows_initials() -> None:
    assert rendered("{% avatar person %}", person=JANA) == '<span class="sro-avatar" aria-hidden="true">JB</span>'


def test_every_rendering_of_a_form_gets_a_key_of_its_own() -> None:
    keys = re.findall(r'name="idempotency_key" value="([^"]+)"', rendered("{% form_keys %}{% form_keys 3 %}"))
    assert len({uuid.UUID(key) for key in keys}) == 2
    assert 'name="version" value="3"' in rendered("{% form_keys 3 %}")
    assert 'name="version" value="0"' in rendered("{% form_keys 0 %}")
    assert "version" not in rendered("{% form_keys %}")


def test_a_form_key_comes_with_the_protection_against_forgery() -> None:
    assert "csrfmiddlewaretoken" in rendered("{% form_keys %}", csrf_token="token")


def test_the_form_of_a_part_included_with_only_is_guarded_too() -> None:
    part = Template("{% load ui %}{% form_keys %}")
    whole = Template("{% include part only %}").render(RequestContext(RequestFactory().get("/"), {"part": part}))
    assert re.search('name="csrfmiddlewaretoken" value="[^"]{20,}"', whole)


def test_steps_say_their_state_in_words() -> None:
    steps = [
        {"label": "Ressourcencheck", "state": "done", "note": "2. Okt.", "url": "/a/"},
        {"label": "Beratung", "state": "current", "note": "heute", "url": "/b/"},
        {"label": "Hilfe", "state": "open", "note": ""},
    ]
    html = render_to_string("ui/_stepper.html", {"steps": steps})
    assert ", erledigt" in html
    assert ", aktueller Schritt" in html
    assert ", offen" in html
    assert html.count('aria-current="step"') == 1
    assert html.count("href=") == 2


@pytest.mark.parametrize(
    ("current", "marks", "said"), [(1, "coooo", "Schritt 1 von 5"), (4, "dddco", "Schritt 4 von 5")]
)
def test_the_small_steps_have_a_text_twin(current: int, marks: str, said: str) -> None:
    html = render_to_string("ui/_mini_stepper.html", {"current": current, "text": "Kommission"})
    assert "".join(re.findall(r'class="([dco])"', html)) == marks
    assert said in html


def test_leafing_keeps_filter_and_sorting() -> None:
    request = RequestFactory().get("/faelle/", {"quartier": "3", "sortierung": "frist", "seite": "2"})
    html = render_to_string("ui/_pages.html", {"page": Paginator(range(200), 50).page(2)}, request)
    assert 'href="?quartier=3&amp;sortierung=frist&amp;seite=1"' in html
    assert 'href="?quartier=3&amp;sortierung=frist&amp;seite=3"' in html
    assert "Seite 2 von 4" in html


def test_one_page_needs_no_leafing() -> None:
    context = {"page": Paginator(range(3), 50).page(1), "request": RequestFactory().get("/")}
    assert "<nav" not in render_to_string("ui/_pages.html", context)


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_neither_request_nor_database_and_say_what_to_do(page: str) -> None:
    html = render_to_string(f"{page}.html")
    assert html.count("<h1") == 1
    assert 'href="/"' in html
    assert re.search(r"<p>.*\.</p>", html)


def _page(context: Mapping[str, object]) -> str:
    request: HttpRequest = RequestFactory().get("/")
    return render_to_string("base.html", {"request": request, **context})


def test_the_page_keeps_to_the_strict_policy() -> None:
    html = _page({})
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)


def test_htmx_keeps_no_pages_and_evaluates_nothing() -> None:
    found = re.search(r"name=\"htmx-config\"\s+content='([^']+)'", _page({}))
    assert found is not None
    config = json.loads(found[1])
    assert config["historyCacheSize"] == 0
    assert config["allowEval"] is False
    assert config["includeIndicatorStyles"] is False
    assert {"code": "(409|422)", "swap": True} in config["responseHandling"]


def test_the_title_says_that_the_form_has_errors() -> None:
    assert "<title>Fehler: " in _page({"form": {"errors": {"name": ["Geben Sie „Name“ ein."]}}})
    assert "Fehler" not in _page({})


def test_the_current_place_is_marked_once_in_each_navigation() -> None:
    here = {"label": "Mein Arbeitstag", "url": "/", "icon": "today", "current": True, "count": None}
    there = {"label": "Fälle", "url": "/faelle/", "icon": "folder-shared", "current": False, "count": 14}
    context = {"navigation": [{"title": "Arbeitsplatz", "items": [here, there]}], "mobile_navigation": [here, there]}
    html = _page(context)
    assert html.count('aria-current="page"') == 2
    assert "14</span>" in html


def test_the_region_that_speaks_is_there_from_the_start() -> None:
    assert re.search(r'<div id="meldungen" role="status"[^>]*></div>', _page({}))
