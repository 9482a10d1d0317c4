"""Sources: verdicts from a plan's own table beside those from official statistics, and breaks in caliber."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from statsmodels.stats.inter_rater import cohens_kappa

from analysis.attainment.case import MET, MISSED
from analysis.attainment.results import Provenance, data_hash, finish, number

VERDICTS = [MET, MISSED]


@dataclass(frozen=True)
class SourceAgreement:
    """How far two sources agree on the same targets.

    Attributes
    ----------
    pairs : DataFrame
        ``target_id, subject, own, other, own_outcome, other_outcome, other_source``: targets that both sources judge.
    kappa : float or None
        Cohen's kappa; None where there are no pairs or a source gives one verdict throughout.
    provenance : Provenance
        Of the verdicts.
    """

    pairs: pd.DataFrame
    kappa: float | None
    provenance: Provenance

    def table(self) -> pd.DataFrame:
        """Pairs on which the sources disagree first."""
        differ = self.pairs["own"] == self.pairs["other"]
        return self.pairs.assign(agrees=differ).sort_values(["agrees", "target_id"], ignore_index=True)

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say how many targets both judge, and on how many they agree."""
        n, same = len(self.pairs), int((self.pairs["own"] == self.pairs["other"]).sum())
        kappa = number(self.kappa, 2)
        if lang == "en":
            text = f"Plan and statistics both judge {n} targets and agree on {same} (kappa {kappa})."
        else:
            text = f"规划自报与官方统计均可评价的指标{n}项，结论一致{same}项（kappa={kappa}）。"
        return finish(text, lang, caveat)


def source_agreement(own: pd.DataFrame, other: pd.DataFrame, scheme: str = "main") -> SourceAgreement:
    """Compare verdicts on the same targets from two sources.

    Parameters
    ----------
    own, other : DataFrame
        Tables ``verdicts``: from the plan's own table, and from official statistics.
    scheme : str
        Coding scheme of both.

    Returns
    -------
    SourceAgreement
        Undetermined verdicts are left out.
    """
    sides = [frame[(frame["scheme"] == scheme) & frame["met"].isin(VERDICTS)] for frame in (own, other)]
    columns = ["target_id", "met", "outcome", "outcome_source"]
    pairs = sides[0][["subject", *columns]].merge(sides[1][columns], on="target_id", suffixes=("_own", "_other"))
    pairs = pairs.rename(
        columns={
            "met_own": "own",
            "met_other": "other",
            "outcome_own": "own_outcome",
            "outcome_other": "other_outcome",
            "outcome_source_other": "other_source",
        }
    ).drop(columns="outcome_source_own")
    return SourceAgreement(pairs, _kappa(pairs), Provenance(scheme, data_hash(pairs)))


def _kappa(pairs: pd.DataFrame) -> float | None:
    if pairs.empty or pairs["own"].nunique() < 2 or pairs["other"].nunique() < 2:
        return None
    table = pd.crosstab(pairs["own"], pairs["other"]).reindex(index=VERDICTS, columns=VERDICTS).fillna(0)
    return float(cohens_kappa(table.to_numpy()).kappa)


def splice(outcome: float, old: float, new: float) -> float:
    """Bring a level on a new definition to the old one by a year that has both.

    Parameters
    ----------
    outcome : float
        Level on the new definition.
    old, new : float
        The same year on both definitions; without such a year the outcome is missing, not missed.

    Returns
    -------
    float
        outcome × old / new, to be flagged ``spliced``; growth printed on a comparable basis needs no splicing.

    Raises
    ------
    ZeroDivisionError
        Where the new definition gives zero in the year of overlap.
    """
    return outcome * old / new
