"""Pages of the comparison matrix: whole categories, as few pages as needed, of like length."""

from collections import Counter

import pytest

from analysis.figures.comparison.matrix_rows import _LARGEST_PART, _parts


@pytest.mark.parametrize(
    ("sizes", "pages"),
    [
        ((20, 20, 4), [20, 24]),  # filled one after the other they would be 40 and 4
        ((10, 10), [20]),
        ((60,), None),  # one category alone is cut: it fills more than a page
    ],
)
def test_pages_are_of_like_length(sizes, pages):
    categories = [f"c{i}" for i, size in enumerate(sizes) for _ in range(size)]
    parts = _parts(categories)
    lengths = list(Counter(parts).values())
    assert parts == sorted(parts) and max(lengths) <= _LARGEST_PART
    assert pages is None or lengths == pages
