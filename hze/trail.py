"""Who stands in the trail when a provider writes or reads by link: recognisable, and without a name."""

from web.models import PersonalLink


class LinkActor:
    """A provider in the trail, by the key of its link."""

    def __init__(self, link: PersonalLink) -> None:
        self.username = f"help:{link.key.hex}"

    def get_username(self) -> str:
        return self.username
