"""What can be done with the registries: load them."""

from duijie.registries.services.loading import load_built_in, load_reference

__all__ = ["load_built_in", "load_reference"]
