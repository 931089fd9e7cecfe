"""Walk through the doors of the table as everybody, and write down what came back."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, reset_queries
from django.http import HttpResponse
from django.template import Template
from django.template.base import FilterExpression, Variable
from django.template.context import Context
from django.template.engine import Engine
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from audit.models import Read
from cases.models import Case
from srojugend.staff import PERSONAS
from tests.house.doors import DOORS, Door
from tests.house.world import Samples, rolled_back

NOBODY = "nobody"
EVERYBODY = (*(persona.username for persona in PERSONAS), NOBODY)
AS_PARTIAL = ("brandt", "felten", "orth", "dohmen", "behrens")
WRITING = ("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE")
FILLS_A_GAP = {"default", "default_if_none"}
TEMPLATES = Path(settings.BASE_DIR, "templates")
NOT_THERE = "\N{REPLACEMENT CHARACTER}not there"


@dataclass(frozen=True)
class Known:
    """A case as one recognises it on a page."""

    key: str
    file_number: str
    child: str


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request and what came back; plain data."""

    door: Door
    person: str
    url: str
    status: int
    htmx: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    html: str = ""
    size: int = 0
    written: tuple[str, ...] = ()
    read: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()
    undefined: frozenset[str] = frozenset()
    error: str = ""

    def __str__(self) -> str:
        partial = " (htmx)" if self.htmx else ""
        return f"{self.door.method} {self.door.name}{partial} [{self.door.sample}] as {self.person}"


def everything(samples: Samples) -> list[Visit]:
    """Open every door of the table as everybody, one request after the other, each undone before the next."""
    clients = {person: client_of(person) for person in EVERYBODY}
    known = [Known(str(case.key), case.file_number, case.child.last_name) for case in _all_cases()]
    with watched_templates() as seen:
        visits = [
            _visit(door, person, client, samples, known, seen) for door in DOORS for person, client in clients.items()
        ]
        visits += [
            _visit(door, person, clients[person], samples, known, seen, htmx=True)
            for door in DOORS
            for person in AS_PARTIAL
            if door.method == "GET" and door.expected[person] == 200
        ]
    return visits


def client_of(person: str) -> Client:
    """A browser of this colleague without JavaScript; a mistake is an answer with status 500."""
    client = Client(raise_request_exception=False)
    if person != NOBODY:
        client.force_login(User.objects.get(username=person))
    return client


def url_of(door: Door, samples: Samples) -> str:
    return reverse(door.name, args=samples[door.sample])


def form(**data: Any) -> dict[str, Any]:
    """What a browser posts, with a form key of its own."""
    return {"idempotency_key": str(uuid.uuid4()), **data}


def _visit(
    door: Door,
    person: str,
    client: Client,
    samples: Samples,
    known: list[Known],
    seen: "Seen",
    *,
    htmx: bool = False,
) -> Visit:
    url, headers = url_of(door, samples), {"HX-Request": "true"} if htmx else {}
    seen.clear()
    newest = Read.objects.order_by("-id").values_list("id", flat=True).first() or 0
    signed_in = copy(client.cookies)
    reset_queries()  # the log holds 9,000 queries and would be full, and silent, after a few hundred visits
    with rolled_back(), CaptureQueriesContext(connection) as queries:
        send: Callable[..., Any] = client.get if door.method == "GET" else client.post
        response = send(url, {} if door.method == "GET" else form(), headers=headers)
        text = _text_of(response)
        written = _written(queries)
        read = frozenset(str(key) for key in Read.objects.filter(id__gt=newest).values_list("case_key", flat=True))
    client.cookies = signed_in  # signing out is undone too
    return Visit(
        door=door,
        person=person,
        url=url,
        status=response.status_code,
        htmx=htmx,
        headers=dict(response.headers),
        cookies={name: morsel.OutputString() for name, morsel in response.cookies.items()},
        html=text,
        size=len(response.content),
        written=written,
        read=read,
        shown=frozenset(case.key for case in known if case.file_number in text or case.child in text),
        templates=frozenset(seen.templates),
        undefined=frozenset(seen.undefined),
        error=repr(response.exc_info[1]) if response.status_code == 500 and response.exc_info else "",
    )


def _text_of(response: HttpResponse) -> str:
    return response.content.decode() if response.headers.get("Content-Type", "").startswith("text/html") else ""


def _written(queries: CaptureQueriesContext) -> tuple[str, ...]:
    statements = [str(query["sql"]) for query in queries.captured_queries]
    return tuple(sql[:80] for sql in statements if sql.lstrip("( ").upper().startswith(WRITING))


def _all_cases() -> list[Case]:
    return list(Case.objects.select_related("child"))


@dataclass
class Seen:
    """Which templates were drawn and which of their variables were not there."""

    templates: set[str] = field(default_factory=set)
    undefined: set[str] = field(default_factory=set)

    def clear(self) -> None:
        self.templates.clear()
        self.undefined.clear()


@contextmanager
def watched_templates() -> Iterator[Seen]:
    """Notice every template of ours that is drawn, and every `{{ name }}` in it that is not there.

    Django writes nothing for an unknown name; here it writes a mark by which the expression is recognised, and then
    what it would have written otherwise. `default` and `default_if_none` say that a gap is meant.
    """
    seen = Seen()
    engine = Engine.get_default()
    resolve, render = FilterExpression.resolve, Template._render  # type: ignore[attr-defined]

    def strict(self: FilterExpression, context: Context, ignore_failures: bool = False) -> Any:
        engine.string_if_invalid = NOT_THERE
        try:
            value = resolve(self, context, ignore_failures)
        finally:
            engine.string_if_invalid = ""
        if value is not NOT_THERE:
            return value
        if ignore_failures:  # {% if %} and {% for %} may ask for what is not there
            return resolve(self, context, ignore_failures)
        name = _name_of(context.render_context.template)
        if name and isinstance(self.var, Variable) and not FILLS_A_GAP & {func.__name__ for func, _ in self.filters}:
            seen.undefined.add(f"{{{{ {self.token} }}}} in templates/{name}")
        return resolve(self, context, ignore_failures)

    def noted(self: Template, context: Context) -> Any:
        if name := _name_of(self):
            seen.templates.add(name)
        return render(self, context)

    FilterExpression.resolve, Template._render = strict, noted  # type: ignore[method-assign,attr-defined]
    try:
        yield seen
    finally:
        FilterExpression.resolve, Template._render = resolve, render  # type: ignore[method-assign,attr-defined]
        engine.string_if_invalid = ""


def _name_of(template: Template | None) -> str:
    """The path of one of our own templates, else nothing."""
    return _short(template.origin.name) if template and template.origin else ""


@cache
def _short(origin: str) -> str:
    path = Path(origin)
    return str(path.relative_to(TEMPLATES)) if path.is_relative_to(TEMPLATES) else ""
