"""The trail: who changed and who read what; keys only, never a name of a family (for data protection)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import CharField, F, QuerySet, Value
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department, User
from audit.models import Entry, Read
from srojugend.trail_words import PAGES, VERBS
from web.forms import Form
from web.http import render_page

PAGE_SIZE = 50
CHANGE = "change"
MAX_PAGES = 200  # older rows are found by narrowing the person

type Row = dict[str, Any]


class TrailFilter(Form):
    """Whose doings one looks at."""

    person = forms.ModelChoiceField(
        label="Person",
        queryset=User.objects.order_by("last_name", "first_name"),
        to_field_name="username",
        required=False,
        empty_label="alle",
    )


@dataclass(frozen=True)
class Trail:
    """Changes and reads in one order, newest first; fetches of each table only what a page needs."""

    actor: str = ""

    def count(self) -> int:
        everything = self._of(Entry).count() + self._of(Read).count()
        return min(everything, PAGE_SIZE * MAX_PAGES)

    def __getitem__(self, part: slice) -> list[Row]:
        if not part.stop:
            return []
        columns = ("at", "id", "actor", "what", "case_key", "kind_of")
        changes = self._of(Entry).annotate(what=F("verb"), kind_of=Value(CHANGE, output_field=CharField()))
        reads = self._of(Read).annotate(what=F("page"), kind_of=F("kind"))
        newest_changes = changes.order_by("-id").values(*columns)[: part.stop]
        newest_reads = reads.order_by("-id").values(*columns)[: part.stop]
        rows = newest_changes.union(newest_reads, all=True).order_by("-at", "-id")[part]
        return [row | {"sentence": _sentence(row)} for row in rows]

    def _of[M: (Entry, Read)](self, model: type[M]) -> QuerySet[M]:
        rows = model._default_manager.all()
        return rows.filter(actor=self.actor) if self.actor else rows


@require_safe
def audit_trail(request: StaffRequest) -> HttpResponse:
    """The newest changes and reads; only data protection looks at them."""
    if request.user.department != Department.PRIVACY:
        raise PermissionDenied
    form = TrailFilter(request.GET)
    person = form.cleaned_data["person"] if form.is_valid() else None
    rows: Any = Trail(person.username if person else "")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite"))
    return render_page(request, "house/audit_trail.html", {"page": page, "form": form}, partial="results")


def _sentence(row: Row) -> str:
    code: str = row["what"]
    if row["kind_of"] == CHANGE:
        return VERBS.get(code, code)
    label = PAGES.get(code, code)
    return f"{label} als PDF geöffnet" if row["kind_of"] == Read.Kind.PRINT else f"{label} gelesen"
