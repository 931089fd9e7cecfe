"""The laws of the code, each with the sentence that helps whoever breaks it (style.md, habits 3 to 17)."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.text import camel_case_to_spaces

from tests.house.crawl import Visit
from tests.house.other_doors import OTHER_DOORS

ROOT = Path(settings.BASE_DIR)
APPS = ("srojugend", "caseload", "approvals", "hze", "cases", "conferences", "socialspace", "accounts", "audit", "web")
PERSONAL = {"cases", "approvals", "hze"}  # apps whose rows are about families
MAX_FILE, MAX_FUNCTION, MAX_TEMPLATE, MAX_CONFTEST = 400, 50, 150, 150

RAW_TEXT = {  # templates that are no HTML
    "socialspace/mail/confirmation.txt": "plain text of a mail",
    "socialspace/mail/partner_message.txt": "plain text of a mail",
    "hze/mail/facility_report.txt": "plain text of a mail",
    "cases/mail/circle.txt": "plain text of a mail",
    "hze/mail/request.txt": "plain text of a mail",
    "hze/mail/request_outcome.txt": "plain text of a mail",
    "hze/mail/request_reminder.txt": "plain text of a mail",
    "hze/mail/help_link.txt": "plain text of a mail",
    "hze/mail/missing.txt": "plain text of a mail",
    "hze/mail/sent_back.txt": "plain text of a mail",
    "conferences/mail/invitation.txt": "plain text of a mail",
    "conferences/mail/cancellation.txt": "plain text of a mail",
    "conferences/mail/minutes.txt": "plain text of a mail",
}
NAMED_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html"}
SAME_WORD = {"top", "neu", "team"}  # the same in both languages, or never in a name of more than one word


@cache
def tracked(suffix: str) -> list[Path]:
    """The files under version control, and those about to be."""
    shown = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", f"*{suffix}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in shown.stdout.splitlines() if (ROOT / name).is_file()]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def own_code() -> list[Path]:
    """Python of the application, without migrations and tests."""
    return [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


# --- templates ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.xdist_group("doors")
def test_no_page_writes_a_name_that_is_not_there(visits: list[Visit]) -> None:
    unknown = sorted({f"{text} (page {visit.door.name})" for visit in visits for text in visit.undefined})
    assert not unknown, 'Write the name right, pass it, or say |default:"" where a gap is meant:\n' + "\n".join(unknown)


def test_every_template_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*own_code(), *(ROOT / "templates").rglob("*.*"))]
    names = [str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*.*")]
    unused = [name for name in names if name not in NAMED_BY_DJANGO and not any(f"{name}" in text for text in texts)]
    assert not unused, f"No view and no template names these: {unused}. Delete them."


def test_templates_are_short() -> None:
    long = {
        short(path): lines_of(path) for path in (ROOT / "templates").rglob("*.html") if lines_of(path) > MAX_TEMPLATE
    }
    assert not long, f"Move parts of these into templates named _part.html: {long}"


def test_nothing_is_written_unescaped() -> None:
    wrong = []
    for path in (ROOT / "templates").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(ROOT / "templates"))
        if re.search(r"\|\s*safe(seq)?\b|autoescape\s+off", text) and name not in RAW_TEXT:
            wrong.append(f"templates/{name}")
    wrong += [
        short(path) for path in own_code() if re.search(r"\bmark_safe\b|\.__html__|SafeString\(", path.read_text())
    ]
    assert not wrong, f"Let Django escape, or build the markup with format_html: {wrong}"


def test_htmx_never_evaluates_a_text() -> None:
    forbidden = {r"\shx-on": "hx-on", r"hx-(vals|vars|headers)=.js:": "js:", r"hx-vars": "hx-vars"}
    forbidden |= {
        r"hx-trigger=\"[^\"]*\[": "a filter in hx-trigger",
        r"\son[a-z]+=\"": "a handler",
        r"\sstyle=\"": "style=",
    }
    wrong = [
        f"{short(path)}: {what}"
        for path in (ROOT / "templates").rglob("*.html")
        if "print" not in path.parts
        for pattern, what in forbidden.items()
        if re.search(pattern, path.read_text(encoding="utf-8"))
    ]
    assert not wrong, f"The policy of the pages forbids it; write a listener in static/sro/: {wrong}"


def test_own_scripts_never_write_html() -> None:
    pattern = re.compile(r"\b(eval|Function)\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write")
    wrong = [
        short(path) for path in (ROOT / "static").rglob("*.js") if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert not wrong, f"Set textContent or clone a template instead: {wrong}"


# --- sizes and shape ---------------------------------------------------------------------------------------------


def test_files_are_short() -> None:
    files = [path for suffix in (".py", ".js", ".css") for path in tracked(suffix) if "migrations" not in path.parts]
    long = {short(path): lines_of(path) for path in files if lines_of(path) > MAX_FILE}
    long |= {
        short(path): lines_of(path) for path in files if path.name == "conftest.py" and lines_of(path) > MAX_CONFTEST
    }
    assert not long, f"Split these by step of the journey: {long}"


def test_functions_are_short() -> None:
    long = {
        f"{short(path)} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in tracked(".py")
        if "migrations" not in path.parts
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION
    }
    assert not long, f"Name the parts of these functions: {long}"


def test_imports_stand_at_the_top() -> None:
    wrong = {
        f"{short(path)} {node.name}"
        for path in own_code()
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    assert not wrong, f"An import inside a function hides a cycle between apps: {wrong}"


def test_nothing_happens_behind_somebodys_back() -> None:
    wrong = []
    for path in own_code():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                ("django.db.models.signals", "django.dispatch")
            ):
                wrong.append(f"{short(path)}: a signal")
            if isinstance(node, ast.ClassDef) and "save" in {getattr(part, "name", "") for part in node.body}:
                wrong.append(f"{short(path)}: a save() of its own")
    assert not wrong, f"Say it in the action that does it: {wrong}"


def test_posting_views_are_wrapped_by_post_once() -> None:
    wrong = [
        short(path)
        for path in own_code()
        if path != ROOT / "web/http.py" and re.search(r"\brequire_(POST|http_methods)\b", path.read_text())
    ]
    assert not wrong, f"Write @post_once (web/http.py), so that a form sent twice acts once: {wrong}"


def test_migrations_are_named_after_their_intent() -> None:
    names = [path for app in APPS for path in (ROOT / app / "migrations").glob("0*.py")]
    wrong = [short(path) for path in names if re.search(r"_auto_|_initial$|_alter_|^\d+_(add|remove)_field", path.stem)]
    assert names
    assert not wrong, f"Rename these with makemigrations --name what_becomes_true: {wrong}"


# --- access ------------------------------------------------------------------------------------------------------


def doors_beside_visible_to() -> set[str]:
    """Every `Model.objects` in a view that is not followed by `visible_to`, for models that have it or are personal."""
    guarded = {
        model.__name__
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if app in PERSONAL - {"hze"} or hasattr(model._default_manager, "visible_to")
    }
    found = set()
    for path in own_code():
        if "views" in path.parts or path.name == "views.py":
            for function in functions(path):
                for name in _models_asked(function, guarded):
                    found.add(f"{short(path)} {function.name} {name}")
    return found


def _models_asked(function: ast.FunctionDef | ast.AsyncFunctionDef, guarded: set[str]) -> Iterator[str]:
    attributes = [node for node in ast.walk(function) if isinstance(node, ast.Attribute)]
    through_the_door = {id(node.value) for node in attributes if node.attr == "visible_to"}
    for node in attributes:
        is_manager = node.attr in {"objects", "_default_manager", "_base_manager"} and id(node) not in through_the_door
        if is_manager and isinstance(node.value, ast.Name) and node.value.id in guarded:
            yield node.value.id
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id.startswith("get_"):
            yield from (arg.id for arg in call.args if isinstance(arg, ast.Name) and arg.id in guarded)


def test_views_find_their_rows_through_visible_to() -> None:
    found = doors_beside_visible_to()
    assert len(found) > 10, "The check finds nothing any more; it has to be repaired."
    assert not found - OTHER_DOORS.keys(), (
        f"{sorted(found - OTHER_DOORS.keys())}: begin with Model.objects.visible_to(request.user), or give the reason "
        "in OTHER_DOORS why nobody sees anything foreign."
    )
    assert not OTHER_DOORS.keys() - found, f"No longer there, delete: {sorted(OTHER_DOORS.keys() - found)}"


# --- models ------------------------------------------------------------------------------------------------------


def own_models() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_a_model_speaks_german_and_has_no_two_kinds_of_nothing(model: type[models.Model]) -> None:
    default = camel_case_to_spaces(model.__name__)
    assert model._meta.verbose_name != default, "Give it a German verbose_name in Meta."
    assert "verbose_name_plural" in model._meta.original_attrs, "Give it a German verbose_name_plural."
    double = [
        field.name
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField) and field.null
    ]
    assert not double, f"Text is empty, never NULL: {double}"


# --- addresses ---------------------------------------------------------------------------------------------------


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every address with its name."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, str(pattern.name)


def test_addresses_are_german_and_their_names_english() -> None:
    for route, name in routes(get_resolver().url_patterns):
        plain = re.sub(r"<\w+:\w+>", "x", route)
        assert re.fullmatch(r"([a-z0-9-]+/)*([a-z0-9-]+\.(pdf|ics))?", plain), (
            f"{route}: lower-case ASCII words with hyphens"
        )
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name), f"{name}: English words with underscores"
        german = set(re.split(r"[/.<>:-]", re.sub(r"<\w+:\w+>", "", route))) - SAME_WORD - {"", "pdf", "ics"}
        assert not german & set(name.split("_")), f"{name}: the name of an address is English, its path {route} German"


# --- stylesheets -------------------------------------------------------------------------------------------------


def test_a_class_is_laid_out_in_one_stylesheet() -> None:
    """Two parts of the house that call two things by one name would lay out each other's."""
    laid_out: dict[str, set[str]] = {}
    for sheet in (ROOT / "static/sro").glob("*.css"):
        text = re.sub(
            r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet.read_text(encoding="utf-8"), flags=re.S
        )
        for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            if re.search(r"(?:^|;)\s*(?:display|position)\s*:", rules):
                for name in (part.strip() for part in re.sub(r"\([^()]*\)", "", selectors).split(",")):
                    laid_out.setdefault(name, set()).add(sheet.name)
    assert laid_out
    twice = {name: sheets for name, sheets in laid_out.items() if len(sheets) > 1 and re.fullmatch(r"\.[\w-]+", name)}
    assert not twice, f"Give one of them another name: {twice}"


# --- what has no place here --------------------------------------------------------------------------------------

NO_PLACE = {
    "T" + "ODO": "an unfinished thought",
    "FIX" + "ME": "an unfinished thought",
    "/ro" + "ot/": "a path of one machine",
    "/wo" + "rk/": "a path of one machine",
    "pypi" + ".org": "a registry: the installation decides which one",
    "files.python" + "hosted": "a registry: the installation decides which one",
    "registry." + "npmjs": "a registry: the installation decides which one",
}


def test_nothing_is_left_lying_about() -> None:
    text_files = [path for path in tracked("") if path.suffix not in {".png", ".woff2", ".ico", ".jpg", ".pdf", ".svg"}]
    assert len(text_files) > 200
    wrong = [
        f"{short(path)}: {found} ({why})"
        for path in text_files
        for found, why in NO_PLACE.items()
        if re.search(rf"(?<![\w.]){re.escape(found)}", path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not wrong, "\n".join(wrong)
