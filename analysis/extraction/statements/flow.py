"""Whether a figure adds up over its period (新增, 完成) instead of standing at its end."""

from __future__ import annotations

import re

from analysis.extraction.prose.time import PLAN_NAME
from analysis.extraction.quantities import units
from analysis.extraction.statements.figure import Figure

# Every alternative begins with a letter, so that only places where one of these stands are tried.
FLOW = re.compile(
    r"新建|新增|新改扩?建|改扩?建|改造|引进|完成(?![值率])|建成(?!区)|累计|下放|拆除|关停|退养|清退|恢复|组建|出列|治理|修复|加固|投入(?<![费发金]投入)|整治|"
    r"整合|清理|获得|开工|承担|新签约|新投产|新认定|新入选|新培育|培训|淘汰|化解|举办|搬迁|推广|加装|续建|打通|添置|购置|保供(?![暖热])|封育|发放|"
    r"落实(?=[^，。；]{0,24}资金)"
)
# Words that begin something else in the same clause.
_OTHER = re.compile(
    r"达到?|实现|突破|超过|保持|稳定|控制|提[高升]|增[长速幅]|下降|降[低至到]|占|打造|培育|创建|建设|形成|拥有|总[量数额]|服务|覆盖|惠及|带动|储备"
)
_NEAR = 14
_HEAD = 6
_TOTAL = re.compile(r"总额|产值|增加值|收入|投资|营收|零售额|税收|利润")
_PERIOD = re.compile(r"\d-\d|累计|[三五]年")
# What one year has, as its growth a year or what it is compared with says: 收入完成6亿元，年均增长9%. Investment is
# given for five years as often.
_OF_ONE_YEAR = re.compile(
    r"[，、（]?年均(?:增|递)|"
    rf"(?:，[^，。；]*){{0,2}}，分别(?:约?是|为|相当于)(?:\d{{4}}年|{PLAN_NAME}期?末)的"
)
_SAME = 2
_SHORT_CLAUSE = 16
_COMMAS = re.compile(r"[，；。]")
# What stands at one time, also in a list that a verb of flow opens.
_NO_SUM = re.compile(r"率|比重|占比|总[量数额]|位次|浓度|规模|播种面积|产量|在[校建]")

# What is measured or counted at one time, whatever verb stands in its name: 新建小区配建率, 建成、在建装置.
_STANDS = re.compile(r"(?:率|位次)$")


def adds_up(figure: Figure, subject: str, year: str) -> bool:
    """Whether a figure is the sum of a period.

    Parameters
    ----------
    figure : Figure
    subject : str
    year : str
        Year or period of the statement; a total that is printed for each year (完成投资90亿元) adds up over several.
    """
    clause = figure.around.clause
    if not flows(figure, subject):
        return False
    if not _TOTAL.search(subject) or _PERIOD.search(year + clause):
        return True
    verbs = {match[0] for match in FLOW.finditer(subject[:_HEAD] + clause[-_NEAR:])}
    stated = figure.stated
    return stated is None or stated.first != stated.last or bool(verbs - {"完成"})


def flows(figure: Figure, subject: str) -> bool:
    """Whether a verb of flow governs a figure: its own, or the one that opens the list it stands in."""
    clause = figure.around.clause
    if figure.quantity.form == "running":
        return True
    if _STANDS.search(subject) or "在建" in figure.around.left:
        return "累计" in subject
    if "累计" in subject or ("累计" in figure.around.left and not _NO_SUM.search(subject)):
        return True
    if verb := FLOW.search(f"{subject[:_HEAD]}，{figure.around.left[-_NEAR:]}"):
        return not _is_of_one_year(figure, subject, verb[0])
    if figure.around.follows and clause.find("累计分别") > 0:
        return True
    if units.bare_unit(figure.quantity.unit) in units.SHARES or _NO_SUM.search(subject):
        return False
    return _opens_list(clause) if figure.around.follows else _goes_on(figure)


def _is_of_one_year(figure: Figure, subject: str, verb: str) -> bool:
    """Whether a total that was completed is that of the last year, not of the whole period."""
    if verb != "完成" or not _TOTAL.search(subject) or subject.endswith("投资") or _PERIOD.search(figure.around.clause):
        return False
    return bool(_OF_ONE_YEAR.match(figure.text, figure.quantity.end))


def _goes_on(figure: Figure) -> bool:
    """Whether a clause without a verb counts the like of what the clauses before it do: 新建支线30公里，干线20公里."""
    clause = figure.around.clause
    thing = clause[-_SAME:]
    if len(clause) > _SHORT_CLAUSE or len(thing) < _SAME or _OTHER.search(clause):
        return False
    for before in reversed(_COMMAS.split(figure.text[: figure.clause_start])[:-1]):
        if thing not in before or FLOW.search(before):
            return thing in before and _opens_list(before)
    return False


def _opens_list(clause: str) -> bool:
    """Whether the last verb of a clause with several figures is one of flow: 新增车位400个、充电桩90个."""
    verbs = list(FLOW.finditer(clause))
    return bool(verbs) and not _OTHER.search(clause, verbs[-1].end())
