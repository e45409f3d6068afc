"""Whether two names, in whatever script, may be of one organisation (no framework).

How and how well: docs/algorithms/organisation-names.md.
"""

from duijie.organisations.names.compare import LIKELY, Likeness, compare
from duijie.organisations.names.keys import search_keys

__all__ = ["LIKELY", "Likeness", "compare", "search_keys"]
