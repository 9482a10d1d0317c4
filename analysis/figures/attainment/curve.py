"""Specification curve: the share met under every distinct coding of one plan, with the matrix of choices below."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.attainment.results import number, p_text
from analysis.attainment.scheme import CHOICES
from analysis.figures.attainment.plans import plan_names, sources_of
from analysis.figures.frame import new_figure, note_text, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FAINT, INK, NO_DATA, SOFT, VERDICTS, WIDTHS

SIZE = "double"
# Counts are written over the marks as long as the columns are wide enough for them.
MOST_WRITTEN = 22
_LEFT, _UPPER, _ROW, _BETWEEN = 46.0, 38.0, 3.5, 3.0
_TITLE = Words("{plan}：各编码方案下的完成率", "{plan}: share met under every coding")
_SHARE = Words("完成率", "Share met")
_LEGEND = (
    Words("主方案", "main coding"),
    Words("其他编码方案", "other codings"),
    Words("差距符号随机变换时同名次的95%", "95% at this rank if gaps had random signs"),
)
_NOTES = (
    Words(
        "每列为一种结果不同的编码（{schemes}种编码中有{universes}种），完成率由低到高；数字为完成数/可评价数；下方实点为得到该结果的设定。",
        "One column for each coding that gives another result ({universes} of {schemes} codings), lowest share first; "
        "numbers: met/evaluable; dots: the settings that lead there.",
    ),
    Words(
        "括号内：该选择解释的方差份额（η²）。对本规划毫无影响的选择：{inert}。",
        "In brackets: share of the variance that the choice explains (η²). Choices without any effect on this plan: "
        "{inert}.",
    ),
    Words(
        "灰带与联合检验：随机变换各差距的符号后重算整条曲线（{draws}次）；中位完成率p{median}，显著（对0.5）编码数p{significant}。",
        "Grey band and joint test: the whole curve anew with the sign of each gap turned at random ({draws} draws); "
        "median share p {median}, number of codings significant against 0.5 p {significant}.",
    ),
)
CHOICE_NAMES = {
    "around": Words("“左右”的宽容带", "band of 左右 (about)"),
    "strict": Words("末位数公差", "rounding tolerance"),
    "contested": Words("“力争”", "reading of 力争 (strive for)"),
    "delegated": Words("按下达任务", "delegated targets"),
    "vintage": Words("基期数", "base figure"),
    "one_per_family": Words("算术孪生指标", "arithmetic twins"),
    "missing": Words("无法评价的", "not evaluable rows"),
    "min_evidence": Words("证据要求", "evidence required"),
}
SETTING_NAMES = {
    ("around", "main"): Words("标准", "standard"),
    ("around", "none"): Words("无", "none"),
    ("around", "half"): Words("减半", "half"),
    ("around", "double"): Words("加倍", "double"),
    ("strict", "False"): Words("半个末位", "half a last digit"),
    ("strict", "True"): Words("无", "none"),
    ("contested", "target"): Words("作目标", "as target"),
    ("contested", "soft"): Words("作软目标", "as soft target"),
    ("delegated", "evidence"): Words("凭完成依据", "by evidence"),
    ("delegated", "drop"): Words("剔除", "dropped"),
    ("delegated", "met"): Words("算完成", "as met"),
    ("vintage", "planned"): Words("规划所印", "as planned"),
    ("vintage", "revised"): Words("修订后", "revised"),
    ("one_per_family", "True"): Words("只计一项", "counted once"),
    ("one_per_family", "False"): Words("都计", "all counted"),
    ("missing", "drop"): Words("不计", "left out"),
    ("missing", "fail"): Words("算未完成", "as missed"),
    ("missing", "met"): Words("算完成", "as met"),
    ("min_evidence", "2"): Words("自报即可", "report suffices"),
    ("min_evidence", "3"): Words("须有数字", "figures only"),
}
_NONE = Words("无", "none")


def curve_rows(material: Material) -> pd.DataFrame:
    """Distinct codings of every plan with a share, lowest first, with the names of the plans.

    Parameters
    ----------
    material : Material
        Tables ``specification_curve``, ``specification_choices`` and ``judged``.
    """
    rows = material.tables["specification_curve"]
    names = plan_names(material.tables["judged"])
    shown = rows[rows["share"].notna()].sort_values(["plan", "share", "scheme"], kind="stable")
    for language in LANGUAGES:
        words = [names.get(str(plan), Words(str(plan), str(plan))).of(language) for plan in shown["plan"]]
        shown = shown.assign(**{f"name_{language}": words})
    # The plan's document and table become part of a file name.
    return shown.assign(figure=shown["plan"].str.replace(":", "-")).reset_index(drop=True)


def draw_curve(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the curve of one plan.

    Parameters
    ----------
    shown : DataFrame
        Rows of one plan as :func:`curve_rows` makes them.
    material : Material
        Weights of the choices, titles of documents and sources.
    language : str
        ``zh`` or ``en``.
    """
    tables = rows_of_plan(shown, material)
    choices = tables["specification_choices"].set_index("choice")
    active = [name for name in CHOICES if name in choices.index and choices.loc[name, "inert"] == "no"]
    sources = sources_of(tables["judged"], material, language)
    notes = note_text([*_notes(choices, len(shown), language), sources], SIZE)
    lines = sum(len(CHOICES[name]) for name in active) + 0.6 * len(active)
    below, above = 2.6 * (notes.count("\n") + 1) + 4, 18.0
    total = below + above + _UPPER + _BETWEEN + _ROW * lines
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, curve_fields(shown, material)["title"].of(language), notes)
    left, wide = _LEFT / WIDTHS[SIZE], (WIDTHS[SIZE] - _LEFT - 3) / WIDTHS[SIZE]
    bottom = below + _ROW * lines + _BETWEEN
    _draw_shares(figure.add_axes((left, bottom / total, wide, _UPPER / total), label="curve"), shown, language)
    if active:
        axes = figure.add_axes((left, below / total, wide, _ROW * lines / total), label="choices")
        _draw_matrix(axes, shown, choices.loc[active], language)
    figure.legend(
        handles=_handles(language), loc="upper left", ncols=3, bbox_to_anchor=(0.0, high), borderaxespad=0.2,
        columnspacing=1.4, handletextpad=0.4,
    )
    return figure


