"""``duijie rebuild-index``: have the search index made anew from the records."""

from duijie.cli import node, screen


def rebuild_index() -> None:
    """Have every copy of the index made anew, now or when the node runs."""
    node.open_node()
    from django.conf import settings

    from duijie.kernel.actors import SYSTEM
    from duijie.matching.services import rebuild_index as rebuild
    from duijie.node.embedded import available
    from duijie.node.running import bring_tables_up_to_date

    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        rebuild(actor=SYSTEM)
    screen.tell("rebuild_index.wanted")
