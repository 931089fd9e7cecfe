import pytest

from accounts.models import User
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db


def current_items(page: str) -> list[str]:
    side = page[page.index('class="sro-side"') : page.index("</nav>", page.index('class="sro-side"'))]
    return [piece.split("</a>")[0].split("</span>")[-1].strip() for piece in side.split('aria-current="page"')[1:]]


@pytest.mark.parametrize(
    ("address", "item"),
    [
        ("/", "Mein Arbeitstag"),
        ("/konferenzen/", "Konferenzen"),
        ("/konferenzen/sozialraumsitzungen/", "Sozialraumsitzung"),
        ("/sozialraum/angebote/", "Angebote und Träger"),
    ],
)
def test_exactly_one_place_is_the_current_one(client_of: ClientOf, dohmen: User, address: str, item: str) -> None:
    assert current_items(client_of(dohmen).get(address).content.decode()) == [item]


def test_a_small_screen_reaches_every_page_over_mehr(client_of: ClientOf, brandt: User) -> None:
    client = client_of(brandt)
    bar = client.get("/").content.decode().split('class="sro-tabbar"')[1]
    assert 'href="/mehr/"' in bar
    menu = client.get("/mehr/").content.decode()
    assert all(f'href="{url}"' in menu for url in ("/konferenzen/", "/hilfen/stationaer/", "/sozialraum/quartiere/"))


@pytest.mark.parametrize(
    ("name", "is_offered"), [("admin", True), ("felten", True), ("brandt", False), ("orth", False)]
)
def test_the_list_of_patterns_is_offered_to_whom_it_opens(client_of: ClientOf, name: str, is_offered: bool) -> None:
    client = client_of(User.objects.get(username=name))
    assert ('href="/musterarten/"' in client.get("/").content.decode()) == is_offered
    assert (client.get("/musterarten/").status_code == 200) == is_offered
