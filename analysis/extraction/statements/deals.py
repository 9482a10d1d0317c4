"""Which quantities of a sentence take their subjects from a list: 分别, 各, a rank shared by several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.extraction.prose import words
from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.quantities.comparators import before
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import bare_unit
from analysis.extraction.subjects.changes import COMPARED, IN_FULL, VERBS, change_of
from analysis.extraction.subjects.edges import strip_lead, strip_tail
from analysis.extraction.subjects.lists import (
    change_word,
    dealt_subjects,
    each_subjects,
    paired_subjects,
    ranked_subjects,
)
from analysis.extraction.subjects.own_part import own_part
from analysis.extraction.subjects.ranks import rank_scope

# Said of each of the names before: 高速公路3万公里，一级公路2万公里，占比分别为60%、40%.
_RATIOS = frozenset({"占比", "比重", "增速", "增幅", "增长率"})
_GAINED = re.compile(r"^(?:新增|新建|净增)")
_LISTING = frozenset("、和与及均都各")
_LONGEST_LINK = 5
_LINK = re.compile(r"[、,，和与及]{0,2}|[、和与及](?:人均)?每[年月]")
# 分别增长3%、下降2%: each value with a change of its own.
_OWN_CHANGE = re.compile(rf"[、和](?:同比|年均)?(?P<change>{VERBS}|[增降])")
_FAR = 24
_NAMED_LIST = re.compile(r"(?<!\d)([一-鿿A-Za-z]{2,8}(?:、[一-鿿A-Za-z]{2,8})+)(?:等|[两三四五六]个?)")
# Growth is no part of the names for what is dealt next: 分别增长5万吨、3万吨，分别达到40万吨和30万吨.
_GROWN = re.compile(rf"(?:年均|累计|同比)?(?:{VERBS})$")
_OBJECT = re.compile(r"^(?:围绕|聚焦|突出|立足|瞄准|重点发展|发展|推进)+")


def deal(
    text: str, quantities: list[Quantity], arounds: list[Surroundings], runs: list[tuple[int, int]], earlier: str
) -> dict[int, list[str]]:
    """Subjects by position of the quantity; a quantity that is not listed here finds its own subject.

    Parameters
    ----------
    text : str
        Sentence.
    quantities, arounds : list
        Its quantities and their clauses.
    runs : list
        Its runs of quantities.
    earlier : str
        Sentence before it.
    """
    dealt: dict[int, list[str]] = {}
    listed: list[str] = []
    for first, size in runs:
        around = arounds[first]
        if "分别" in around.left:
            ahead = text[: quantities[first].start - len(around.left)]
            run = quantities[first : first + size]
            found = dict(enumerate(_distributed(run, around, ahead, earlier), first))
            if not found and len(listed) == size:
                is_rank = quantities[first].form == "rank"
                names = listed if is_rank else [_GROWN.sub("", name) for name in listed]
                found = _in_order(first, names, change_word(around.left))
        elif size > 1:
            found = _paired(quantities[first], around, first, size, listed)
        else:
            names = _shared(quantities[first], around)
            found = {first: names} if names else {}
        if size > 1:
            found = with_own_changes(text, quantities, found)
            listed = [name for index in sorted(found) for name in found[index]] or listed
        dealt |= found
    return dealt


def with_own_changes(text: str, quantities: list[Quantity], found: dict[int, list[str]]) -> dict[int, list[str]]:
    """Give the names of a run the change that stands before their own value, or before one between: 增长3%、下降2%."""
    change = ""
    for index in list(found)[1:]:
        if own := _own_change(text, quantities, index):
            change = IN_FULL.get(own["change"], own["change"])
        if change:
            found[index] = [_GROWN.sub("", name) + change for name in found[index]]
    return found


def _in_order(first: int, names: Sequence[str], change: str) -> dict[int, list[str]]:
    return {first + offset: [name + change] for offset, name in enumerate(names)}


def _paired(
    quantity: Quantity, around: Surroundings, first: int, size: int, listed: Sequence[str]
) -> dict[int, list[str]]:
    """Deal without 分别: to the parts of a compound name, or a bare 增长 to the names dealt to just before."""
    if names := paired_subjects(quantity, around.left, size):
        return _in_order(first, names, "")
    if quantity.form == "rank" and (names := _shared(quantity, around)):
        return {first: names}
    change = change_of(quantity, around.left)
    bare = change and not strip_lead(strip_tail(around.left))
    return _in_order(first, listed, change) if bare and len(listed) == size else {}


def recall(left: str, runs: list[tuple[int, int]], first: int, subjects: list[str]) -> dict[int, list[str]]:
    """Deal a run of values to what the sentence named before: 收入500亿元，游客6000万人次，年均分别增长10%和8%.

    Parameters
    ----------
    left : str
        What stands in the clause left of the first value of the run, with 分别.
    runs : list
        As for :func:`deal`.
    first : int
        Position of the first value of the run.
    subjects : list of str
        Subjects that the sentence has named so far, in order.
    """
    size = next((size for start, size in runs if start == first), 0)
    ahead = COMPARED.sub("", left.split("分别")[0])
    head = strip_lead(strip_tail(ahead))
    if size < 2 or len(subjects) < size:
        return {}
    if head and head not in _RATIOS:
        owners = [words.TRAILING_HEAD.sub("", _GAINED.sub("", name)) for name in subjects[-size:]]
        whole = words.NOT_ALONE.match(head) and all(owners) and len(set(owners)) == size
        return _in_order(first, owners, head) if whole else {}
    return _in_order(first, subjects[-size:], head or change_word(left))


def _shared(quantity: Quantity, around: Surroundings) -> list[str]:
    """Find the subjects that share one value: 甲、乙、丙稳居全省第二, 甲、乙各10家."""
    if quantity.form == "rank":
        return [f"{name}{rank_scope(around.left)}位次" for name in ranked_subjects(around.left)]
    return [] if _LISTING.isdisjoint(around.left) else each_subjects(quantity, own_part(around))


def share_bound(
    text: str, quantities: list[Quantity], arounds: list[Surroundings], runs: list[tuple[int, int]]
) -> list[Quantity]:
    """Give the bound before the first value to the others that 分别 deals: 分别超70%、60%."""
    if "分别" not in text:
        return quantities
    shared = list(quantities)
    for first, size in runs:
        bound = quantities[first].comparator
        if size < 2 or "分别" not in arounds[first].left or not before(text, quantities[first].start):
            continue
        for index in range(first + 1, first + size):
            if quantities[index].comparator == "eq":
                shared[index] = quantities[index]._replace(comparator=bound)
    return shared


def _goes_on_changing(text: str, quantities: list[Quantity], first: int, index: int) -> bool:
    """Whether a value has a change of its own in a run of changes that 分别 deals."""
    start = quantities[first].start
    return _own_change(text, quantities, index) is not None and "分别" in text[max(0, start - _FAR) : start]


def _own_change(text: str, quantities: list[Quantity], index: int) -> re.Match[str] | None:
    """Change of a value that stands alone between it and the value before: 增长3%、|下降|2%."""
    return _OWN_CHANGE.fullmatch(text, quantities[index - 1].end, quantities[index].start)


def find_runs(text: str, quantities: list[Quantity]) -> list[tuple[int, int]]:
    """Find runs of quantities with nothing between them but 、 or 和: (position of the first, how many)."""
    dealt = "分别" in text
    runs: list[tuple[int, int]] = []
    for index, quantity in enumerate(quantities):
        gap = quantity.start - quantities[index - 1].end
        follows = runs and gap <= _LONGEST_LINK and _LINK.fullmatch(text[quantity.start - gap : quantity.start])
        if runs and (follows or (dealt and _goes_on_changing(text, quantities, runs[-1][0], index))):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((index, 1))
    return runs


def _distributed(run: Sequence[Quantity], around: Surroundings, ahead: str, earlier: str) -> list[list[str]]:
    """Subjects of each value of a run to which 分别 deals."""
    context = ahead or earlier
    size, alike = len(run), len({bare_unit(quantity.unit) for quantity in run}) == 1
    names = dealt_subjects(around.left, _last_list(context) or _last_list(earlier), size, alike)
    if size == 1 and (every := each_subjects(run[0], around.left.replace("分别", "均", 1))):
        return [every]
    if size == 1:
        listed = _last_list(ahead) or _last_list(earlier)
        head = around.left.split("分别")[0]
        return [[name + head[-4:] for name in listed.split("、")]] if listed and len(head) <= 4 else []
    return [[name] for name in names]


def _last_list(text: str) -> str:
    found = [match[1] for match in _NAMED_LIST.finditer(text)]
    topic = [names for names in found if _OBJECT.match(names)]
    if found:
        return _OBJECT.sub("", (topic or found)[-1])
    clause = re.split(r"[，。；：:]", text.rstrip("，。；：: "))
    listed = next((part for part in reversed(clause) if part.count("、") >= 1 and not re.search(r"\d", part)), "")
    return re.sub(r"(?:均|都|全部)?(?:为|达到?|是|处于)[^、]*$", "", listed)
