"""What can be done with the demonstration: load it, and let its stories happen."""

from duijie.demo.services.gatherings import hold_days
from duijie.demo.services.loading import load_demo
from duijie.demo.services.stories import tell_stories

__all__ = ["hold_days", "load_demo", "tell_stories"]
