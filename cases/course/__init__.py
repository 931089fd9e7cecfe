"""The course of a case: everything that happened, as a list and as a picture."""
