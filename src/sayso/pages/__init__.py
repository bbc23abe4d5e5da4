"""Bytes, files and folders in; originals and described pages out."""

from sayso.pages.describe import check_size, credited, describe
from sayso.pages.open import MAX_BYTES, id_of, open_originals, original_of_bytes, original_of_row, row_of

__all__ = [
    "MAX_BYTES",
    "check_size",
    "credited",
    "describe",
    "id_of",
    "open_originals",
    "original_of_bytes",
    "original_of_row",
    "row_of",
]
