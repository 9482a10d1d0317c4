"""The table and the few converted runs give what OpenCC gives for the whole text."""

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import opencc
import pytest

from analysis.documents.conversion import BY_WORD, convert, simplified

_LIBRARY = Path(opencc.__file__).parent / "clib"
_SIGNS = "，。；\n 、“”（）()0123%AbéⅢ①\ufffd\ue0a5\u3400\uf96b\U00020010\U0002f99f\U00030ede"
_WORDS = ("乾坤", "乾燥", "顯著", "沿著", "著作", "答覆", "覆蓋", "計畫", "統計", "瞭解", "於是", "徵收", "怎么")


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, str]]:
    """Give a dictionary of the library by its name: each key and its first value."""
    tool = _LIBRARY / "bin" / "opencc_dict"
    if not tool.exists():
        pytest.skip("this build of OpenCC has no tool that prints its dictionaries")

    def read(name: str) -> dict[str, str]:
        source, target = _LIBRARY / "share" / "opencc" / f"{name}.ocd2", tmp_path_factory.mktemp(name) / "words.txt"
        subprocess.run([tool, "-i", source, "-o", target, "-f", "ocd2", "-t", "text"], check=True)
        rows = (line.split("\t") for line in target.read_text(encoding="utf-8").splitlines())
        return {key: values.split(" ")[0] for key, values in rows}

    return read


def _written(words: dict[str, str], alone: dict[str, str]) -> dict[str, set[str]]:
    """Everything that a step of the conversion makes of each character, alone or in a word."""
    made = {char: {new} for char, new in alone.items()}
    for word, value in words.items():
        for char, new in zip(word, value, strict=True):
            made.setdefault(char, {alone.get(char, char)}).add(new)
    return made


def test_only_the_named_characters_depend_on_words(dictionary: Callable[[str], dict[str, str]]) -> None:
    variants = _written(dictionary("TWVariantsRevPhrases"), dictionary("TWVariantsRev"))
    characters = dictionary("TSCharacters") | dictionary("TSCharactersExt")
    simple = _written(dictionary("TSPhrases"), characters)
    ends = {
        char: set().union(*(simple.get(new, {new}) for new in variants.get(char, {char}))) for char in variants | simple
    }
    assert "".join(sorted(char for char, made in ends.items() if len(made) > 1)) == BY_WORD


def test_words_hold_nothing_but_chinese_characters(dictionary: Callable[[str], dict[str, str]]) -> None:
    for name in ("TWVariantsRevPhrases", "TSPhrases"):
        assert all("\u3400" <= char < "\ua000" or char >= "\U00020000" for word in dictionary(name) for char in word)


@pytest.mark.parametrize("seed", range(5))
def test_a_text_becomes_what_the_converter_makes_of_it(seed: int) -> None:
    chance = random.Random(seed)
    makers = (
        lambda: chance.choice(_WORDS),
        lambda: chance.choice(BY_WORD),
        lambda: chance.choice(_SIGNS),
        lambda: chr(chance.randrange(0x3400, 0xA000)),
    )
    for _ in range(300):
        text = "".join(chance.choice(makers)() for _ in range(chance.randrange(12)))
        assert simplified(text) == convert("tw2s", text)


def test_signs_that_describe_a_character_are_left_to_the_converter() -> None:
    text = "⿰氵畫計畫，⿱艹著顯著"
    assert simplified(text) == convert("tw2s", text)
    assert simplified("") == ""


def test_a_nul_ends_no_text() -> None:
    assert convert("tw2s", "發展\0發展\n長\0") == "发展\0发展\n长\0"
    assert convert("s2t", "\0⿰氵舌\0发") == "\0⿰氵舌\0發"
