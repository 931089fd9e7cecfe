"""What waits for a colleague, counted beside the doors of every page."""

from functools import cached_property

from django.utils import timezone

from accounts.models import Notification, User
from cases.models import CheckParticipant, Reminder
from web.models import CountOf


class Desk:
    """The counts of the header, asked in one query and only when a page shows them."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def _counts(self) -> dict[str, int]:
        today = timezone.localdate()
        due = Reminder.objects.visible_to(self.user).at_desk_of(self.user, today).due(today)
        unread = Notification.objects.visible_to(self.user).unread()
        invited = CheckParticipant.objects.visible_to(self.user)
        counts = {
            "unread_messages": CountOf(unread.values("pk")),
            "due_reminders": CountOf(due.values("pk")),
            "invitations": CountOf(invited.values("pk")),
        }
        found = User.objects.filter(pk=self.user.pk).values_list(*counts.values()).get()
        return dict(zip(counts, found, strict=True))

    @property
    def unread_messages(self) -> int:
        return self._counts["unread_messages"]

    @property
    def due_reminders(self) -> int:
        return self._counts["due_reminders"]

    @property
    def invitations(self) -> int:
        return self._counts["invitations"]
