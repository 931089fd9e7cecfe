"""The pages of the social space; no case is known here."""
