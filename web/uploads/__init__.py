"""Files from outside: what they are by their bytes, whether they are harmless, and what they are called here."""
