"""The kinds of numbers this product reads, each with its reader."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from duijie.kernel.identifiers.credit_code import read_credit_code
from duijie.kernel.identifiers.lei import read_lei
from duijie.kernel.identifiers.orcid import read_orcid
from duijie.kernel.identifiers.patent_number import read_patent_number
from duijie.kernel.identifiers.reading import Reading
from duijie.kernel.identifiers.ror import read_ror


class Scheme(StrEnum):
    """A kind of number with check digits."""

    CREDIT_CODE = "credit-code"
    LEI = "lei"
    ROR = "ror"
    ORCID = "orcid"
    PATENT = "patent"


READERS: Mapping[Scheme, Callable[[str], Reading]] = MappingProxyType(
    {
        Scheme.CREDIT_CODE: read_credit_code,
        Scheme.LEI: read_lei,
        Scheme.ROR: read_ror,
        Scheme.ORCID: read_orcid,
        Scheme.PATENT: read_patent_number,
    }
)


def read_identifier(scheme: Scheme, text: str) -> Reading:
    """A number of the given kind, or what is wrong with it."""
    return READERS[scheme](text)
