"""Who is asking: what every query and every service knows of a person."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from duijie.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, the node itself, or a stranger, with what they belong to.

    ``organisation_ids`` are the organisations a person is a member of,
    ``managed_ids`` those they manage, ``brokered_ids`` the broker houses among
    them. The node itself (``is_system``) may do all.
    """

    user_id: UUID | None = None
    name: str = ""
    language: Language = Language.ZH
    organisation_ids: frozenset[UUID] = frozenset()
    managed_ids: frozenset[UUID] = frozenset()
    brokered_ids: frozenset[UUID] = frozenset()
    is_operator: bool = False
    is_system: bool = False

    @property
    def is_known(self) -> bool:
        """Whether this is somebody who signed in, or the node itself."""
        return self.user_id is not None or self.is_system

    @property
    def is_broker(self) -> bool:
        """Whether the person works for a broker house."""
        return bool(self.brokered_ids)

    def is_member_of(self, organisation_id: UUID) -> bool:
        """Whether the person belongs to an organisation."""
        return organisation_id in self.organisation_ids

    def is_manager_of(self, organisation_id: UUID) -> bool:
        """Whether the person manages an organisation."""
        return organisation_id in self.managed_ids


ANONYMOUS: Final = Actor()
SYSTEM: Final = Actor(name="duijie", is_operator=True, is_system=True)