def rows_of_plan(shown: pd.DataFrame, material: Material) -> dict[str, pd.DataFrame]:
    """Weights of the choices and judged rows of the plan that a curve shows."""
    plan = shown.iloc[0]["plan"]
    names = ("specification_choices", "judged")
    return {name: material.tables[name][material.tables[name]["plan"] == plan] for name in names}


def _draw_shares(axes: Axes, shown: pd.DataFrame, language: str) -> None:
    places = list(range(len(shown)))
    low, high = (shown[f"null_{end}"].astype(float) for end in ("low", "high"))
    axes.bar(places, high - low, 0.8, low, color=NO_DATA, lw=0, zorder=1, gid="null")
    axes.plot(places, shown["share"].astype(float), color=FAINT, lw=0.8, zorder=2)
    for place, row in enumerate(shown.to_dict("records")):
        main = row["main"] == "True"
        look = VERDICTS["missed" if main else "met"]
        share = float(row["share"])
        axes.plot(
            [place], [share], ls="", marker="D" if main else "o", ms=5 if main else 3.6, color=look.color, zorder=4,
            gid="main" if main else "universe",
        )
        if len(shown) <= MOST_WRITTEN:
            axes.annotate(
                f"{row['met']}/{row['judged']}", (place, share), xytext=(0, 5), textcoords="offset points", size=5.8,
                ha="center", gid="counts",
            )
    axes.set(xlim=(-0.6, len(shown) - 0.4), ylim=(0, 1.06), xticks=[], yticks=[0, 0.25, 0.5, 0.75, 1])
    axes.axhline(0.5, color=SOFT, lw=0.8, ls=":", zorder=1)
    axes.tick_params(length=2, pad=1.5)
    axes.set_ylabel(_SHARE.of(language), labelpad=2)


