"""What is asked on the way through a case; validates and converts, never saves."""
