"""Gather the icons the pages use into one stylesheet; a strict CSP leaves no simpler way to colour them.

Found are names in `icon` tags, as third argument of `badge` tags, in arguments called icon or icon_name of templates
and Python, in classes that begin with sro-icon, and in the navigation: those of Material Symbols, with hyphens.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from srojugend.navigation import GROUPS, MORE

NAME = r"([a-z0-9]+(?:-[a-z0-9]+)*)"
ARGUMENT = r'(?:"[^"]*"|\S+)'
IN_TEMPLATES = re.compile(
    rf'{{%\s*icon\s+"{NAME}"'
    rf'|{{%\s*badge\s+{ARGUMENT}\s+{ARGUMENT}\s+"{NAME}"'
    rf'|\bicon(?:_name)?="{NAME}"'
    rf"|\bsro-icon--(?![sl]\b){NAME}"
)
IN_PYTHON = re.compile(rf'\bicon(?:_name)?\s*=\s*"{NAME}"')
BASE_RULE = ".sro-icon{-webkit-mask:center/contain no-repeat;mask:center/contain no-repeat}\n"


class Command(BaseCommand):
    """Quiet when all is well; an unknown name is an error with the names nearest to it."""

    help = "Writes var/assets/sro/icons.css from the icons that templates and code name."
    requires_system_checks = []  # the first run makes a directory they would miss

    def handle(self, **options: Any) -> None:
        """Find, check, write."""
        pictures = settings.NODE_MODULES / "@material-symbols" / "svg-400" / "rounded"
        if not pictures.is_dir():
            raise CommandError(f"{pictures} is missing: make demo or make test installs it.")
        names = sorted(used_icons())
        _refuse_unknown(names, pictures)
        rules = "".join(rule(name, (pictures / file_name(name)).read_text()) for name in names)
        _write(settings.VAR_DIR / "assets" / "sro" / "icons.css", BASE_RULE + rules)


def used_icons() -> set[str]:
    """Every icon that a template, a line of Python or the navigation names."""
    found = {MORE.icon, *(door.icon for doors in GROUPS.values() for door in doors)}
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        found |= _names(IN_TEMPLATES, path)
    for path in _python_files():
        found |= _names(IN_PYTHON, path)
    return found


def _python_files() -> Iterator[Path]:
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if folder.parent == settings.BASE_DIR:
            yield from folder.rglob("*.py")


def _names(pattern: re.Pattern[str], path: Path) -> set[str]:
    return {name for match in pattern.finditer(path.read_text()) for name in match.groups() if name}


def _refuse_unknown(names: list[str], pictures: Path) -> None:
    known = {path.stem.replace("_", "-") for path in pictures.glob("*.svg")}
    unknown = [
        f"{name} (near: {', '.join(get_close_matches(name, known)) or 'nothing'})"
        for name in names
        if name not in known
    ]
    if unknown:
        raise CommandError(f"No such icon in Material Symbols: {'; '.join(unknown)}")


def file_name(name: str) -> str:
    """The file of an icon: underscores inside the name, a hyphen only before the variant `fill`."""
    stem, hyphen, _ = name.rpartition("-fill")
    return f"{(stem if hyphen else name).replace('-', '_')}{'-fill' if hyphen else ''}.svg"


def rule(name: str, svg: str) -> str:
    """One rule: the sign as a mask, so that it takes the colour of the text."""
    address = f'url("data:image/svg+xml,{quote(svg.replace(chr(34), chr(39)), safe=" ='/:,-.")}")'
    return f".sro-icon--{name}{{-webkit-mask-image:{address};mask-image:{address}}}\n"


def _write(path: Path, text: str) -> None:
    if path.exists() and path.read_text() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.write_text(text)
    unfinished.rename(path)
