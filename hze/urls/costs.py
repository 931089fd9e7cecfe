"""Kosten der Hilfen: alle eines Jahres, eine Hilfe, Beitrag, Zuständigkeit, Erstattung."""

from django.urls import path

from hze.views import costs, keeping_costs
from web.http import by_method

HELP = "hilfen/<uuid:key>/kosten/"

contribution = by_method(get=keeping_costs.contribution_form, post=keeping_costs.add_contribution)
contribution_end = by_method(get=keeping_costs.contribution_end_form, post=keeping_costs.end_contribution)
jurisdiction = by_method(get=keeping_costs.jurisdiction_form, post=keeping_costs.record_jurisdiction)
reimbursement = by_method(get=keeping_costs.reimbursement_form, post=keeping_costs.add_reimbursement)
move = by_method(get=keeping_costs.move_form, post=keeping_costs.move_reimbursement)

patterns = [
    path("hilfen/kosten/", costs.costs, name="costs"),
    path("hilfen/kosten/tabelle/", costs.costs_csv, name="costs_csv"),
    path(HELP, costs.help_costs, name="help_costs"),
    path(f"{HELP}beitraege/", contribution, name="add_contribution"),
    path(f"{HELP}beitraege/<uuid:contribution>/ende/", contribution_end, name="end_contribution"),
    path(f"{HELP}zustaendigkeit/", jurisdiction, name="record_jurisdiction"),
    path(f"{HELP}erstattungen/", reimbursement, name="add_reimbursement"),
    path(f"{HELP}erstattungen/<uuid:reimbursement>/", move, name="move_reimbursement"),
]
