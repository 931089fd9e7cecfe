"""What is asked about a help; validates and converts, never saves."""
