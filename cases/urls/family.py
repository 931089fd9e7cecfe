"""Familie: Genogramm, Personen, Haushalte, Beziehungen, Sorgerecht, Sprachen."""

from django.urls import path

from cases.views import family, persons, relations
from web.http import by_method

FAMILY = "faelle/<uuid:key>/familie/"
PERSON = f"{FAMILY}personen/<uuid:person>/"
HOUSEHOLD = f"{FAMILY}haushalte/<uuid:household>/"
STAY = f"{FAMILY}wohnen/<uuid:stay>/"
RELATIONSHIP = f"{FAMILY}beziehungen/<uuid:relationship>/"
CUSTODY = f"{FAMILY}sorgerecht/<uuid:custody>/"

patterns = [
    path(FAMILY, family.family, name="family"),
    path(f"{FAMILY}genogramm/", family.genogram, name="genogram"),
    path(
        f"{FAMILY}sprachen/",
        by_method(get=family.languages, post=family.set_languages),
        name="family_languages",
    ),
    # persons
    path(
        f"{FAMILY}personen/neu/",
        by_method(get=persons.new_person, post=persons.add_person),
        name="add_person",
    ),
    path(PERSON, by_method(get=persons.person, post=persons.change_person), name="person"),
    path(
        f"{PERSON}entfernen/",
        by_method(get=persons.ask_remove_person, post=persons.remove_person),
        name="remove_person",
    ),
    # households
    path(
        f"{FAMILY}haushalte/neu/",
        by_method(get=persons.new_household, post=persons.add_household),
        name="add_household",
    ),
    path(HOUSEHOLD, by_method(get=persons.household, post=persons.change_household), name="household"),
    path(
        f"{HOUSEHOLD}entfernen/",
        by_method(get=persons.ask_remove_household, post=persons.remove_household),
        name="remove_household",
    ),
    path(f"{HOUSEHOLD}einzug/", by_method(get=persons.new_stay, post=persons.add_stay), name="add_stay"),
    path(STAY, by_method(get=persons.stay, post=persons.change_stay), name="stay"),
    path(
        f"{STAY}entfernen/",
        by_method(get=persons.ask_remove_stay, post=persons.remove_stay),
        name="remove_stay",
    ),
    # relationships
    path(
        f"{FAMILY}beziehungen/neu/",
        by_method(get=relations.new_relationship, post=relations.add_relationship),
        name="add_relationship",
    ),
    path(
        RELATIONSHIP,
        by_method(get=relations.relationship, post=relations.change_relationship),
        name="relationship",
    ),
    path(
        f"{RELATIONSHIP}entfernen/",
        by_method(get=relations.ask_remove_relationship, post=relations.remove_relationship),
        name="remove_relationship",
    ),
    # custody
    path(
        f"{FAMILY}sorgerecht/neu/",
        by_method(get=relations.new_custody, post=relations.add_custody),
        name="add_custody",
    ),
    path(CUSTODY, by_method(get=relations.custody, post=relations.change_custody), name="custody"),
    path(
        f"{CUSTODY}entfernen/",
        by_method(get=relations.ask_remove_custody, post=relations.remove_custody),
        name="remove_custody",
    ),
]
