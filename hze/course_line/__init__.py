"""The course of a help as one line: what happened and what is planned, as a list and as a picture."""

from hze.course_line.picture import Picture, picture_of
from hze.course_line.story import Entry, Story, story_of

__all__ = ["Entry", "Picture", "Story", "picture_of", "story_of"]
