import pytest

from analysis.documents.mapped import MappedText
from analysis.documents.pages import join_pages

# Three cuts in a row of ordinary paragraphs: a text with page breaks.
BROKEN = """加快发展先进制造业，推动企业数字化改造，培育一批有竞争力的龙头企

业和专精特新企业。

坚持生态优先、绿色发展，持续打好污染防治攻坚战，确保河湖水质稳

定达标。

健全社会保障体系，完善养老服务网络，建设一批社区养老服务中心和农

村互助养老设施。
"""


def joined(text: str) -> str:
    return join_pages(MappedText.whole(text)).text


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("地区生产总值连续迈上新台阶，成功迈上 200\n\n亿元台阶。", "成功迈上 200亿元台阶。"),
        ("深化园区改革，力争到规划期末打\n\n造 4 个千亿级园区。", "力争到规划期末打造 4 个千亿级园区。"),
        ("持续完善交通网络，建成高速公路、\n\n国省干线和农村公路。", "高速公路、国省干线和农村公路。"),
        ("实施“千企改造”“巴山人才计划”，落实各项支持\n\n政策。", "落实各项支持政策。"),
        ("三次产业结构由16.7:46.3:\n\n37调整为17.3：42.8：39.9。", "由16.7:46.3:37调整为"),
        ("三次产业结构调整为17：\n\n43：40，持续优化。", "调整为17：43：40，持续优化"),
        ("**提升区域服务能力，加快建设现代服\n\n\n\n务业集聚区。", "加快建设现代服务业集聚区。"),
    ],
)
def test_a_break_inside_a_sentence_word_or_number_is_joined(cut: str, whole: str) -> None:
    assert whole in joined(BROKEN + "\n" + cut)


@pytest.mark.parametrize(
    "apart",
    [
        "按以下几项抓好落实，共计3:\n\n5个园区、8条道路。",
        "各项工作取得明显成效。\n\n城乡面貌焕然一新，人居环境改善。",
        "类别\t序号\t指标名称，单位为亿元\n\n经济发展\t1\t地区生产总值",
        "第三章 坚持创新驱动，建设区域创新中心\n\n深入实施创新驱动战略，完善创新体系。",
        "（二）聚力区域共进，提升市域发展能级\n\n1.打造发展格局。完善规划体系。",
        "推进重点领域改革，激发各类市场主体活力，营造良好营商环境\n\n2.深化财税改革。完善制度。",
        "青禾市综合交通运输体系规划示意图\n\n完善综合交通网络，构建立体交通走廊。",
        "落实各项政策，做好监测评估。（市发改局牵头，各部门按职责分工负责）\n\n持续完善政策体系，强化监督考核。",
        "（此件公开发布，有效期五年，由市人民政府办公室负责解释）\n\n各部门要认真落实，确保取得实效。",
    ],
)
def test_paragraphs_headings_items_captions_tables_stay_apart(apart: str) -> None:
    assert apart in joined(BROKEN + "\n" + apart + "\n")


def test_cells_one_per_line_are_never_joined() -> None:
    table = "\n\n".join(["每千人口拥有执业（助理）医师、注册护士和托位数（人）", "3.8", "4.5", "预期性"] * 6)
    assert table in joined(BROKEN + "\n" + table + "\n")


def test_a_forgotten_full_stop_in_a_text_without_page_breaks_joins_nothing() -> None:
    paragraphs = ["综合实力显著增强，各项指标稳步提升，社会大局保持和谐稳定。"] * 40
    paragraphs[10] = "打造高效率、高品质的生产生活环境"
    text = "\n\n".join(paragraphs)
    assert joined(text) == text


def test_without_page_breaks_only_what_cannot_stand_alone_is_joined() -> None:
    paragraphs = ["综合实力显著增强，各项指标稳步提升，社会大局保持和谐稳定。"] * 40
    paragraphs[10] = "完善基础设施，建设高速公路、\n\n农村公路和旅游公路。"
    paragraphs[20] = "(2021年1月20日青禾市第五届人民代表大会\n第六次会议批准)"
    text = joined("\n\n".join(paragraphs))
    assert "高速公路、农村公路" in text
    assert "人民代表大会第六次会议批准)" in text


def test_a_single_cut_through_a_word_is_joined_in_any_text() -> None:
    paragraphs = ["综合实力显著增强，各项指标稳步提升，社会大局保持和谐稳定。"] * 40
    paragraphs[10] = "深化园区改革，到规划期末力争打\n\n造 4 个千亿级园区。"
    assert "力争打造 4 个" in joined("\n\n".join(paragraphs))


def test_lines_that_reach_the_margin_of_a_block_are_joined() -> None:
    block = """市人民政府依据本规划纲要制定国民经济和社会
发展年度计划，明确年度目标与主要任务，向市人民代表
大会报告，自觉接受人大监督、审计监督和社会监督。
强化监测评估结果应用。
"""
    text = joined(block)
    assert "社会发展年度计划" in text
    assert "人民代表大会报告" in text
    assert "监督。\n强化" in text


def test_half_width_punctuation_ends_sentences_as_well() -> None:
    text = (
        BROKEN.replace("，", ",").replace("。", ".") + "\n各项工作取得成效,社会大局稳定.\n\n城乡面貌焕然一新,环境改善."
    )
    assert "稳定.\n\n城乡" in joined(text)
    assert "龙头企业和专精特新企业." in joined(text)


def test_two_latin_words_keep_a_space_between_them() -> None:
    assert "Shanghai Port" in joined(BROKEN + "\n深化与沿海港口的合作，共建 Shanghai\n\nPort 联运通道。")


def test_an_item_cut_in_the_middle_is_told_from_a_heading_by_the_item_before_it() -> None:
    first = "(1) 开展消费活动，实现应补尽补。(市商务局牵头)"
    second = "(2) 开展便民服务，建设流动供销服务乡村网\n\n点；（市供销社牵头）。"
    assert "乡村网点；" in joined(f"{BROKEN}\n{first}\n\n{second}")


@pytest.mark.parametrize(("day", "apart"), [("2022年2月9日，", True), ("2月9日,", True), ("2022年", False)])
def test_a_line_that_begins_with_its_day_is_a_sentence_of_its_own(day: str, apart: bool) -> None:
    cut = f"全省新增光伏三千四百万千瓦、风电七百万千瓦，其中海上风电规模\n\n{day}能源局下发了规划，提出了目标。"
    assert (f"规模\n\n{day}" in joined(BROKEN + "\n" + cut)) is apart


@pytest.mark.parametrize("gloss", ["（GDP）", "(R&D)", "”（PM2.5）"])
def test_a_sentence_goes_on_behind_an_abbreviation_in_brackets(gloss: str) -> None:
    text = f"坚持稳中求进，到2030年全市指标“甲{gloss}\n\n年均增长5.5%左右，质量稳步提高。\n"
    assert join_pages(MappedText.whole(text)).text.count("\n") == 1


def test_a_heading_or_a_remark_in_brackets_ends_its_line() -> None:
    text = "一、地区生产总值（GDP）\n\n年均增长5.5%左右，质量稳步提高。\n（以上含园区）\n\n各项任务如期完成。\n"
    assert join_pages(MappedText.whole(text)).text == text
