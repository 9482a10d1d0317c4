"""Names inside a note of responsible departments: who leads, who takes part, which are named collectively."""

from __future__ import annotations

import re
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
    leading: bool | None = None
    plain = re.sub(r"[\s*]", "", body)
    if not _LABEL.match(plain) and not any(_VERB.search(clause) for clause in _CLAUSE.split(plain)):
        return None
    for clause in _CLAUSE.split(plain):
        label, verb = _LABEL.match(clause), _VERB.search(clause)
        words = clause[label.end() if label else 0 : verb.start() if verb else len(clause)]
        sign = verb["verb"] if verb else label["label"] if label else None
        leading = bool(_LEADS.search(sign)) if sign else leading if label is None and leading else False
        bodies, collective = _split(words)
        for name in bodies:
            named[name] = named.get(name, False) or bool(leading)
        others += [phrase for phrase in collective if phrase not in others]
    return _duty(named, others)


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
