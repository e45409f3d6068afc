"""``duijie organisations``: who offers and asks on a node."""

from duijie.cli.organisations import being, members, proving

VERBS = {**being.VERBS, **members.VERBS, **proving.VERBS}
