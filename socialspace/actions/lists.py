"""Uploading a list and taking over what is right in it."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from socialspace import rules
from socialspace.imports.drafts import Draft
from socialspace.imports.kinds import SHEETS, refused_lines, sheet_of
from socialspace.imports.offers import OfferPlan
from socialspace.imports.partners import PartnerPlan
from socialspace.imports.sheets import Plan, Source, Verdict, known_headings
from socialspace.imports.streets import StreetPlan
from socialspace.models import ContactPerson, ListImport, Offer, Organisation, StreetSection
from web.tables import UnreadableTableError, read_table

KEPT_DAYS = 30  # then what was uploaded and never taken over, or refused, is forgotten
BATCH = 1_000
MOVED_ON = (
    "Es wurde noch nichts übernommen: Das Verzeichnis hat sich geändert, seit Sie die Vorschau geöffnet haben. "
    "Die Vorschau ist jetzt neu. Prüfen Sie sie und übernehmen Sie dann."
)
FORGOTTEN = "Diese Liste wurde nach 30 Tagen vergessen. Laden Sie die Datei noch einmal hoch."


@transaction.atomic
def upload_list(*, by: User, kind: str, file_name: str, content: bytes) -> ListImport:
    """Keep the lines of a file to look at; of its columns only those one knows. Changes nothing else.

    Raises ValidationError when the file is no table or a required column is missing.
    """
    rules.demand(rules.may_steward_directory(by))
    columns = SHEETS[ListImport.Kind(kind)].columns
    try:
        table = read_table(content, known=known_headings(columns))
    except UnreadableTableError as refusal:
        raise ValidationError(str(refusal), code="unreadable") from refusal
    source = Source.of(table, columns)
    too_old = timezone.now() - timedelta(days=KEPT_DAYS)
    ListImport.objects.filter(created_at__lt=too_old).exclude(content=b"").update(content=b"")
    name = file_name[-200:] or "ohne Namen"
    return ListImport.objects.create(kind=kind, uploaded_by=by, file_name=name, content=source.dump())


@transaction.atomic
def apply_list(row: ListImport, *, by: User, seen: str) -> ListImport:
    """Take over every right line at once; the wrong ones stay to be downloaded, all else of the file is forgotten.

    `seen` is the fingerprint of the preview the person looked at: when a line would do something else by now, nothing
    is written and ValidationError says so. A list that was taken over already is returned as it is. The trail gets one
    entry with counts: ten thousand entries of one click would hide everything else in it.
    """
    rules.demand(rules.may_steward_directory(by))
    row = ListImport.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.applied_at is not None:
        return row
    source = Source.load(bytes(row.content))
    if not source.lines:
        raise ValidationError(FORGOTTEN, code="forgotten")
    plan = sheet_of(row).plan(source, lock=True)
    if plan.fingerprint != seen:
        raise ValidationError(MOVED_ON, code="stale")
    try:
        with transaction.atomic():
            _write(plan, by=by)
    except IntegrityError as error:  # somebody stored the same name in this second
        raise ValidationError(MOVED_ON, code="stale") from error
    row.applied_at, row.taken, row.refused = timezone.now(), plan.right, plan.refused
    row.content = refused_lines(source, plan).dump()
    row.save(update_fields=["applied_at", "taken", "refused", "content"])
    new, changed = plan.count(Verdict.NEW), plan.count(Verdict.CHANGED)
    record("list.applied", row.key, by=by, kind=row.kind, new=new, changed=changed, refused=plan.refused)
    return row


def _write(plan: Plan, *, by: User) -> None:
    match plan:
        case PartnerPlan():
            _store(Organisation, [home.draft for home in plan.homes])
            _store(ContactPerson, [draft for home in plan.homes for draft in home.people])
        case OfferPlan():
            for draft in plan.offers:
                if "checked_on" in draft.changed:
                    draft.row.checked_by, draft.row.checked_by_partner = by, False
                    draft.changed |= {"checked_by", "checked_by_partner"}
            _store(Offer, plan.offers)
        case StreetPlan():
            _store_streets(plan)


def _store[M: models.Model](model: type[M], drafts: list[Draft[M]]) -> None:
    """Create what is new and update what changed, a thousand rows a statement."""
    new = [draft for draft in drafts if draft.is_new]
    changed = [draft for draft in drafts if draft.is_changed and not draft.is_new]
    model._default_manager.bulk_create([draft.row for draft in new], batch_size=BATCH)
    columns = {name for draft in changed for name in draft.changed if name not in draft.links}
    _update(model, [draft.row for draft in changed], columns)
    for name in {name for draft in new + changed for name in draft.links}:
        _link(model, name, new + changed)


def _update[M: models.Model](model: type[M], rows: list[M], columns: set[str]) -> None:
    """Write these columns of rows that are locked; one INSERT that meets them costs a tenth of Django's bulk_update."""
    for row in rows:
        row.version += 1  # type: ignore[attr-defined]
    if rows:
        model._default_manager.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=sorted(columns | {"version"}),
        )


def _link[M: models.Model](model: type[M], name: str, drafts: list[Draft[M]]) -> None:
    """Let a many-to-many field of these rows say what the drafts say."""
    relation: Any = model._meta.get_field(name)
    through = relation.remote_field.through
    ours, theirs = relation.m2m_column_name(), relation.m2m_reverse_name()
    moved = [draft for draft in drafts if draft.links[name] != draft.before[name]]
    through.objects.filter(**{f"{ours}__in": [draft.row.pk for draft in moved if draft.before[name]]}).delete()
    links = [through(**{ours: draft.row.pk, theirs: one.pk}) for draft in moved for one in draft.links[name]]
    through.objects.bulk_create(links, batch_size=BATCH)


def _store_streets(plan: StreetPlan) -> None:
    """End the older sections first: at no moment do two lie over one another."""
    _update(StreetSection, plan.ended, {"valid_to"})
    _update(StreetSection, plan.changed, {"quarter"})
    StreetSection.objects.bulk_create(plan.new, batch_size=BATCH)
