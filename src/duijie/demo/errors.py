"""What the demonstration refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class NotADemoNode(DomainError):
    """Invented records do not go where real ones are kept; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "demo.not_a_demo_node"
