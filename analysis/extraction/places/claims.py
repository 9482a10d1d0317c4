"""What a clause gives to a place, and the places that it leaves to the next clauses."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extraction.places.names import Named


@dataclass(frozen=True)
class Carried:
    """Places that later clauses speak of without naming them again.

    Attributes
    ----------
    places : tuple of Named
        The places.
    role : str
        Role that what follows has (key, carrier); empty where the verb decides.
    """

    places: tuple[Named, ...] = ()
    role: str = ""


@dataclass(frozen=True)
class Claim:
    """A place is given an industry or a function."""

    place: Named
    industry: str
    role: str


@dataclass(frozen=True)
class Phrase:
    """Words after a verb with what is needed to read them.

    Attributes
    ----------
    clause : str
        The whole clause.
    verb : str
        Verb that governs the words, or what stands before them (依托).
    words : str
        Words after the verb.
    carried : Carried
        Places that an item without a place of its own belongs to.
    topic : str
        Industry that the clause or its sentence names first: 茶产业重点推进….
    about : str
        Industry that the paragraph or its heading names.
    label : tuple of Named
        Places that the paragraph is about.
    subject : bool
        True where the places stand in the clause itself as its subject: 松浦县重点发展….
    """

    clause: str
    verb: str
    words: str
    carried: Carried = Carried()
    topic: str = ""
    about: str = ""
    label: tuple[Named, ...] = ()
    subject: bool = False


@dataclass(frozen=True)
class Things:
    """Claims read from a phrase, and the places that it leaves open for the next clauses."""

    claims: tuple[Claim, ...]
    left: Carried | None
