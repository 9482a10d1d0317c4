import openpyxl
import pytest
from statistics_samples import city_rows, write_sheet, write_text

from analysis.errors import InputError
from analysis.statistics.reading import holds_document, read_bytes, read_grids


def grids(path):
    return read_grids(path, read_bytes(path))


def test_cells_are_read_as_printed_with_their_positions(city_sheet):
    grid = grids(city_sheet)[0]
    assert grid.cell(5, 3) == "561"
    assert grid.filled(2, 4) == grid.cell(2, 3)
    assert grid.locator(5, 3) == "Sheet7!R5C3"
    assert grid.cell(99, 1) == ""


def test_a_workbook_is_read_under_any_name(tmp_path):
    path = write_sheet(tmp_path / "table.csv", city_rows(2022))
    assert grids(path)[0].cell(5, 1) == "  岳阳市"


def test_a_formula_without_a_stored_value_is_known(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["岳阳市", 1, "=B1*2", 4])
    book.save(tmp_path / "f.xlsx")
    grid = grids(tmp_path / "f.xlsx")[0]
    assert grid.uncomputed == {(1, 3)}
    assert grid.cell(1, 4) == "4"


def test_a_truncated_workbook_is_refused(tmp_path, city_sheet):
    (tmp_path / "cut.xlsx").write_bytes(city_sheet.read_bytes()[:2500])
    with pytest.raises(InputError, match=r"cut\.xlsx.*truncated"):
        grids(tmp_path / "cut.xlsx")


def test_a_workbook_with_a_password_is_refused(tmp_path):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    (tmp_path / "locked.xlsx").write_bytes(data)
    with pytest.raises(InputError, match="password"):
        grids(tmp_path / "locked.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_delimited_text_is_read_in_the_usual_encodings(tmp_path, encoding, mark):
    path = write_text(tmp_path / "t.csv", f'市{mark}人口\n岳阳市{mark}"1\n2"\n益阳市{mark}3\n', encoding)
    grid = grids(path)[0]
    assert grid.cell(3, 1) == "益阳市"
    assert grid.locator(3, 2) == "4"


def test_binary_and_empty_files_are_refused(tmp_path):
    (tmp_path / "b.csv").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "e.csv").write_bytes(b"  \n")
    with pytest.raises(InputError, match="binary"):
        grids(tmp_path / "b.csv")
    with pytest.raises(InputError, match="empty"):
        read_bytes(tmp_path / "e.csv")
    with pytest.raises(InputError, match="no such file"):
        read_bytes(tmp_path / "none.csv")


def test_documents_are_told_from_tables(city_sheet):
    assert not holds_document(city_sheet.read_bytes())
    assert not holds_document("市,人口\n岳阳市,1\n".encode())
    assert holds_document("<html><body>公报</body></html>".encode())
    assert holds_document("岳阳市2025年国民经济和社会发展统计公报\n全年地区生产总值1亿元。\n".encode())
