"""Code points of a text as an array, for questions about all of its characters at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

# Controls with no meaning in a text; tabs and the ends of lines, columns and pages have one.
CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x20), 0x7F)))
_DELETE = 0x7F
_IS_CONTROL = np.array([chr(code) in CONTROLS for code in range(_DELETE + 1)])


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """Code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def any_between(codes: npt.NDArray[np.uint32], first: int, last: int) -> bool:
    """Whether any code point lies from one to another."""
    # Those below the first wrap around to large numbers, so that one comparison does for both ends.
    return bool((codes - np.uint32(first) <= last - first).any())


def written_codes(text: str) -> npt.NDArray[np.bool_]:
    """For each code point, whether it stands in a text."""
    written = np.zeros(sys.maxunicode + 1, dtype=bool)
    written[code_points(text)] = True
    return written


def places_of(part: str, text: str) -> Iterator[int]:
    """Where a part of a text stands: much faster than a pattern where it is rare."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def control_places(text: str) -> list[int]:
    """Where the control characters of a text stand, line ends, page ends and tabs left out."""
    codes = code_points(text)
    low = np.flatnonzero((codes < ord(" ")) | (codes == _DELETE))
    places: list[int] = low[_IS_CONTROL[codes[low]]].tolist()
    return places
