"""The closed lists of words that a record can say something with."""

from enum import StrEnum
from typing import Final


class ListingKind(StrEnum):
    """The kinds of records in the catalogue."""

    OFFER = "offer"
    NEED = "need"
    EXPERT = "expert"
    LAB = "lab"


class Stage(StrEnum):
    """Where a record stands in its life."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    PAUSED = "paused"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Visibility(StrEnum):
    """Who may see a record or a field, the widest first."""

    PUBLIC = "public"
    REGISTERED = "registered"
    BLIND = "blind"
    NAMED = "named"
    PRIVATE = "private"


class Origin(StrEnum):
    """How a record came in."""

    TYPED = "typed"
    SPREADSHEET = "spreadsheet"
    API = "api"
    PEER = "peer"
    DEMO = "demo"


class Comparator(StrEnum):
    """What is said of a value; the same signs as the quantity reader's."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    RANGE = "range"
    ABOUT = "~"

    @property
    def sign(self) -> str:
        """What stands before the value where people read it; mostly nothing."""
        return _SIGNS.get(self, "")


_SIGNS: Final = {
    Comparator.AT_LEAST: "≥ ",
    Comparator.MORE_THAN: "> ",
    Comparator.AT_MOST: "≤ ",
    Comparator.LESS_THAN: "< ",
    Comparator.ABOUT: "≈ ",
}


class Demand(StrEnum):
    """Whether a value must be kept or is wished for."""

    MUST = "must"
    SHOULD = "should"


class RightKind(StrEnum):
    """What protects a result."""

    INVENTION = "invention"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    SOFTWARE = "software"
    CHIP_LAYOUT = "chip_layout"
    PLANT_VARIETY = "plant_variety"
    TRADEMARK = "trademark"
    KNOW_HOW = "know_how"


class RightStatus(StrEnum):
    """How far a right has come."""

    PLANNED = "planned"
    APPLIED = "applied"
    GRANTED = "granted"
    LAPSED = "lapsed"
    REFUSED = "refused"


class Cooperation(StrEnum):
    """The forms in which two sides can work together (促进科技成果转化法 art. 16)."""

    LICENCE = "licence"
    EXCLUSIVE_LICENCE = "exclusive_licence"
    OPEN_LICENCE = "open_licence"
    TRANSFER = "transfer"
    CAPITAL = "capital"
    JOINT_DEVELOPMENT = "joint_development"
    COMMISSION = "commission"
    SERVICE = "service"
    PILOT = "pilot"
    OTHER = "other"


class PriceKind(StrEnum):
    """How a price is meant."""

    LUMP_SUM = "lump_sum"
    ENTRY_AND_ROYALTY = "entry_and_royalty"
    ROYALTY = "royalty"
    SHARES = "shares"
    FREE = "free"
    TO_BE_AGREED = "to_be_agreed"


class Scale(StrEnum):
    """The two scales of readiness."""

    TRL = "trl"
    MRL = "mrl"


class Verdict(StrEnum):
    """How an item of evidence stands."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class ProductForm(StrEnum):
    """Which list of evidence applies to a technology."""

    HARDWARE = "hardware"
    SOFTWARE = "software"


class Confidentiality(StrEnum):
    """What a need asks of those who answer."""

    NONE = "none"
    AGREEMENT_FIRST = "agreement_first"
    BROKER_ONLY = "broker_only"


class Availability(StrEnum):
    """How much time an expert has."""

    OPEN = "open"
    LIMITED = "limited"
    FROM_DATE = "from_date"
    NOT_NOW = "not_now"


class PersonConsent(StrEnum):
    """How the person agreed to be shown (个人信息保护法 art. 13-15).

    The last two are the person's own word, said by the link of a letter; nobody else says them.
    """

    NONE = "none"
    WRITTEN = "written"
    IN_PERSON = "in_person"
    WITHDRAWN = "withdrawn"


class LabKind(StrEnum):
    """What a lab or platform is."""

    LABORATORY = "laboratory"
    ENGINEERING_CENTRE = "engineering_centre"
    INNOVATION_CENTRE = "innovation_centre"
    PILOT_PLATFORM = "pilot_platform"
    TESTING_CENTRE = "testing_centre"
    SHARED_FACILITY = "shared_facility"
    FOREIGN_CENTRE = "foreign_centre"
    OTHER = "other"


class LabLevel(StrEnum):
    """Who recognised a lab."""

    NATIONAL = "national"
    MINISTERIAL = "ministerial"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    OWN = "own"


class Openness(StrEnum):
    """Who may use a lab."""

    OPEN = "open"
    ON_REQUEST = "on_request"
    PARTNERS = "partners"
    CLOSED = "closed"
