"""What changed between two versions of a record."""

from dataclasses import fields

from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Difference


def differences(before: Details, after: Details) -> tuple[Difference, ...]:
    """The fields that two versions say otherwise, in the order of the record."""
    return tuple(
        Difference(field.name, was, now)
        for field in fields(after)
        if (was := getattr(before, field.name)) != (now := getattr(after, field.name))
    )