def _draw_matrix(axes: Axes, shown: pd.DataFrame, choices: pd.DataFrame, language: str) -> None:
    """Draw a line for each setting of each choice that matters, a dot where it leads to the universe above."""
    y, width = 0.0, len(shown)
    for name, weight in choices["eta_squared"].items():
        heading = CHOICE_NAMES[str(name)].of(language)
        heading = heading[:1].upper() + heading[1:]
        said = heading if pd.isna(weight) else f"{heading} ({number(float(weight), 2)})"
        _write(axes, -_LEFT + 1.5, y + 0.5, said)
        for setting in (str(one) for one in CHOICES[str(name)]):
            _write(axes, -1.0, y + 0.5, SETTING_NAMES[str(name), setting].of(language))
            taken = shown[str(name)].astype(str).str.split(";")
            for place, settings in enumerate(taken):
                found = setting in settings
                main = shown.iloc[place]["main"] == "True"
                color = (VERDICTS["missed" if main else "met"].color) if found else FAINT
                axes.plot(
                    [place], [y + 0.5], ls="", marker="o" if found else ".", ms=3.2 if found else 1.6, color=color,
                    gid="taken" if found else "free",
                )
            y += 1
        y += 0.6
        axes.axhline(y - 0.3, color=FAINT, lw=0.5)
    axes.set(xlim=(-0.6, width - 0.4), ylim=(y, 0), xticks=[], yticks=[])
    axes.grid(visible=False)
    for side in axes.spines.values():
        side.set_visible(False)


def _write(axes: Axes, offset: float, y: float, text: str) -> None:
    """Write beside the axes, ``offset`` in mm from their left edge: settings end there, choices begin farther left."""
    setting = offset > -_LEFT / 2
    axes.annotate(
        text, (0, y), xycoords=axes.get_yaxis_transform(), xytext=(offset / 25.4 * 72, 0), textcoords="offset points",
        ha="right" if setting else "left", va="center", size=6.2, color=SOFT if setting else INK, annotation_clip=False,
    )


def _handles(language: str) -> list[Line2D | Patch]:
    main, other, null = (words.of(language) for words in _LEGEND)
    return [
        Line2D([], [], ls="", marker="D", ms=5, color=VERDICTS["missed"].color, label=main),
        Line2D([], [], ls="", marker="o", ms=3.6, color=VERDICTS["met"].color, label=other),
        Patch(facecolor=NO_DATA, label=null),
    ]


def _notes(choices: pd.DataFrame, universes: int, language: str) -> list[str]:
    first = choices.iloc[0]
    inert = [CHOICE_NAMES[name].of(language) for name in CHOICES if choices["inert"].get(name) == "yes"]
    said = {
        name: "–" if pd.isna(first[f"{name}_p"]) else p_text(float(first[f"{name}_p"]))
        for name in ("median", "significant")
    }
    joint = Words("、", "; ").of(language)
    values = {name: text if language == "en" else text.replace(" ", "") for name, text in said.items()}
    values |= {name: str(first[name]) for name in ("schemes", "draws")} | {"universes": str(universes)}
    values |= {"inert": joint.join(inert) or _NONE.of(language)}
    return [note.of(language).format(**values) for note in _NOTES]


def curve_fields(shown: pd.DataFrame, _material: Material) -> dict[str, Words]:
    """Words for question, caption and title: the plan."""
    plan = Words(*(str(shown.iloc[0][f"name_{lang}"]) for lang in LANGUAGES))
    return {"plan": plan, "title": _TITLE.format({"plan": plan})}


ATTAINMENT_CURVE = FigureSpec(
    id="attainment-curve",
    question=Words("{plan}的完成率取决于怎样编码吗？", "Does the share met of {plan} depend on the coding?"),
    caption=Words(
        "{plan}在所有结果不同的编码方案下的完成率，下方为对应的设定，灰带为符号置换下的95%。",
        "Share met of {plan} under every coding that gives another result, the settings below, in grey 95% of the "
        "permuted curves.",
    ),
    size=SIZE,
    tables=("specification_curve", "specification_choices", "judged"),
    prepare=curve_rows,
    draw=draw_curve,
    split=("figure",),
    fields=curve_fields,
    beside=rows_of_plan,
)
