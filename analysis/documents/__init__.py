"""Documents: bytes come in; clean simplified text with a map to the source and its outline go out."""

from analysis.documents.document import Document, Heading, Paragraph, Repair
from analysis.documents.folder import DocumentFolder, find_documents
from analysis.documents.reading import read_document
from analysis.documents.repairs import repairs_frame

__all__ = [
    "Document",
    "DocumentFolder",
    "Heading",
    "Paragraph",
    "Repair",
    "find_documents",
    "read_document",
    "repairs_frame",
]
