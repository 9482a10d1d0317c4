"""Chinese numerals, and what every rule for quantities in words needs."""

from __future__ import annotations

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
FEW = "[一二两三四五六七八九十]"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

# start, end, low, high, unit, comparator, form: the fields of a Quantity in order.
Found = tuple[int, int, str, str, str, str, str]


def numeral(text: str) -> int:
    """Value of a Chinese numeral: 三十五 is 35, 千 is 1000, 五千 is 5000.

    Raises
    ------
    ValueError
        A character is not a numeral.
    """
    total = part = 0
    for char in text:
        if char in DIGITS:
            part = DIGITS[char]
        elif char not in _SCALES:
            raise ValueError(f"not a Chinese numeral: {text!r}")
        elif _SCALES[char] >= 10**4:
            total, part = (total + part or 1) * _SCALES[char], 0
        else:
            total, part = total + (part or 1) * _SCALES[char], 0
    return total + part


def printed_numeral(digits: str) -> str:
    """Digits of a number printed in digits or in words."""
    return digits if digits.isdigit() else str(numeral(digits))


def is_quoted(text: str, position: int) -> bool:
    """Whether a position lies inside the quotation marks of a short name."""
    opened = text.rfind("“", max(0, position - 12), position)
    return opened >= 0 and position <= text.find("”", opened, opened + 24)
