"""Invented texts with the quirks of real plans, and a registry of invented documents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from analysis.documents import Document, read_document

PLAN = """青禾市国民经济和社会发展第十四个五年规划纲要

(2021年1月20日青禾市第五届人民代表大会第六次会议批准)

目录

第一章 发展基础.....\t1
第一节 发展成就.....\t2
第二节 发展环境.....\t5
第二章 重点任务.....\t8

第一章 发展基础

第一节 发展成就

综合实力迈上新台阶。地区生产总值成功迈上 300

亿元台阶，各项存款余额达到 410 亿元。城乡面貌持续改善，累计新增城

镇就业 2.5 万人，城镇登记失业率稳定在 4%以内。

产业结构不断优化。三次产业结构调整为 14:41:45，园区亩均税收、

技术合同成交额居全省前列。

第二节 发展环境

从外部看，区域竞争日趋激烈，要素成本持续上升，发展不平衡不充

分问题仍然突出。

专栏1 主要指标

类别\t序号\t指标名称\t2020年\t2025年\t属性
经济发展\t1\t地区生产总值(亿元)\t312\t450\t预期性
\t2\t常住人口城镇化率(%)\t58.3\t65\t预期性

第二章 重点任务

一、做强园区

坚持“一主一特”，力争打

造 3 个百亿级园区。
"""


@dataclass(frozen=True)
class Registered:
    """An entry of the register."""

    title: str
    sha256: str = ""


@dataclass(frozen=True)
class Register:
    """A registry that holds documents only."""

    documents: dict[str, Registered] = field(default_factory=dict)


REGISTER = Register({"qinghe-14fyp": Registered("青禾市国民经济和社会发展第十四个五年规划纲要")})


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write(folder: Path, text: str | bytes, name: str = "text.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def read(folder: Path, text: str | bytes, register: object = REGISTER) -> Document:
    return read_document(write(folder, text), register)  # type: ignore[arg-type]


def outline(document: Document) -> list[tuple[str, str]]:
    return [(heading.kind, heading.title) for heading in document.outline]


EMPTY = SimpleNamespace(documents={})
