"""Coding schemes: the choices that turn printed targets and outcomes into verdicts, as data."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

BANDS: Mapping[str, float] = {"none": 0.0, "half": 0.5, "main": 1.0, "double": 2.0}


@dataclass(frozen=True)
class Scheme:
    """One way of coding (the tables on comparators and edge cases of the methods note).

    Attributes
    ----------
    name : str
        Short name; ``main`` is the scheme of the text.
    around : str
        Width of the band of 左右 and 约: none, half, main (0.5 points of growth, 1 point of a share, 5 % of a level),
        double.
    two_sided : bool
        Whether 左右 is missed by overshooting too.
    strict : bool
        Without the tolerance of half the last printed digit of the outcome; 超过 then excludes equality.
    contested : str
        力争 x: ``target`` reads x as the target, ``soft`` as x with the band of 左右.
    stretch : bool
        确保 a、力争 b is judged by b.
    within_range : str
        A range is met from its nearer end on (``floor``), from its middle on (``midpoint``), or inside it (``inside``).
    hold_band : float
        保持: share of the base by which it may fall.
    directions : bool
        Judge targets that give a direction only (稳步提高).
    delegated : str
        完成省下达任务: by evidence, ``drop`` from the count, count as ``met``, or as ``missing``.
    vintage : str
        ``planned`` takes base and target as printed, ``revised`` on the revised base where one is known.
    target : str
        ``printed`` takes the target of the completion table, ``original`` the one before a revision where it is known.
    one_per_family : bool
        Count one row of arithmetic twins (level, growth, per head).
    missing : str
        Undetermined rows: ``drop`` (reported as unknown), ``fail``, ``met``.
    min_evidence : int
        Least grade of evidence: 2 reported as completed, 3 a value in a plan's own table, 4 a statistical source.
    final_only : bool
        Leave rows undetermined whose outcome is an estimate or of an earlier year.
    """

    name: str = "main"
    around: str = "main"
    two_sided: bool = False
    strict: bool = False
    contested: str = "target"
    stretch: bool = False
    within_range: str = "floor"
    hold_band: float = 0.0
    directions: bool = False
    delegated: str = "evidence"
    vintage: str = "planned"
    target: str = "printed"
    one_per_family: bool = True
    missing: str = "drop"
    min_evidence: int = 2
    final_only: bool = False

    @property
    def band(self) -> float:
        """Factor of the band of 左右."""
        return BANDS[self.around]

    def choices(self) -> dict[str, str]:
        """All choices by name, as text."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self) if field.name != "name"}


MAIN = Scheme()

SCHEMES: Mapping[str, Scheme] = {
    scheme.name: scheme
    for scheme in (
        MAIN,
        Scheme("strict", strict=True, around="none"),
        Scheme("lenient", around="double", contested="soft", hold_band=0.01),
        Scheme("two_sided", two_sided=True),
        Scheme("delegated_drop", delegated="drop"),
        Scheme("delegated_met", delegated="met"),
        Scheme("figures_only", min_evidence=3),
        Scheme("final_only", final_only=True),
        Scheme("original_target", target="original"),
        Scheme("revised_base", vintage="revised"),
    )
}

# The choices of the specification curve, each with its settings; the first setting is that of ``main``.
CHOICES: Mapping[str, tuple[object, ...]] = {
    "around": ("main", "none", "half", "double"),
    "strict": (False, True),
    "contested": ("target", "soft"),
    "delegated": ("evidence", "drop", "met"),
    "vintage": ("planned", "revised"),
    "one_per_family": (True, False),
    "missing": ("drop", "fail", "met"),
    "min_evidence": (2, 3),
}


def grid(choices: Mapping[str, tuple[object, ...]] = CHOICES, base: Scheme = MAIN) -> list[Scheme]:
    """All combinations of choices.

    Parameters
    ----------
    choices : mapping
        Field of :class:`Scheme` to its settings.
    base : Scheme
        Gives the fields that do not vary.

    Returns
    -------
    list of Scheme
        In the order of the product; named ``u0001`` … so that the order of the settings does not matter to a reader.
    """
    combinations = itertools.product(*choices.values())
    return [
        replace(base, name=f"u{number:04d}", **dict(zip(choices, settings, strict=True)))  # type: ignore[arg-type]
        for number, settings in enumerate(combinations, start=1)
    ]
