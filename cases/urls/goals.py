"""Ziele, Aufträge, Auflagen."""

from django.urls import path

from cases.views import goals, mandates
from web.http import by_method

FILE = "faelle/<uuid:key>/"

patterns = [
    path(f"{FILE}ziele/", goals.goals, name="goals"),
    path(
        f"{FILE}ziele/richtungsziel/",
        by_method(get=goals.direction_form, post=goals.set_direction),
        name="direction_goal_new",
    ),
    path(
        f"{FILE}ziele/richtungsziel/<uuid:goal>/ende/",
        by_method(get=goals.direction_end_form, post=goals.end_direction),
        name="direction_goal_end",
    ),
    path(
        f"{FILE}ziele/richtungsziel/<uuid:goal>/handlungsziel/",
        by_method(get=goals.goal_form, post=goals.set_goal),
        name="action_goal_new",
    ),
    path(
        f"{FILE}ziele/handlungsziel/<uuid:goal>/ende/",
        by_method(get=goals.goal_end_form, post=goals.end_goal),
        name="action_goal_end",
    ),
    path(
        f"{FILE}ziele/handlungsziel/<uuid:goal>/schritt/",
        by_method(get=goals.step_form, post=goals.add_step),
        name="goal_step_new",
    ),
    path(f"{FILE}ziele/handlungsziel/<uuid:goal>/schritt/<uuid:step>/getan/", goals.finish_step, name="goal_step_done"),
    path(f"{FILE}auftraege/neu/", by_method(get=mandates.mandate_form, post=mandates.give_mandate), name="mandate_new"),
    path(
        f"{FILE}auftraege/<uuid:mandate>/ende/",
        by_method(get=mandates.mandate_end_form, post=mandates.end_mandate),
        name="mandate_end",
    ),
    path(
        f"{FILE}auflagen/neu/",
        by_method(get=mandates.condition_form, post=mandates.impose_condition),
        name="condition_new",
    ),
    path(
        f"{FILE}auflagen/<uuid:condition>/kontrolle/",
        by_method(get=mandates.check_form, post=mandates.check_condition),
        name="condition_check",
    ),
    path(
        f"{FILE}auflagen/<uuid:condition>/aufheben/",
        by_method(get=mandates.lift_form, post=mandates.lift_condition),
        name="condition_lift",
    ),
]
