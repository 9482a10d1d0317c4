"""What is made of a document is kept with it."""

from pathlib import Path

import numpy as np

from analysis import registry
from analysis.documents import Document


def test_a_result_is_made_once_for_a_registry_and_again_for_another():
    made = []

    def count(document, book):
        made.append(book)
        return len(document.text)

    document = Document("x", Path("x.txt"), "规划", "规划", np.arange(3))
    first, second = registry.load(), registry.load()
    assert [document.once(count, book) for book in (first, first, second)] == [2, 2, 2]
    assert made == [first, second]
