"""What can be done with the demonstration: load it."""

from duijie.demo.services.loading import load_demo

__all__ = ["load_demo"]
