"""The bytes of GBK characters, and what they give when read one byte off."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

LEADS = range(0x81, 0xFF)
# Trail bytes that are ASCII characters when they stand alone.
ASCII_TRAILS = range(0x40, 0x7F)
# As long as the longest stretch without a figure or a Latin letter that is worth looking at.
_LONGEST_RUN = 200


def code_of(char: str) -> bytes:
    """Bytes of a character: one for ASCII, two for GBK, four for the others."""
    return char.encode("gb18030", "replace")


@cache
def char_of(lead: int, trail: int) -> str:
    """Character of two bytes, empty where there is none or only a private one."""
    char = bytes((lead, trail)).decode("gb18030", "ignore")
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" else ""


def realign(text: str, start: int, lead: int) -> Iterator[tuple[str, int]]:
    """Pair the bytes of a text anew.

    Parameters
    ----------
    text : str
        A text that is read one byte off from ``start`` on.
    start : int
        Place of the first shifted character.
    lead : int
        The byte that belongs in front of it.

    Yields
    ------
    char, place
        A realigned character and the place of its last byte, up to an ASCII character, which closes the run: as the
        trail byte of the last character where it can be one.
    """
    for place in range(start, min(len(text), start + _LONGEST_RUN)):
        code = code_of(text[place])
        if not (char := char_behind(lead, code)):
            return
        yield char, place
        if len(code) == 1:
            return
        lead = code[1]


def char_behind(lead: int, code: bytes) -> str:
    """Character of a first byte and the bytes of what stands behind it, empty where they make none."""
    return char_of(lead, code[0]) if len(code) == 2 or (len(code) == 1 and code[0] in ASCII_TRAILS) else ""


@cache
def chars_of_trail(trail: int) -> frozenset[str]:
    """Characters whose second byte this is."""
    return frozenset(char for lead in LEADS if (char := char_of(lead, trail)))


def chars_of_lead(lead: int, after: str) -> frozenset[str]:
    """Characters with a first byte, and a second one that a decoder drops before the character after it.

    It drops a byte that makes no character together with the next one.
    """
    code = code_of(after)
    return _chars_of_lead(lead, code[0] if len(code) == 2 else None)


@lru_cache(maxsize=1_000)
def _chars_of_lead(lead: int, after: int | None) -> frozenset[str]:
    trails = [trail for trail in range(0x80, 0xFF) if after is None or not _is_gbk(trail, after)]
    return frozenset(char for trail in trails if (char := char_of(lead, trail)))


@cache
def _is_gbk(lead: int, trail: int) -> bool:
    try:
        return len(bytes((lead, trail)).decode("gbk")) == 1
    except UnicodeDecodeError:
        return False
