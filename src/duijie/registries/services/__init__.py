"""What can be done with the registries: load them."""

from duijie.registries.services.loading import (
    check_holds_reference,
    load_built_in,
    load_reference,
)

__all__ = ["check_holds_reference", "load_built_in", "load_reference"]
