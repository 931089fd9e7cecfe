"""Schutzplan."""

from django.urls import path

from cases.views import safety
from web.http import by_method

PLANS = "faelle/<uuid:key>/schutzplan/"
PLAN = f"{PLANS}<uuid:plan>/"

patterns = [
    path(PLANS, by_method(get=safety.safety_plan, post=safety.begin), name="safety_plan"),
    path(PLAN, safety.version, name="safety_plan_version"),
    path(f"{PLAN}angaben/", by_method(get=safety.write_form, post=safety.write), name="safety_plan_write"),
    path(f"{PLAN}massnahme/", by_method(get=safety.measure_form, post=safety.add_measure), name="safety_measure_new"),
    path(f"{PLAN}massnahme/<uuid:part>/entfernen/", safety.remove_measure, name="safety_measure_remove"),
    path(f"{PLAN}kontakt/", by_method(get=safety.contact_form, post=safety.add_contact), name="safety_contact_new"),
    path(f"{PLAN}kontakt/<uuid:part>/entfernen/", safety.remove_contact, name="safety_contact_remove"),
    path(f"{PLAN}unterschrift/", by_method(get=safety.sign_form, post=safety.sign), name="safety_sign"),
    path(f"{PLAN}gueltig/", safety.put_in_force, name="safety_in_force"),
    path(f"{PLAN}druck/", safety.paper, name="safety_plan_print"),
]
