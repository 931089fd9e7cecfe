"""How large a table may be, and the one error of a table that cannot be read."""

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024  # twenty thousand lines of sixty cells, written as XML
MAX_PARTS = 1_000  # files inside a workbook
MAX_LINES = 20_000
MAX_COLUMNS = 60


class UnreadableTableError(ValueError):
    """The file is no table we read; the text says in German what to do."""


TOO_MANY_LINES = (
    "Die Datei hat mehr als 20.000 Zeilen. Teilen Sie sie in mehrere Dateien und laden Sie diese nacheinander hoch."
)
