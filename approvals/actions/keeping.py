"""Papers that stay: whoever comes first draws and stores one, everybody after that reads the same bytes."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from approvals.models import DecisionPaper, MeetingPaper
from approvals.papers.decision import Paper
from web.models import StoredFile
from web.store import take_turns

PDF = "application/pdf"


def unstored(drawn: Paper) -> StoredFile:
    """A paper in which something may still change, as a file that stands nowhere."""
    return StoredFile(name=drawn.name, media_type=PDF, content=drawn.content)


def kept(
    kind_of_paper: type[DecisionPaper | MeetingPaper], draw: Callable[[], Paper], *, turn: str, **place: Any
) -> StoredFile:
    """The file at this place, drawn and stored if nobody did before; `turn` lets one draw while others wait."""
    with transaction.atomic():
        take_turns(turn)
        paper = kind_of_paper.objects.filter(**place).select_related("file").first()
        if paper is None:
            drawn = draw()
            file = StoredFile.store(name=drawn.name, media_type=PDF, content=drawn.content)
            paper = kind_of_paper.objects.create(**place, file=file)
    return paper.file
