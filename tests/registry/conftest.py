"""An invented registry: the real schema, a handful of invented rows, headers alone for everything else."""

import csv
import shutil
from pathlib import Path

import pytest

from analysis.registry import project_root

ROWS = {
    "documents": """
alpha-14,甲州市第十四个五年规划纲要,990100,prefecture,2021-2025,five_year_plan,2021-02-03,approved,,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,Hans
""",
    "places": """
990000,东湖省,,,省,990000,,,,,,,invented
990100,甲州市,,990000,地级市,990100,,,,,,,invented
990101,甲州县,,990100,县,990101,,,,,,,invented
990102,北县,旧北县,990100,县,990102,,,,,,,invented
990200,乙州市,,990000,地级市,990200,,,,,,,invented
990201,临水县,,990200,县,990201,,,,,,,invented
port,新港区,甲州临港区,990100,功能区,,,113.1,29.4,WGS-84,990101;990102,low,invented
port-b,新港区,,990200,功能区,,,,,,990201,,invented
""",
    "indicators": """
output,产值,Output,亿元,level,1,经济,output,总产值,,invented
people,人口,Population,万人,level,1,人口,people,,,invented
output_per_head,人均产值,Output per head,元/人,level,1,经济,output,,output / people,invented
waste,废物,Waste,吨/万元,level,-1,生态,waste,,,invented
""",
    "units": """
元,元,1,money,块
亿元,元,1e8,money,
%,%,1,ratio,
‰,%,0.1,ratio,
吨,吨,1,mass,t
人,人,1,persons,名;人口
立方米,立方米,1,volume,m3
个,个,1,count,
件,个,1,count,
""",
    "industries": """
metal,金属,Metal,,1,金属产业,31;32,invented
copper,铜加工,Copper,metal,,,32,invented
""",
    "periods": """
十四五,第十四个五年,2021,2025,invented
""",
}


class Folder:
    """A registry folder in which a test changes one cell, row or file."""

    def __init__(self, path: Path):
        self.path = path

    def read(self, table: str) -> list[list[str]]:
        with (self.path / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: list[list[str]]) -> None:
        with (self.path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def set(self, table: str, line: int, column: str, value: str) -> None:
        rows = self.read(table)
        rows[line - 1][rows[0].index(column)] = value
        self.write(table, rows)

    def add(self, table: str, row: list[str]) -> None:
        self.write(table, [*self.read(table), row])


@pytest.fixture
def invented(tmp_path: Path) -> Folder:
    source = project_root() / "data" / "registry"
    folder = Folder(tmp_path / "data" / "registry")
    folder.path.mkdir(parents=True)
    for name in ("schema", "tables"):
        shutil.copy(source / f"{name}.csv", folder.path / f"{name}.csv")
    headers: dict[str, list[str]] = {}
    for row in folder.read("schema")[1:]:
        headers.setdefault(row[0], []).extend([row[1]] if row[1] else [])
    for table, header in headers.items():
        folder.write(table, [header, *csv.reader(ROWS.get(table, "").strip().splitlines())])
    return folder
