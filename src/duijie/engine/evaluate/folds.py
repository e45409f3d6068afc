"""Folds for cross-validation: which query is held out when, decided by its id alone."""

from zlib import crc32

FOLDS = 10


def fold_of(query_id: str, folds: int = FOLDS) -> int:
    """The fold that holds this query out; the same in training and in measuring."""
    return crc32(query_id.encode()) % folds
