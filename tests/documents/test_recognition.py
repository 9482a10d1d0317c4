from pathlib import Path

import pytest
from document_samples import PLAN, REGISTER, Register, Registered, read, sha256, write

from analysis.documents import find_documents, read_document
from analysis.errors import InputError


def test_the_hash_decides_first(tmp_path: Path) -> None:
    register = Register({"other": Registered("别的规划", sha256(PLAN.encode())), **REGISTER.documents})
    assert read(tmp_path, PLAN, register).doc_id == "other"


@pytest.mark.parametrize(
    "head",
    [
        "青禾市国民经济和社会发展第十四个五年规划纲要",
        "青禾市国民经济和社会发展的\n第十四个五年规划纲要",
        "《青禾市国民经济和社会发展第十四个 五年规划纲要》",
        "青禾市人民政府文件\n\n青政发〔2021〕3号\n\n青禾市国民经济和社会发展\n第十四个五年\n规划纲要",
        "\n".join(["首页", "政务公开"] * 60) + "\n青禾市国民经济和社会发展第十四个五年规划纲要",
        "青禾市國民經濟和社會發展第十四個五年規劃綱要",
    ],
)
def test_the_title_lines_decide_under_any_name(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, head + "\n\n一、发展基础\n\n成效明显。\n").doc_id == "qinghe-14fyp"


@pytest.mark.parametrize(
    "text",
    [
        "青禾市国民经济和社会发展第十五个五年规划纲要\n\n成效明显。",
        "根据《青禾市国民经济和社会发展第十四个五年规划纲要》，制定本方案。",
        "关于印发《青禾市国民经济和社会发展第十四个五年规划纲要》任务分工的通知\n\n各部门：",
    ],
)
def test_another_document_that_names_the_plan_is_not_taken_for_it(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).doc_id == "text"


def test_an_unregistered_id_is_an_error_that_names_the_registered_ones(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere-15fyp.*not registered.*qinghe-14fyp"):
        read_document(write(tmp_path, PLAN), REGISTER, "nowhere-15fyp")  # type: ignore[arg-type]


def test_a_file_that_holds_another_document_than_asked_for_is_an_error(tmp_path: Path) -> None:
    register = Register({**REGISTER.documents, "other": Registered("别的规划")})
    with pytest.raises(InputError, match="document qinghe-14fyp; expected the document other"):
        read_document(write(tmp_path, PLAN), register, "other")  # type: ignore[arg-type]


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "none.txt", REGISTER)  # type: ignore[arg-type]


def test_a_folder_is_sorted_into_matched_unregistered_unreadable(tmp_path: Path) -> None:
    write(tmp_path, PLAN, "随便.dat")
    write(tmp_path, "另一个规划\n\n发展。", "other.txt")
    write(tmp_path, b"\x89PNG\r\n", "scan.png")
    write(tmp_path, "说明", "README.md")
    write(tmp_path, "", ".hidden")
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", PLAN)
    found = find_documents(tmp_path, REGISTER)  # type: ignore[arg-type]
    assert {doc_id: path.name for doc_id, path in found.matched.items()} == {"qinghe-14fyp": "随便.dat"}
    assert [path.name for path in found.unregistered] == ["other.txt"]
    assert [(path.name, "a picture" in reason) for path, reason in found.unreadable] == [("scan.png", True)]


def test_two_files_for_one_document_are_an_error_that_names_both(tmp_path: Path) -> None:
    write(tmp_path, PLAN, "a.txt")
    write(tmp_path, PLAN + "\n", "b.txt")
    with pytest.raises(InputError, match=r"b\.txt.*qinghe-14fyp.*a\.txt"):
        find_documents(tmp_path, REGISTER)  # type: ignore[arg-type]


def test_a_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        find_documents(tmp_path / "none", REGISTER)  # type: ignore[arg-type]
