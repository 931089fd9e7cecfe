"""Addresses of the tests of `web`: views that know no domain word, behind the real middleware."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe

from tests.web.pdf.conftest import printed_page
from web.http import by_method, drawn_paper, post_once, redirect_page
from web.models import StoredFile
from web.pdf import Limits


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Seite")


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


def paper(request: HttpRequest, seconds: int) -> HttpResponse:
    """A paper that may take so many seconds; in no time none is drawn."""
    draw = partial(printed_page, "<p>Papier</p>", limits=Limits(wall_seconds=seconds or 0.005))
    return drawn_paper(request, draw, name="Papier.pdf", back="/seite/")


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
    path("papier/<int:seconds>/", paper),
    path("ablegen/", by_method(get=page, post=stores)),
    path("anderswo-ablegen/", stores),
    path("echo/<str:word>/", lambda request, word: echo(request)),
    path("", include("srojugend.urls")),
]
