"""Addresses of the tests of `web`: views that know no domain word, behind the real middleware."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe

from web.http import by_method, post_once, redirect_page
from web.models import StoredFile


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Seite")


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


@post_once
def stores(request: HttpRequest) -> HttpResponse:
    """Store what was typed and lead to it; what is empty is refused and nothing stored."""
    name = request.POST.get("name", "")
    if not name:
        return HttpResponse("Name fehlt", status=422)
    file = StoredFile.store(name=name, media_type="text/plain", content=name.encode())
    return redirect_page(request, f"/datei/{file.pk}/")


def echo(request: HttpRequest) -> JsonResponse:
    """What arrived: fields, query and names of files."""
    return JsonResponse(
        {
            "fields": {name: request.POST.getlist(name) for name in request.POST},
            "query": {name: request.GET.getlist(name) for name in request.GET},
            "files": [file.name for files in request.FILES.lists() for file in files[1]],
        }
    )


urlpatterns: list[URLPattern | URLResolver] = [
    path("seite/", page),
    path("fehlt/", missing),
    path("ablegen/", by_method(get=page, post=stores)),
    path("anderswo-ablegen/", stores),
    path("echo/<str:word>/", lambda request, word: echo(request)),
    path("", include("srojugend.urls")),
]
