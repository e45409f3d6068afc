"""``duijie offers``, ``needs``, ``experts`` and ``labs``: the catalogue of a node.

The four share their verbs; which kind is meant is the name of the group.
"""

from duijie.cli.records import finding, moving, writing

VERBS = {**finding.VERBS, **writing.VERBS, **moving.VERBS}
