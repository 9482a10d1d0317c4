"""A subject: what a quantity measures, and how it was found."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """A subject and how it was found.

    Attributes
    ----------
    text : str
        What is measured, as worded; with 年均增长, 下降 … where the quantity is a change.
    core : str
        The subject without words of change, for clauses that follow and leave it out.
    pattern : str
        after (N 家企业), before (企业达 N 家), carried (named before), heading, bare (a head without owner), none.
    """

    text: str
    core: str
    pattern: str
