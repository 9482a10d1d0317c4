"""Edges of a subject: words of time, scope, tone, comparison and change that stand before and after its name."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.extraction.prose import words

# Two verbs that share a noun stay together: 建设和筹集保障性住房.
_ALONE = rf"(?![和与及](?:{words.KEEP}|{words.BUILD}|筹集|推广|提升))"
_STATES = "已建|在建|续建|拟建|待建|筹建|预研|在研|投运|投产"
# Who or what says the rest: 《发展纲要》要求，|…, 全会提出|“….
_SAYS = r"《[^》]{2,40}》(?:明确)?(?:要求|提出|明确|指出|规定|确定)[，:：]?|[一-鿿]{2,4}提出(?=“)"
_LEADS = re.compile(
    rf"(?:{words.TIME}|{words.SCOPE}|{words.MODAL}|其中|主要是|分别(?=新[增建]|完成|实现|建成|培育|引进|改造|培训)|"
    rf"即(?![将时使可])|而(?!立)|为(?=到)|并且?|且|再(?![生造贷保制])|也|还|均|"
    rf"共(?=建[成设有立]|[有培引]|[募筹]集)|各(?![类项级种])|将|把|使得?(?!用)|让|通过|以及|及|"
    rf"[现已原]有|已经?(?!婚|故|知)|共有|有(?![色机限线轨声关效序]|[^，。；、有]{{0,8}}意[愿向]|条件|需求|能力|劳动|研发[机活])(?=[一-鿿]{{2}})|"
    rf"是(?!否)|[一-鿿]{{2,3}}将(?=新[增建]|恢复|建[成设])|"
    rf"(?:{words.ACHIEVE}|打造|培育|创建|组建|建设(?!用地|银行|项目|工程|规模|资金|投资|满意)){_ALONE}|"
    # In whatever state, what is counted are the things: 建成、在建和预研装置.
    rf"(?:(?:建成|{_STATES})[、和与及])+(?:{_STATES})(?=[一-鿿]{{2}})|"
    rf"建成(?!区)(?:投用|投产|运营|投运)?|"
    rf"拥有|助力|争创|谋划储备|谋划|储备(?!面积|林|粮)|建立|"
    rf"{_SAYS}|首次|了(?!解)|初步(?:核算|统计|测算)|涉及(?=总?投资)|包括(?=[一-鿿]{{4}})|按(?=增长)|"
    r"[●◆■▲★◎○□◇►➢]|\d+(?:个月|年|岁)以上的|"
    r"[、，,。；：:的”—–\-·．）)]|\d{1,2}[.．、）)]|[（(][^（）()]*[）)])+"
)
TAIL = re.compile(
    # Every alternative begins with a letter, neither a class nor a look-behind nor what may be missing: only then does
    # the engine try no other places.
    r"(?:力争|确保|争取|努力|将|要|能够|能(?<![产动性效功节储潜职智机技]能)|均(?<![人平亩年地户日]均)|都|全部|全面|分别|各|累计|已经?|持续|"
    r"连续(?:[\d一二两三四五六七八九十]+(?:年|届|次|个季度|个月)|多年)?|长期|稳定|基本|大幅|"
    r"逐步|进一步|每[年月]|人均(?<=[到为]人均)|不断|实现|常年|继续|稳步|再|成功|总体|同比|年均|逐年|平均"
    r"|名义|保持|维持|达到|达|到|至|为|是|在|有|有望|了|约(?<![签节合预条特]约)|接近于?|近(?<!附近)|超过|超|突破|破(?<!爆破)|"
    r"过(?<![通经度]过)|高于|大于|低于|小于|多于|少于|"
    r"不低于|不少于|不超过|不高于|不大于|至少|控制|跨越|跃升|跃上|站稳|站上|迈上|迈入|提升|提高|改善|增加|增长|扩大|"
    r"下降|回落|降低|减少|缩小|压减|压缩|"
    r"净增|升(?<![提上]升)|降(?<!下降)|增(?<![新激]增)|≥|≤|>|<|＞|＜|合计|共计|总共|共(?<!公共)|守牢|守住|递减|递增|上升|"
    r"到20\d\d年[底末]?|至20\d\d年[底末]?|于20\d\d年[底末]?|2(?<![比较是与同]2)0\d\d年[底末]?|"
    r"三(?<![近去]三)年|五(?<![近去]五)年|"
    r"成为|首次|迈|完成|按|拟(?<![模虚]拟)|发展[至到成为]|任务目标|目标任务|以|从|由|则(?<![原规准守法细]则)|的|：|:|不|“|左右|尽快|"
    r"更长时间|折合|预计|预期|双双|历史性|在全[国省市县区](?:范围内)?率先|率先|跨上|迈上|站上|跃上|登上|-|−|–)$"
)
_LONGEST_TAIL = 24
# The last character of every such word.
_TAIL_ENDS = frozenset(
    "善月次迈成按拟标务争保取力将要能够均都部面别各计已经续年期定本幅步断现再功体比持达到至为是在有了约近过超破于少低"
    "底末制越升上稳牢入高加长大降小减缩增义≥≤><＞＜共住为以从由则的：:不“右-−–双性先合间快望"
)
# The rules that look for the name of one figure ask for the same words again; nothing is kept beyond them.
_few = lru_cache(maxsize=16)
_AMONG_WHICH = re.compile(r"^.*(?:其中|即)[:：，]?")


@_few
def strip_tail(text: str) -> str:
    """Take off words of comparison and change that end the left side: 达到, 力争, 稳定在, 年均增长."""
    while text[-1:] in _TAIL_ENDS and (match := TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))):
        text = text[: match.start()]
    return text


@_few
def strip_lead(text: str) -> str:
    """Take off years, 全市, 力争, 实现 and punctuation that begin the left side."""
    text = _AMONG_WHICH.sub("", text) if "其中" in text else text
    match = _LEADS.match(text)
    return text[match.end() :] if match else text
