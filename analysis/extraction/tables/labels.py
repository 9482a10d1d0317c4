"""Labels: the name of an indicator without its number, unit and marks; a basis note in parentheses is kept."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.extraction.tables.cell_wording import numeral_digits
from analysis.registry import Registry

_GROUP = re.compile(r"\s*[（(\[〔【［]([^（()）\[\]〔〕【】［］]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)\]〕】］]$")
# A bracket that the line end or the page has cut off its end: 自给率（%.
_LEFT_OPEN = re.compile(r"[（(]([^（()）]{1,12})$")
# Where a name is broken within its cell, a space stands between its characters.
_INNER_SPACE = re.compile(r"(?<=[一-鿿]) (?=[一-鿿])")
_MARKS = re.compile(r"(?<=\S)\s*(?:[*∗＊#△▲★※①-⑳]+|[\[〔]\d{1,2}[\]〕])$")
_MARK_SIGN = re.compile(r"[*∗＊#△▲★※①-⑳\]〕]")
_CLOSERS = frozenset("）)]〕】］")
_ITEM = re.compile(r"^(?:[（(](\d{1,2})[）)]|(\d{1,2})[.、．](?!\d)|([①-⒛]))\s*")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位\s*[:：]\s*")
_CUT_UNIT = re.compile(r"^(.{2,}?)\s*(?:[，,、]|单位[:：])\s*([^，,、]{1,8})$")
OF_WHICH = re.compile(r"^其中\s*[:：]?\s*")
_SCALE = re.compile(r"[十百千万亿]+")


class Label(NamedTuple):
    """A label: ``name``, printed ``unit``, ``number`` printed in it, ``marks``; a ``part`` (其中) of the row before."""

    name: str
    unit: str = ""
    number: str = ""
    marks: str = ""
    part: bool = False


def is_unit_text(text: str, registry: Registry) -> bool:
    """Whether a text is a unit: known, a scale alone (万), or a ratio with a known unit (件/万人)."""
    plain = _UNIT_HEAD.sub("", "".join(text.split()))
    if not plain or len(plain) > 16:
        return False
    if _SCALE.fullmatch(plain) or registry.find_unit(plain) is not None:
        return True
    parts = re.split(r"[/／]|每", plain)
    return len(parts) > 1 and registry.find_unit(_without_scale(parts[0])) is not None


def _without_scale(text: str) -> str:
    return _SCALE.sub("", text, count=1) or text


def split_label(text: str, registry: Registry) -> Label:
    """Split a printed label.

    Parameters
    ----------
    text : str
        As printed, simplified: ``单位GDP能耗(吨标准煤/万元)(GDP为2010年不变价)``.
    registry : Registry
        For units.

    Returns
    -------
    Label
        ``单位GDP能耗(GDP为2010年不变价)`` with the unit 吨标准煤/万元. Parentheses that hold no unit stay in the name
        (执业(助理)医师).
    """
    text = " ".join(text.split())
    text, marks = _unmarked(_INNER_SPACE.sub("", text) if " " in text else text)
    text, number = _numbered(text)
    of_which = OF_WHICH.match(text)
    text = text[of_which.end() :] if of_which else text
    kept, unit = "", ""
    if text[-1:] not in _CLOSERS and (left := _LEFT_OPEN.search(text)) and is_unit_text(left[1], registry):
        text += "）"
    while text[-1:] in _CLOSERS and (group := _GROUP.search(text)):
        inside = group[1].strip()
        if not unit and is_unit_text(inside, registry):
            unit = _UNIT_HEAD.sub("", inside)
            text, more = _unmarked(text[: group.start()])
            marks += more
        elif not unit or not kept:
            kept, text = text[group.start() :].strip() + kept, text[: group.start()]
        else:
            break
    if not unit and not kept and (cut := _CUT_UNIT.match(text)) and is_unit_text(cut[2], registry):
        text, unit = cut[1], cut[2]
    return Label((text + kept).strip(), unit, number, marks, of_which is not None)


def _unmarked(text: str) -> tuple[str, str]:
    found = _MARKS.search(text) if _MARK_SIGN.match(text[-1:]) else None
    return (text[: found.start()], found[0].strip().replace("∗", "*").replace("＊", "*")) if found else (text, "")


def _numbered(text: str) -> tuple[str, str]:
    found = _ITEM.match(text)
    if not found or not text[found.end() :]:
        return text, ""
    number = found[1] or found[2] or numeral_digits(found[3])
    return text[found.end() :], number
