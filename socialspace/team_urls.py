"""The addresses of the team; the list of what has nobody belongs to the cases and stands there."""

from django.urls import path

from socialspace.views import absences, team
from web.http import by_method

app_name = "team"
urlpatterns = [
    path("", team.team, name="team"),
    path("<uuid:key>/mitglieder/neu/", by_method(get=team.member_form, post=team.add_member), name="add_member"),
    path("mitglieder/<uuid:key>/", team.member, name="member"),
    path("mitglieder/<uuid:key>/anteil/", by_method(get=team.member, post=team.change_share), name="change_share"),
    path("mitglieder/<uuid:key>/ende/", by_method(get=team.member, post=team.end_membership), name="end_membership"),
    path("mitglieder/<uuid:key>/sprachen/", by_method(get=team.member, post=team.say_languages), name="say_languages"),
    # Abwesenheiten
    path("abwesenheiten/", absences.absences, name="absences"),
    path(
        "abwesenheiten/neu/", by_method(get=absences.absence_form, post=absences.record_absence), name="record_absence"
    ),
    path(
        "abwesenheiten/neu/<uuid:key>/",
        by_method(get=absences.absence_form, post=absences.record_absence),
        name="record_absence_of",
    ),
    path("abwesenheiten/<uuid:key>/", by_method(get=absences.absence, post=absences.change_absence), name="absence"),
    path(
        "abwesenheiten/<uuid:key>/zurueckziehen/",
        by_method(get=absences.absence, post=absences.withdraw_absence),
        name="withdraw_absence",
    ),
    path(
        "abwesenheiten/<uuid:key>/annehmen/",
        by_method(get=absences.absence, post=absences.accept_absence),
        name="accept_absence",
    ),
    path(
        "abwesenheiten/<uuid:key>/ablehnen/",
        by_method(get=absences.absence, post=absences.decline_absence),
        name="decline_absence",
    ),
]
