from django.urls import path

from hze import views

app_name = "hze"
urlpatterns = [
    path("hilfen/ambulant/", views.ambulatory, name="ambulatory"),
    path("hilfen/stationaer/", views.residential, name="residential"),
    path("hilfen/<uuid:key>/", views.episode, name="episode"),
    path("hilfen/<uuid:key>/anfragen/", views.send_requests, name="send_requests"),
    path(
        "hilfen/<uuid:key>/pruefpunkte/<uuid:checkpoint>/",
        views.finish_checkpoint,
        name="finish_checkpoint",
    ),
    path("faelle/<uuid:case>/hilfen/", views.panel, name="panel"),
]
