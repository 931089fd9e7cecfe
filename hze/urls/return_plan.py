"""Rückführung: Plan, Kriterien, Schritte, Proben, Rückkehr, Übersicht des Sozialraums."""

from django.urls import path

from hze.views import return_board, return_course, return_plan

RETURN = "hilfen/<uuid:key>/rueckkehr"

patterns = [
    path("hilfen/stationaer/rueckkehr/", return_board.return_board, name="return_board"),
    path("hilfen/stationaer/rueckkehr/tabelle/", return_board.return_board_csv, name="return_board_csv"),
    path(f"{RETURN}/", return_plan.return_plan, name="return_plan"),
    path(f"{RETURN}/ziel/", return_plan.set_return_goal, name="set_return_goal"),
    path(f"{RETURN}/zur-zeit-nicht/", return_plan.set_no_return, name="set_no_return"),
    path(f"{RETURN}/nachbetreuung/", return_plan.settle_after_care, name="settle_after_care"),
    path(f"{RETURN}/eintragen/", return_plan.record_return, name="record_return"),
    path(f"{RETURN}/<uuid:home>/nicht-gehalten/", return_plan.record_failed_return, name="record_failed_return"),
    path(f"{RETURN}/kriterien/", return_plan.criterion_history, name="criterion_history"),
    path(f"{RETURN}/kriterien/neu/", return_course.add_criterion, name="add_criterion"),
    path(f"{RETURN}/kriterien/<uuid:criterion>/", return_course.judge_criterion, name="judge_criterion"),
    path(f"{RETURN}/schritte/neu/", return_course.agree_step, name="agree_step"),
    path(f"{RETURN}/schritte/<uuid:step>/", return_course.finish_step, name="finish_step"),
    path(f"{RETURN}/proben/neu/", return_course.plan_trial, name="plan_trial"),
    path(f"{RETURN}/proben/<uuid:trial>/", return_course.evaluate_trial, name="evaluate_trial"),
]
