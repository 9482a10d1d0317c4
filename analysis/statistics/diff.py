"""What changed between two editions of a table: columns, units, places, magnitudes."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable, Iterator

import pandas as pd
from rapidfuzz import fuzz

from analysis.registry import Registry
from analysis.statistics.contents import Key, TableContent
from analysis.statistics.header import Column
from analysis.statistics.sheet_checks import one_character_off
from analysis.statistics.wording import fold

COLUMNS = ("table", "change", "scope", "old", "new", "message")
_SIMILAR = 80.0
_SUFFIX = re.compile(r"(?:市|县|区|州|盟|旗|地区|自治县|自治州)$")
# A tenfold step less the spread of real growth between two editions.
_ALARM = 0.7
# How close to a power of ten the jump of one place must be: a year's growth of a third, or a fall of a quarter.
_NEAR = 0.125


def diff_editions(old: Iterable[TableContent], new: Iterable[TableContent], registry: Registry) -> pd.DataFrame:
    """Compare two editions table by table.

    Parameters
    ----------
    old, new : iterable of TableContent
        Tables of the earlier and the later edition.
    registry : Registry
        Units.

    Returns
    -------
    DataFrame
        Columns ``table, change, scope, old, new, message``; ``change`` is one of table_added, table_dropped,
        column_added, column_dropped, column_moved, column_renamed, unit_changed, place_appeared, place_vanished,
        place_renamed, magnitude. Sorted as in this list, by table.
    """
    before, after = ({content.table: content for content in contents} for contents in (old, new))
    gone = before.keys() - after.keys()
    rows = [(name, "table_dropped", "", name, "", "only in the earlier edition") for name in gone]
    rows += [(name, "table_added", "", "", name, "only in the later edition") for name in after.keys() - before.keys()]
    rows.sort()
    for name in sorted(before.keys() & after.keys()):
        rows.extend(_diff_table(before[name], after[name], registry))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="string")


Change = tuple[str, str, str, str, str, str]


def _diff_table(old: TableContent, new: TableContent, registry: Registry) -> Iterator[Change]:
    pairs = _pairs(old, new, registry)
    matched_new = set(pairs.values())
    for key, column in new.columns.items():
        if key not in matched_new:
            yield old.table, "column_added", key[1], "", _shown(column), f"column {column.number}"
    for key, column in old.columns.items():
        if key not in pairs:
            yield old.table, "column_dropped", key[1], _shown(column), "", f"column {column.number}"
    for key, other in pairs.items():
        yield from _diff_column(old, new, (key, other), registry)
    yield from _diff_places(old, new, registry)


def _pairs(old: TableContent, new: TableContent, registry: Registry) -> dict[Key, Key]:
    """Columns of both editions that are the same: by header, concept, the label alone, then a similar header.

    Only columns of one header or concept may be in units of different things (产值/内资企业 and 企业数/内资企业).
    """
    pairs = {key: key for key in old.columns if key in new.columns}
    by_concept = {(concept, key[1]): key for key, concept in new.concepts.items()}
    for key, concept in old.concepts.items():
        other = by_concept.get((concept, key[1]))
        if key not in pairs and other is not None and other not in pairs.values():
            pairs[key] = other
    pairs |= _same_label(old, new, pairs, registry)
    for key, column in old.columns.items():
        if key in pairs:
            continue
        # Two columns with a concept each are different concepts by now.
        taken = {*pairs.values(), *(new.concepts if key in old.concepts else ())}
        base = _base(column, registry)
        free = [k for k in new.columns if k not in taken and k[1] == key[1]]
        free = [k for k in free if not base or _base(new.columns[k], registry) in {"", base}]
        scored = [(fuzz.ratio(fold(column.header), fold(new.columns[k].header)), k) for k in free]
        best = max(scored, default=(0.0, key))
        if best[0] >= _SIMILAR and _same_numbers(column.header, new.columns[best[1]].header):
            pairs[key] = best[1]
    return pairs


def _same_label(old: TableContent, new: TableContent, pairs: dict[Key, Key], registry: Registry) -> dict[Key, Key]:
    """Columns left over whose label and scope are the same below another heading, where there is one of them each."""
    before = _by_label(old, set(pairs))
    after = _by_label(new, set(pairs.values()))
    single = {keys[0]: after[name][0] for name, keys in before.items() if len(keys) == len(after.get(name, ())) == 1}
    bases = {
        key: (_base(old.columns[key], registry), _base(new.columns[other], registry)) for key, other in single.items()
    }
    return {key: other for key, other in single.items() if "" in bases[key] or len(set(bases[key])) == 1}


def _base(column: Column, registry: Registry) -> str:
    """Give the base unit of a column; empty where it prints none or one that is not known."""
    unit = registry.find_unit(column.unit) if column.unit else None
    return unit.base if unit else ""


def _by_label(content: TableContent, taken: set[Key]) -> dict[tuple[str, str], list[Key]]:
    found: dict[tuple[str, str], list[Key]] = {}
    for key, column in content.columns.items():
        if key not in taken:
            found.setdefault((fold(column.label), key[1]), []).append(key)
    return found


def _same_numbers(one: str, other: str) -> bool:
    # 第二产业 and 第三产业 are alike in letters and not in meaning.
    ordinals = r"第[一二三四五六七八九十]|\d+"
    return re.findall(ordinals, one) == re.findall(ordinals, other)


def _shown(column: Column) -> str:
    return f"{column.header} ({column.unit})" if column.unit else column.header


def _diff_column(old: TableContent, new: TableContent, keys: tuple[Key, Key], registry: Registry) -> Iterator[Change]:
    before, after = old.columns[keys[0]], new.columns[keys[1]]
    scope = keys[0][1]
    if keys[0] != keys[1]:
        message = f"columns {before.number}, {after.number}"
        yield old.table, "column_renamed", scope, before.header, after.header, message
    if before.number != after.number:
        yield old.table, "column_moved", scope, str(before.number), str(after.number), after.header
    expected = _expected_ratio(before.unit, after.unit, registry)
    if before.unit and after.unit and before.unit != after.unit:
        yield old.table, "unit_changed", scope, before.unit, after.unit, f"{after.header}: figures × {expected:g}"
    ratio = _ratio(old.figures.get(keys[0], {}), new.figures.get(keys[1], {}))
    if ratio is not None and abs(math.log10(ratio / expected)) > _ALARM:
        power = round(math.log10(ratio / expected)) or (1 if ratio > expected else -1)
        alarm = f"×{10 ** abs(power):,}" if power > 0 else f"÷{10 ** abs(power):,}"
        message = f"{after.header}: the median place changes by {ratio:.3g}, by its units {expected:g}: {alarm}"
        yield old.table, "magnitude", scope, before.unit, after.unit, message
    yield from _place_alarms((old, new), keys, ratio or expected, registry)


def _place_alarms(
    contents: tuple[TableContent, TableContent], keys: tuple[Key, Key], usual: float, registry: Registry
) -> Iterator[Change]:
    """Figures of registered places that jump by a power of ten where the others do not: a decimal lost or gained."""
    old, new = contents
    if keys[1] not in new.concepts:
        return
    before, after = old.figures.get(keys[0], {}), new.figures.get(keys[1], {})
    for name in before:
        ratio = after.get(name, 0.0) / before[name] / usual
        if ratio <= 0 or registry.find_place(name) is None:
            continue
        power = round(math.log10(ratio))
        if abs(power) and abs(math.log10(ratio) - power) < _NEAR:
            times = f"×{10**power:,}" if power > 0 else f"÷{10**-power:,}"
            message = f"{new.columns[keys[1]].header}: {name}: {times}, expected × {usual:.3g}"
            yield old.table, "magnitude", keys[0][1], f"{before[name]:g}", f"{after[name]:g}", message


def _expected_ratio(old: str, new: str, registry: Registry) -> float:
    """Ratio that a change of unit brings about; 1 where a unit is not printed or not known."""
    before, after = registry.find_unit(old) if old else None, registry.find_unit(new) if new else None
    if before is None or after is None or before.base != after.base:
        return 1.0
    return before.factor / after.factor


def _ratio(old: dict[str, float], new: dict[str, float]) -> float | None:
    """Median ratio over the places that both editions have; None below three."""
    ratios = [new[name] / old[name] for name in old if name in new and new[name] / old[name] > 0]
    return statistics.median(ratios) if len(ratios) > 2 else None


def _diff_places(old: TableContent, new: TableContent, registry: Registry) -> Iterator[Change]:
    gone = [name for name in old.places if name not in new.places]
    come = [name for name in new.places if name not in old.places]
    for name in list(gone):
        stem = _SUFFIX.sub("", name)
        same = [other for other in come if _SUFFIX.sub("", other) == stem and len(stem) > 1]
        known = registry.find_place(name)
        slips = [o for o in come if one_character_off(name, o) and not (known and registry.find_place(o))]
        for others, message in ((same, "same name, another kind"), (slips, "one character differs: a slip?")):
            if len(others) == 1 and name in gone:
                gone.remove(name)
                come.remove(others[0])
                yield old.table, "place_renamed", "", name, others[0], message
    yield from ((old.table, "place_vanished", "", name, "", "") for name in gone)
    yield from ((old.table, "place_appeared", "", "", name, "") for name in come)
