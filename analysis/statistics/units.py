"""Units: conversion of printed figures into the unit of a concept, and units of English headers."""

from __future__ import annotations

import re

from analysis.registry import Registry

# What the translations of these yearbooks print in parentheses, scale word aside.
_ENGLISH = {
    "yuan": "元",
    "usd": "美元",
    "us$": "美元",
    "person": "人",
    "persons": "人",
    "household": "户",
    "households": "户",
    "piece": "件",
    "unit": "个",
    "bed": "张",
    "ton": "吨",
    "tons": "吨",
    "km": "公里",
    "sqkm": "平方公里",
    "sqm": "平方米",
    "cum": "立方米",
    "cubicmeters": "立方米",
    "hectare": "公顷",
    "kwh": "千瓦时",
    "%": "%",
    "‰": "‰",
    "ug/m3": "微克/立方米",
}
_SCALES = {"": "", "10000": "万", "100000000": "亿", "100000": "十万", "1000": "千", "108": "亿"}
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)")


def english_unit(text: str) -> str:
    """Chinese name of the unit that an English header prints: ``(10 000 yuan)`` gives 万元; empty where none."""
    for inner in reversed(_IN_PARENTHESES.findall(text)):
        # Scanned zeros are often capital letters: 10 OOOyuan.
        plain = re.sub(r"[\s.]", "", inner).replace("O", "0").lower()
        match = re.fullmatch(r"(?:usd)?(\d*)(.*)", plain)
        if match is None:
            continue
        word = "usd" if plain.startswith("usd") else match.group(2)
        if match.group(1) in _SCALES and word in _ENGLISH:
            return _SCALES[match.group(1)] + _ENGLISH[word]
    return ""


def convert(value: float, unit: str, target: str, registry: Registry) -> float:
    """Turn a value into another unit of the same dimension.

    Parameters
    ----------
    value : float
        Value in ``unit``.
    unit, target : str
        Units as printed.

    Raises
    ------
    ValueError
        Where a unit is unknown or the two measure different things.
    """
    source, goal = registry.find_unit(unit), registry.find_unit(target)
    if source is None or goal is None or source.base != goal.base:
        raise ValueError(f"{unit} is no unit of {target}")
    # 12 significant digits are more than any source prints and drop the noise of the division.
    return float(f"{value * source.factor / goal.factor:.12g}")
