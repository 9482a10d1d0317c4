"""Places of documents that the register does not know: long names, cut texts, and words that only look like names."""

import pytest

FIGURE = "2015年粮食产量达到30万吨。"


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("乌兰查干左旗国民经济和社会发展第十二个五年规划纲要", "乌兰查干左旗"),
        ("青格勒盟东查干塔拉旗国民经济和社会发展第十二个五年规划纲要", "青格勒盟东查干塔拉旗"),
        ("东川市发布该市“十二五”规划纲要", "东川市"),
        ("松县打造20万亩优质绿茶基地", "松县"),
        ("东川“十二五”规划：东川全市上下建设新东川", "东川市"),
        # Part of a sentence, no place.
        ("展望“十二五”规划：展望全市", "invented"),
        ("“十二五”时期东川县域地区生产总值突破3万亿元", "invented"),
    ],
)
def test_place_of_a_title(read, title, place):
    assert [row["place"] for row in read(FIGURE, title=title)][-1] == place


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("这是东溪县发展最快的五年，全县上下团结一心。", "东溪县"),
        ("在充分衔接东溪区第十五次党代会目标基础上，提出了具体目标。", "东溪区"),
        ("《东溪县生态环境“十二五”规划》正式发布，我县将开展一批工程。", "东溪县"),
        ("昨日，东川市委书记接受采访。", "东川市"),
        ("据报道，云东省十四届人大一次会议开幕。", "云东省"),
        ("日前，东溪县统计局介绍有关情况。", "东溪县"),
        ("圆满完成市十七届人大确定的任务。", "invented"),
        ("记者获悉，云东省“十一五”经济社会发展的主要目标确定。", "云东省"),
        ("大河网记者从云东省政府获悉。", "云东省"),
        ("该县建成县城客运站，东溪县围绕目标，全县上下团结一心。", "东溪县"),
        ("据该省十二届人大的决定，开展一批工程。", "invented"),
        # Two of one level are named, or the one that is named is of another level.
        ("这是东溪县和南岭县发展最快的五年，东溪县、南岭县合作，全县上下团结一心。", "invented"),
        ("根据《东溪省水利发展规划》，我县将开展一批工程。", "invented"),
    ],
)
def test_place_of_a_text_without_a_title(read, opening, place):
    assert [row["place"] for row in read(opening + FIGURE, title="五年来的成就")][-1] == place
