"""What matching refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class IndexMissing(DomainError):
    """There is no index yet, so nothing can be found by text; facts: none."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "matching.index_missing"
