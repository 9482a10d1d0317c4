"""What a line is by its form: a heading, a list item, a caption."""

from __future__ import annotations

import re

NUMBER = r"[一二三四五六七八九十百零〇两\d]+"
_SPACE = r"[ \t\u3000\xa0\u2002]*"
PRINTED = re.compile(rf"第{_SPACE}{NUMBER}{_SPACE}(编|篇|部分|章|节)(?![一-鿿]*[。；])")
BOX = re.compile(rf"专栏{_SPACE}(?:{NUMBER}(?!个)|[:：]){_SPACE}")
ANNEX = re.compile(rf"附[件录]{_SPACE}(?:{NUMBER})?{_SPACE}(?:[:：]|$)")
NUMBERED = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\d{1,3}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,3}[）)]"),
)
_ITEM = re.compile(r"(?:——|[-–•●◆■*·]\s|[①-⑳])")
_CAPTION = re.compile(rf"(?:图|表){_SPACE}{NUMBER}|{NUMBER}[ \t]*[^。，,；]{{0,40}}(?:图|表|示意)$")
_PLAIN_CAPTION = re.compile(r"[^。，,；：:]{2,30}(?:示意图|布局图|规划图|体系图|分布图|位置图)$")
_LONGEST = 60


def is_heading(line: str) -> bool:
    """Whether a line opens as a printed heading (编, 章, 节, 专栏, 附件) or a short numbered one (一、, （一）)."""
    line = line.strip()
    if PRINTED.match(line) or BOX.match(line) or ANNEX.match(line):
        return len(line) <= _LONGEST
    return any(form.match(line) for form in NUMBERED) and len(line) <= _LONGEST and line[-1:] not in "。；;，,、"


def is_item(line: str) -> bool:
    """Whether a line opens a new item: a number, a dash, a bullet."""
    line = line.strip()
    return bool(_ITEM.match(line)) or any(form.match(line) for form in NUMBERED)


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a figure or a table."""
    line = line.strip()
    return len(line) <= _LONGEST and bool(_CAPTION.match(line) or _PLAIN_CAPTION.match(line))
