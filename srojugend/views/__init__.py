"""The pages of the whole house: the working day, the search, the trail."""

from srojugend.views.about import about
from srojugend.views.calendar import calendar_feed
from srojugend.views.home import home
from srojugend.views.keyboard import keyboard
from srojugend.views.menu import menu
from srojugend.views.search import search
from srojugend.views.trail import audit_trail

__all__ = ["about", "audit_trail", "calendar_feed", "home", "keyboard", "menu", "search"]
