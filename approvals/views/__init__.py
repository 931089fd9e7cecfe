"""The pages of the commission: meetings, Vorlagen, decisions."""
