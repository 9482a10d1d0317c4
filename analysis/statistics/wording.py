"""Wording of headers and names: spaces, English translations, units in parentheses, look-alike characters."""

from __future__ import annotations

import re
from functools import cache

# Translations of the typographic variants that yearbooks mix; NFKC would also change ㎡, ‰ and Ⅲ.
_TYPOGRAPHY = str.maketrans("（）［］〔〕【】：；，％．＆", "()[][][]:;,%.&")
# Characters that scanning confuses. Both sides of a comparison are folded, so nothing is corrected in the source.
_LOOKALIKE = str.maketrans("入己巳日末士干太问", "人已已曰未土千大间")
_ROMAN = {ord(sign): digits for sign, digits in zip("ⅠⅡⅢⅣⅤ", ("I", "II", "III", "IV", "V"), strict=True)}
_CIRCLED = {ord("①") + i: str(i + 1) for i in range(20)} | {ord("⑴") + i: str(i + 1) for i in range(20)}
_ALIKE: dict[int, int | str] = {**_LOOKALIKE, **_ROMAN, **_CIRCLED}
_SPACE = re.compile(r"_x000[Dd]_|[\s\u00a0\u2000-\u200b\u3000\ufeff]+")
# Latin words that belong to a Chinese label; every other Latin word begins its translation.
_KEPT = {"GDP", "GRP", "GNP", "CPI", "PPI", "R&D", "PM", "COD", "FDI", "SO", "NO", "NH"}
_WORD = re.compile(r"[A-Za-z][A-Za-z&]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_GDP = re.compile("GRP|(?:地区|国内)生产总值")
_TABLE_NUMBER = re.compile(r"^(?:表|续表)?\d+[-—–]\d+(?:续表\d*)?|\([一二三四五六七八九十续]\)")


def squeeze(text: str) -> str:
    """Text without any space and with one form for each parenthesis, colon and percent sign."""
    return _SPACE.sub("", text).translate(_TYPOGRAPHY)


@cache
def chinese_part(text: str) -> str:
    """Cut the English translation off a header text: ``自然增长率(%) Growth Rate(%)`` gives ``自然增长率(%)``."""
    # A translation may be an abbreviation alone: 地区生产总值(亿元) GRP.
    text = re.sub(r"(?<=[\u3400-\u9fff)])\s+[A-Z&]+\s*$", "", text.translate(_TYPOGRAPHY))
    cut = len(text)
    for word in _WORD.finditer(text):
        # Units such as (km) or kWh inside a Chinese label are short; a translation has a longer word.
        if word.group().upper() not in _KEPT and len(word.group()) > 2 and not text.startswith("x000", word.start()):
            cut = word.start()
            break
    head = squeeze(text[:cut])
    if not _HAN.search(head):
        # "(%)" and "(微克/立方米)" stand alone as the unit of the row above; an English line has no place here.
        return head if cut == len(text) else ""
    return re.sub(r"[A-Z&(]+$", "", head) if cut < len(text) else head


def english_part(text: str) -> str:
    """Give what follows the Chinese text of a header cell, spaces kept single; empty without a translation."""
    text = _SPACE.sub(" ", text.translate(_TYPOGRAPHY)).strip()
    for word in _WORD.finditer(text):
        if word.group().upper() not in _KEPT and len(word.group()) > 2:
            return text[word.start() :]
    return ""


def parentheses(text: str) -> list[str]:
    """Contents of the parentheses of a squeezed text, in order."""
    return _PARENTHESES.findall(text)


def without(text: str, inner: str) -> str:
    """Take one of its parentheses out of a squeezed text."""
    return text.replace(f"({inner})", "", 1)


def without_number(text: str) -> str:
    """Take the number and (一), (续) out of a squeezed table title."""
    return _TABLE_NUMBER.sub("", text)


@cache
def fold(text: str) -> str:
    """Form of a label for comparison: squeezed, without punctuation, look-alike characters made equal."""
    folded = _GDP.sub("GDP", squeeze(text)).translate(_ALIKE)
    return re.sub(r"[、.,;:\"'“”‘’·—\-/()\[\]《》的#＃]", "", folded)
