"""Tables as people send them: CSV and XLSX read as text with line numbers, and written so that nothing runs."""

from web.tables.cells import clean, fold
from web.tables.limits import MAX_BYTES, MAX_COLUMNS, MAX_LINES, UnreadableTableError
from web.tables.read import Heading, Line, Table, read_table
from web.tables.write import CSV_TYPE, XLSX_TYPE, Value, write_csv, write_xlsx

__all__ = [
    "CSV_TYPE",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_LINES",
    "XLSX_TYPE",
    "Heading",
    "Line",
    "Table",
    "UnreadableTableError",
    "Value",
    "clean",
    "fold",
    "read_table",
    "write_csv",
    "write_xlsx",
]
