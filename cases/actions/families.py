"""The persons of a report join the family of a case: who is the same stays one, who is new moves over."""

from django.core.exceptions import ValidationError

from cases.models import Family, Household, HouseholdMember, Person, Report


def join_families(report: Report, family: Family, *, child: Person | None) -> None:
    """Move what a report says about a family into `family`; a locked report that has no case yet.

    `child` is the child of the family the report means. A family that other reports or cases know keeps its persons.
    """
    if report.family_id == family.pk and child in {None, report.child}:
        return
    if child is not None and (child.family_id != family.pk or not child.is_child):
        raise ValidationError({"child": "Wählen Sie ein Kind dieser Familie."})
    old_family, old_child = report.family, report.child
    is_shared = old_family.pk == family.pk or old_family.cases.exists() or old_family.reports.count() > 1
    if is_shared and child is None:
        raise ValidationError({"child": "Wählen Sie, welches Kind der Familie gemeint ist."})
    others = list(report.others.all())
    report.family, report.child = family, child or old_child
    report.save(update_fields=["family", "child"])
    if is_shared:
        return
    for person in Person.objects.filter(family=old_family):
        same = child if person == old_child and child else _same_in(family, person)
        _move(person, family, same=same, report=report, is_named=person in others)
    family.languages.add(*old_family.languages.all())
    _move_homes(old_family, family)
    old_family.delete()


def _same_in(family: Family, person: Person) -> Person | None:
    """Who bears the same name in the family and may have been born on the same day."""
    if not person.first_name:
        return None
    named = {"first_name__iexact": person.first_name, "last_name__iexact": person.last_name}
    found = Person.objects.filter(family=family, **named).first()
    dates = {found.birth_date, person.birth_date} - {None} if found else set()
    return found if len(dates) < 2 else None


def _move(person: Person, family: Family, *, same: Person | None, report: Report, is_named: bool) -> None:
    """Let a person join the family, or give way to the one who is there already."""
    if same is None:
        person.family = family
        person.save(update_fields=["family"])
        return
    if same.birth_date is None and person.birth_date is not None and same.life != Person.Life.UNBORN:
        same.birth_date = person.birth_date
        same.save(update_fields=["birth_date"])
    if is_named:
        report.others.remove(person)
        report.others.add(same)
    for stay in HouseholdMember.objects.filter(person=person):
        if HouseholdMember.objects.filter(household=stay.household_id, person=same).exists():
            stay.delete()
        else:
            stay.person = same
            stay.save(update_fields=["person"])
    person.delete()


def _move_homes(old: Family, family: Family) -> None:
    """Addresses that are new to the family come along; one it has already is the same home."""
    for home in Household.objects.filter(family=old):
        place = {"street__iexact": home.street, "house_number__iexact": home.house_number}
        there = Household.objects.filter(family=family, **place).first()
        if there is None:
            home.family = family
            home.save(update_fields=["family"])
            continue
        for stay in home.members.all():
            if not there.members.filter(person=stay.person_id, valid_to__isnull=True).exists():
                HouseholdMember.objects.create(household=there, person_id=stay.person_id)
        home.delete()
