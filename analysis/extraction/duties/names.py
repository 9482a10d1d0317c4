"""Names inside a note of responsible departments: who leads, who takes part, which are named collectively."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LABEL = re.compile(
    r"^(?P<label>责任|牵头|主管|主责|主办|承办|配合|参与|参加|协办|协同)(?:责任)?(?:单位|部门|科室)[:：]?"
)
_VERB = re.compile(
    r"(?:等?按?照?各?自?(?:职责|职能|分工)*)?(?:共同|分别|具体)?"
    r"(?P<verb>总?牵头(?:负责|落实|实施|组织实施)?|(?:分工)?负责(?:落实|实施)?|组织实施|配合|参与|参加|协助|协同)$"
)
_LEADS = re.compile(r"牵头|主管|主责|主办")
_CLAUSE = re.compile(r"[；;，,。]|(?<=牵头)、")
_NAME = re.compile(r"[、]|(?<=[局委办部厅院处])[和与及](?!各|相关|有关)")
_COLLECTIVE = re.compile(r"(?:[及和与暨、]|^)(?=各|相关|有关|其他|其它|所有)|等(?=[^、]*(?:成员单位|部门|单位|各))")
_GROUP = re.compile(r"(?:成员单位|主管部门|相关部门|有关部门|行业部门|责任单位)$")
_BODY = re.compile(
    r"^[一-鿿（）()·“”]{1,24}(?:局|委|办|部|厅|院|处|室|站|中心|公司|集团|行|队|社|会|联|关|政府|所|协|署|校|学院|馆|台|科)$"
)
# A body of the government of the place, which a bracket alone may name; a firm or a school needs a word beside it.
_OFFICE = re.compile(r"^[省市州县区镇乡][一-鿿]{1,12}(?:局|委|办|厅|政府|管委会|中心)$")
_NOT_NAMED = re.compile(r"牵头单位|牵头部门|下同|排第一|责任单位|本意见|本方案|上述|工作任务")


@dataclass(frozen=True)
class Duty:
    """Bodies of a note.

    Attributes
    ----------
    lead : str
        First body that leads; the first of all where none is said to lead; empty where only collective bodies stand.
    departments : tuple of str
        All named bodies in order, the lead among them.
    co_leads : tuple of str
        Further bodies that the note says to lead.
    others : tuple of str
        Collective bodies as worded (各行业主管部门).
    basis : str
        ``stated`` where the wording says who leads, ``order`` where the lead is the first named, else empty.
    """

    lead: str
    departments: tuple[str, ...]
    co_leads: tuple[str, ...]
    others: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class _Part:
    """A clause of a note: the bodies it names, what it says of them, and whether a label in front says it."""

    words: str
    sign: str = ""
    labelled: bool = False

    @classmethod
    def of(cls, clause: str) -> _Part:
        """Part of a note."""
        label, verb = _LABEL.match(clause), _VERB.search(clause)
        words = clause[label.end() if label else 0 : verb.start() if verb else len(clause)]
        sign = verb["verb"] if verb else label["label"] if label else ""
        return cls(words, sign, verb is None and label is not None)


def read_duty(body: str) -> Duty | None:
    """Read the words of a bracket or line.

    Parameters
    ----------
    body : str
        ``责任单位：甲局、乙局``, ``甲局牵头，乙局、丙局等按职责分工负责``; without the brackets.

    Returns
    -------
    Duty or None
        None where the words name no responsible body.
    """
    named: dict[str, bool] = {}
    others: list[str] = []
    plain = re.sub(r"[\s*]", "", body)
    parts = [_Part.of(clause) for clause in _CLAUSE.split(plain)]
    if not any(part.sign for part in parts):
        return None
    for part, leading in zip(parts, _leading(parts), strict=True):
        bodies, collective = _split(part.words)
        for name in bodies:
            named[name] = named.get(name, False) or leading
        others += [phrase for phrase in collective if phrase not in others]
    return _duty(named, others)


def read_bodies(body: str) -> Duty | None:
    """Read a bracket that names bodies and says nothing of them: 甲局、乙局 at the end of a task.

    Parameters
    ----------
    body : str
        Words without the brackets.

    Returns
    -------
    Duty or None
        The first named leads by order; None where a member is no body, or none is one of a government (市…局).
    """
    plain = re.sub(r"[\s*]", "", body)
    names = [name.removesuffix("等") for name in re.split(r"[、，]", plain)]
    if not all(_BODY.match(name) or _GROUP.search(name) for name in names) or not any(map(_OFFICE.match, names)):
        return None
    return _duty({name: False for name in names if not _GROUP.search(name)}, [n for n in names if _GROUP.search(n)])


def _leading(parts: list[_Part]) -> Iterator[bool]:
    """Whether the bodies of each clause lead.

    A clause without a verb is governed by the label before it, else by the verb that closes its list behind it:
    甲局牵头，乙局，丙局负责.
    """
    before = _Part("")
    for at, part in enumerate(parts):
        governing = part
        if not part.sign:
            behind = next((later for later in parts[at:] if later.sign), before)
            governing = before if before.labelled or behind.labelled else behind
        yield bool(_LEADS.search(governing.sign))
        before = part if part.sign else before


def _split(words: str) -> tuple[list[str], list[str]]:
    """Named bodies, and the collective phrases that close the list."""
    if _NOT_NAMED.search(words):
        return [], []
    first, *rest = _COLLECTIVE.split(words)
    collective = [phrase.strip("、等") for phrase in rest if phrase.strip("、等")]
    names: list[str] = []
    for name in _NAME.split(first):
        name = name.removesuffix("等")
        if _GROUP.search(name):
            collective.insert(0, name)
        elif _BODY.match(name):
            names.append(name)
    return names, collective


def _duty(named: dict[str, bool], others: list[str]) -> Duty | None:
    if not named and not others:
        return None
    leads = [name for name, leading in named.items() if leading]
    first = leads[0] if leads else next(iter(named), "")
    basis = "stated" if leads else "order" if first else ""
    return Duty(first, tuple(named), tuple(leads[1:]), tuple(others), basis)
