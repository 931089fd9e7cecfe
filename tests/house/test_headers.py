"""What the browser is told with every answer: nothing foreign, nothing kept, nothing framed (reliability.md, C30)."""

from collections import Counter
from http.cookies import SimpleCookie

import pytest

from tests.house.crawl import Visit, client_of
from tests.house.world import Samples

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]


@pytest.fixture(scope="module", autouse=True)
def crawled_first(visits: list[Visit]) -> None:
    """The crawl builds an office of its own and forgets it; the module's office comes after it."""


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
TOLD = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
BAD_REQUESTS = ("/suche/?q=%00", "/suche/?q=%ff", "/gibt/es/nicht/", "/faelle/%ff/", "/faelle/keine-nummer/")


# The address is a secret: it is told to nobody, not even to ourselves.
BY_LINK = ("/sozialraum/partner/", "/kreis/", "/einrichtung/", "/traeger/")
SANDBOX = "default-src 'none'; sandbox"  # a file from outside is stricter than a page: nothing runs at all


def mistakes(headers: dict[str, str], url: str = "") -> list[str]:
    """Which of the rules an answer breaks."""
    is_secret = url.startswith(BY_LINK)
    told = TOLD | ({"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"} if is_secret else {})
    if headers.get("Content-Security-Policy") == SANDBOX and "html" not in headers["Content-Type"]:
        headers = headers | {"Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items())}
    policy = dict(rule.split(" ", 1) for rule in headers.get("Content-Security-Policy", "").split("; ") if rule)
    wrong = [f"{name} is {headers.get(name)!r}" for name, value in told.items() if headers.get(name) != value]
    wrong += [f"CSP {name} is {policy.get(name)!r}" for name in POLICY if policy.get(name) != POLICY[name]]
    wrong += [f"CSP says more than it should: {name}" for name in policy.keys() - POLICY.keys()]
    wrong += [f"Cache-Control lacks {word}" for word in ("no-store", "private") if word not in _kept(headers)]
    if "HX-Request" not in headers.get("Vary", ""):
        wrong.append("Vary lacks HX-Request: a cache could give a partial for a page")
    wrong += [f"{name} tells what the server is" for name in ("Server", "X-Powered-By") if name in headers]
    return wrong


def test_every_answer_of_every_door_carries_the_headers(visits: list[Visit]) -> None:
    wrong = Counter(f"{visit.door.name}: {what}" for visit in visits for what in mistakes(visit.headers, visit.url))
    assert not wrong, wrong.most_common(20)


def test_answers_of_every_kind_were_looked_at(visits: list[Visit]) -> None:
    kinds = {visit.headers.get("Content-Type", "").split(";")[0] for visit in visits}
    assert kinds >= {"text/html", "application/pdf", "text/calendar"}
    assert {visit.status for visit in visits} >= {200, 302, 403, 404, 409, 422}
    assert any(visit.htmx and "<html" not in visit.html for visit in visits if visit.status == 200)


@pytest.mark.parametrize("address", BAD_REQUESTS)
def test_a_refused_request_carries_them_too(samples: Samples, address: str) -> None:
    answer = client_of("brandt").get(address)
    assert answer.status_code in {400, 404}
    assert not [what for what in mistakes(dict(answer.headers)) if not _before_the_page(answer.status_code, what)]


def test_cookies_are_not_for_scripts_and_not_for_other_sites(visits: list[Visit]) -> None:
    wrong = []
    for visit in visits:
        for name, text in visit.cookies.items():
            for morsel in SimpleCookie(text).values():
                if morsel.value and (not morsel["httponly"] or morsel["samesite"] != "Lax"):
                    wrong.append(f"{visit.door.name}: {name}")
    assert not wrong, Counter(wrong).most_common(5)


def test_a_file_is_named_by_us_and_never_by_what_people_typed(visits: list[Visit]) -> None:
    files = [
        visit for visit in visits if visit.status == 200 and not visit.headers["Content-Type"].startswith("text/html")
    ]
    assert files
    for visit in files:
        disposition = visit.headers["Content-Disposition"]
        assert disposition.startswith(("inline; filename=", "attachment; filename=")), str(visit)
        assert disposition.isascii(), str(visit)
        is_sandboxed = visit.headers["Content-Security-Policy"] == SANDBOX
        is_shown = visit.headers["Content-Type"] == "application/pdf" or is_sandboxed
        assert is_shown or disposition.startswith("attachment"), str(visit)


def test_nothing_is_sent_to_another_site(visits: list[Visit]) -> None:
    foreign = {f"{visit.door.name}: {visit.headers['Location']}" for visit in visits if "//" in _location(visit)}
    assert not foreign


def _location(visit: Visit) -> str:
    return visit.headers.get("Location", "") or visit.headers.get("HX-Redirect", "")


def _kept(headers: dict[str, str]) -> str:
    return headers.get("Cache-Control", "")


def _before_the_page(status: int, what: str) -> bool:
    """Broken text is refused before anything personal is read: such an answer may be kept and varies with nothing."""
    return status == 400 and what.startswith(("Cache-Control", "Vary"))
