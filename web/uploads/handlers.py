"""While a request is read: a file that is too large is let go at once, and every other field of the form survives."""

from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from web.german import number
from web.uploads.kinds import MEBIBYTE

MAX_FILES = 20
TOO_MANY = f"Das sind mehr als {MAX_FILES} Dateien auf einmal. Laden Sie diese danach hoch."


class LetGo(UploadedFile[bytes]):
    """Stands where a file was that nobody read to its end; has its name, its size in bytes and the reason."""

    def __init__(self, name: str, sentence: str, *, size: int) -> None:
        super().__init__(ContentFile(b""), name, size=size)
        self.sentence = sentence


class QuotaHandler(FileUploadHandler):
    """Stands before Django's own handlers: beyond the limit no byte reaches memory or disk (FILE_UPLOAD_HANDLERS)."""

    files = 0
    taken = 0
    sentence = ""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count; of more files than anybody sends at once not a byte is kept."""
        super().new_file(*args, **kwargs)
        self.files, self.taken = self.files + 1, 0
        self.sentence = TOO_MANY if self.files > MAX_FILES else ""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand the bytes on, up to the limit; none means that no other handler gets them."""
        self.taken += len(raw_data)
        if self.taken > settings.UPLOAD_MAX_BYTES and not self.sentence:
            limit = number(settings.UPLOAD_MAX_BYTES // MEBIBYTE)
            self.sentence = f"Die Datei ist größer als {limit} MB. Teilen Sie sie oder scannen Sie gröber."
        return None if self.sentence else raw_data

    def file_complete(self, file_size: int) -> LetGo | None:
        """Leave a good file to the next handler; of the others name and reason are left."""
        return LetGo(self.file_name or "", self.sentence, size=file_size) if self.sentence else None
