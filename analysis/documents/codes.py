"""Code points of a text as an array, for questions about all of its characters at once."""

from __future__ import annotations

import sys

import numpy as np
import numpy.typing as npt


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """Code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def written_codes(text: str) -> npt.NDArray[np.bool_]:
    """For each code point, whether it stands in a text."""
    written = np.zeros(sys.maxunicode + 1, dtype=bool)
    written[code_points(text)] = True
    return written
