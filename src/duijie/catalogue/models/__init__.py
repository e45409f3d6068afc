"""The tables of the catalogue."""

from duijie.catalogue.models.consents import ConsentLetter
from duijie.catalogue.models.kinds import Expert, Lab, Need, Offer
from duijie.catalogue.models.listing import Classification, Listing, Sharing, Version
from duijie.catalogue.models.rows import (
    Attachment,
    Contact,
    Equipment,
    Evidence,
    Quantity,
    Right,
)

__all__ = [
    "Attachment",
    "Classification",
    "ConsentLetter",
    "Contact",
    "Equipment",
    "Evidence",
    "Expert",
    "Lab",
    "Listing",
    "Need",
    "Offer",
    "Quantity",
    "Right",
    "Sharing",
    "Version",
]
