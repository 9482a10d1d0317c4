"""Review page: a document with everything that was read from it; one HTML file that needs nothing else."""

from analysis.audit.page.entries import Reading
from analysis.audit.page.page import review_page

__all__ = ["Reading", "review_page"]
