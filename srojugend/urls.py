"""The addresses of the house, area by area."""


from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accounts.urls")),
    path("", include("cases.urls")),
    path("", include("hze.urls")),
    path("", include("approvals.urls")),
]
