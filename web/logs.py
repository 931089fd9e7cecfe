"""What a log must not hold."""

import logging
import re


class HideTokens(logging.Filter):
    """Blank the token of personal addresses in every line; `pattern` has the part before it as its first group."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self.pattern = re.compile(pattern)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the tokens."""
        said = record.getMessage()
        blank = self.pattern.sub(r"\1…", said)
        if blank != said:
            record.msg, record.args = blank, ()
        return True
