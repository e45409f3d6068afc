"""Refusals about test sets and run files."""

from duijie.kernel.errors import DomainError, Kind


class TestSetMissing(DomainError):
    """There is no such folder."""

    __test__ = False
    kind = Kind.NOT_FOUND
    code = "evaluate.folder_missing"


class TestSetFileMissing(DomainError):
    """The folder lacks one of the three files of a test set."""

    __test__ = False
    kind = Kind.NOT_FOUND
    code = "evaluate.file_missing"


class FileUnreadable(DomainError):
    """The file is damaged, or not what its name says."""

    kind = Kind.INVALID
    code = "evaluate.file_unreadable"


class LineMalformed(DomainError):
    """A line of the corpus or of the queries is not a record."""

    kind = Kind.INVALID
    code = "evaluate.line_malformed"


class JudgementMalformed(DomainError):
    """A line of the judgements does not say query, record and score."""

    kind = Kind.INVALID
    code = "evaluate.judgement_malformed"


class IdTwice(DomainError):
    """Two lines of one file carry the same id."""

    kind = Kind.INVALID
    code = "evaluate.id_twice"


class NothingJudged(DomainError):
    """No query of the set has a relevant record."""

    kind = Kind.INVALID
    code = "evaluate.nothing_judged"


class RunMalformed(DomainError):
    """A line of a run file is not in the TREC format."""

    kind = Kind.INVALID
    code = "evaluate.run_malformed"


class RunUnwritable(DomainError):
    """A value cannot be written in the TREC format without being changed."""

    kind = Kind.INVALID
    code = "evaluate.run_unwritable"
