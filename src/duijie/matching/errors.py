"""What matching refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class IndexMissing(DomainError):
    """There is no index yet, so nothing can be found by text; facts: none."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "matching.index_missing"


class SearchNotFound(DomainError):
    """There is no such saved search, or it is somebody else's; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "matching.search_not_found"


class TooManySearches(DomainError):
    """A person keeps as many searches as there is room for; facts: most."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "matching.too_many_searches"


class NothingToKeep(DomainError):
    """A search without words and filters finds everything; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "matching.nothing_to_keep"


class LinkBroken(DomainError):
    """The link of a mail is not one that the node wrote; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "matching.link_broken"


class MatchNotFound(DomainError):
    """There is no such match for whoever asks; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "matching.match_not_found"


class NoOrganisation(DomainError):
    """A shared list belongs to an organisation that one acts for; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "matching.no_organisation"


class ShortlistFull(DomainError):
    """A shared list holds as much as there is room for; facts: most."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "matching.shortlist_full"


class ShortlistedNotFound(DomainError):
    """There is no such entry on the lists of whoever asks; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "matching.shortlisted_not_found"


class NothingToCompare(DomainError):
    """Two to four matches of one record can be laid side by side; facts: most."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "matching.nothing_to_compare"


class TooFewJudgements(DomainError):
    """Too little was judged to move weights by; facts: matches, lists, least."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "matching.too_few_judgements"


class WeightsNotFound(DomainError):
    """No such weights were learned on this node; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "matching.weights_not_found"
