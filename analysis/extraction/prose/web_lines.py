"""Lines that a web page sets around a text: 索引号, 发布机构, 信息来源, 浏览次数, 字号; they are no text."""

from __future__ import annotations

import re

_MARKED = (
    "索引号|发布机构|发布单位|发文机关|发文单位|制发单位|公开方式|公开范围|公开时限|公开日期|发文日期|成文日期|生成日期|"
    "印发日期|发布日期|发布时间|发表时间|更新时间|主题分类|组配分类|信息分类|主题词|体裁分类|文号|发文字号|文件编号|"
    "统一登记号|信息名称|信息来源|文章来源|稿件来源|来源|作者|编辑|责任编辑|责编|审核|浏览次数|浏览量|浏览|阅读次数|阅读量|"
    "阅读|点击数|点击量|点击次数|访问量|访问次数|字号|字体|原文链接"
)
# Catalogues of public information leave the colon out.
_CATALOGUED = "索引号|发布机构|公开方式|公开范围|发文日期|成文日期|主题分类|组配分类"
# The day on which a page was put up; its groups are year and month.
DAY = r"(20\d\d)[-/.年](\d{1,2})[-/.月]\d{1,2}"
# With its time: 2021-09-14 10:25 | 来源：某网.
_STAMP = DAY + r"日?\s*(?:\d{1,2}[:：]\d\d){0,2}(?:[:：]\d\d)?\s*[|｜丨]?\s*"
_WEB = re.compile(
    rf"\s*(?:{_STAMP})?[【\[]?"
    rf"(?:(?:{_MARKED})\s*[】\]]?\s*[：:]|(?:{_CATALOGUED})\s|(?:日期|时间)\s*[：:]\s*(?:19|20)\d\d[-年/.])"
)
_LONGEST = 160


def is_web_line(line: str) -> bool:
    """Whether a line gives facts on a web page and nothing of the text: 发布机构 区政府, 来源：某报 浏览次数：5."""
    return len(line) <= _LONGEST and "。" not in line and "；" not in line and bool(_WEB.match(line))
