from pathlib import Path

from document_samples import EMPTY, read

from analysis.documents import repairs_frame
from analysis.documents.mapped import MappedText
from analysis.documents.residue import learn_residue, remove_residue, restore_named


def test_a_character_always_followed_by_its_pinyin_is_learned_from_the_text_itself() -> None:
    text = "城區(qū)建設和郊區(qū)治理，新區(qū)先行。"
    (residue,) = learn_residue(text)
    assert (residue.char, residue.pinyin, residue.count, residue.first) == ("區", "qū", 3, 1)
    assert remove_residue(MappedText.whole(text), (residue,)).text == "城區建設和郊區治理，新區先行。"


def test_an_author_s_gloss_of_a_rare_word_stays() -> None:
    text = "鱭(jì)是长江的鱼。保护鱭的栖息地，鱭类资源恢复。"
    assert learn_residue(text) == ()
    assert learn_residue("鱭(jì)的保护。") == ()


def test_a_common_character_that_stands_once_in_a_damaged_text() -> None:
    text = "城區(qū)發(fā)展，郊區(qū)發(fā)力，新區(qū)發(fā)動，產業(yè)、商業(yè)、漁業(yè)。執(zhí)法，保护鱭(jì)。"
    assert [(residue.char, residue.count) for residue in learn_residue(text)] == [
        ("區", 3), ("發", 3), ("業", 3), ("執", 1),
    ]
    assert learn_residue("執(zhí)法，城區(qū)、郊區(qū)、新區(qū)。")[0].char == "區"


def test_many_common_characters_read_once_in_a_short_text() -> None:
    text = "據(jù)報(bào)道，區(qū)內(nèi)鄉(xiāng)村產(chǎn)業(yè)強(qiáng)，經(jīng)濟(jì)發(fā)展。"
    assert len(learn_residue(text)) == 11
    assert learn_residue("據(jù)報(bào)道，區(qū)內(nèi)發展。") == ()


def test_remarks_in_brackets_are_no_pinyin() -> None:
    assert learn_residue("增长(max)、增长(max)、增长(max)、增长(max)") == ()


def test_each_character_is_one_summary_row(tmp_path: Path) -> None:
    text = "第一行\n" + "高新區(qū)發(fā)展，老城區(qū)發(fā)力，片區(qū)發(fā)動。" * 2
    frame = repairs_frame(read(tmp_path, text, EMPTY))
    assert frame[["line", "damaged", "repaired", "kind", "count"]].to_numpy().tolist() == [
        [2, "區(qū)", "區", "pinyin_summary", 6],
        [2, "發(fā)", "發", "pinyin_summary", 6],
    ]
    assert frame["start"].isna().all()


def test_a_pinyin_whose_character_is_missing_names_it() -> None:
    text = "城區(qū)建設，郊區(qū)治理，新區(qū)先行，推動(qū)域發展。"
    residues = learn_residue(text)
    mapped, rows = restore_named(remove_residue(MappedText.whole(text), residues), residues)
    assert mapped.text == "城區建設，郊區治理，新區先行，推動區域發展。"
    assert [(row.kind, row.damaged, row.repaired, text[row.start : row.end]) for row in rows] == [
        ("exact", "(qū)", "區", "(qū)")
    ]
    assert restore_named(MappedText.whole("推動(qū)域"), ())[0].text == "推動(qū)域"
