from datetime import date
from uuid import uuid4

from django.db import migrations

SINCE = date(2020, 1, 1)


def carry_over(apps, schema_editor):
    """What stood in one column becomes rows of its own: where a quarter belongs, what an offer is about."""
    Quarter = apps.get_model("socialspace", "Quarter")
    AreaMembership = apps.get_model("socialspace", "AreaMembership")
    Offer = apps.get_model("socialspace", "Offer")
    TeamMembership = apps.get_model("socialspace", "TeamMembership")
    AreaMembership.objects.bulk_create(
        AreaMembership(quarter=quarter, area_id=quarter.area_id, number=quarter.number, valid_from=SINCE)
        for quarter in Quarter.objects.order_by("pk")
    )
    about = Offer.topics.through
    about.objects.bulk_create(
        about(offer_id=offer, topic_id=topic) for offer, topic in Offer.objects.values_list("pk", "topic")
    )
    for offer in Offer.objects.select_related("organisation"):
        Offer.objects.filter(pk=offer.pk).update(quarter=offer.organisation.quarter_id)
    for membership in TeamMembership.objects.values_list("pk", flat=True):
        TeamMembership.objects.filter(pk=membership).update(key=uuid4())


class Migration(migrations.Migration):
    dependencies = [("socialspace", "0002_dated_places_directory_trainings_projects")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
