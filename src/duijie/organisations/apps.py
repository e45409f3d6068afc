"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Organisations, their members and what proves who they are."""

    name = "duijie.organisations"
    label = "organisations"
    verbose_name = _("organisations")

    def ready(self) -> None:
        """Tell accounts, a layer below, who belongs where, and what ends with an account."""
        from duijie.accounts import farewell, invited, memberships, portability  # noqa: PLC0415  (models are ready)
        from duijie.organisations import queries, services  # noqa: PLC0415  (same)

        memberships.declare_source(queries.memberships_of_person)
        invited.declare_source(queries.is_invited)
        farewell.declare_farewell(
            lambda actor, user_id: services.leave_everywhere(actor=actor, user_id=user_id)
        )
        portability.declare_contribution("organisations", queries.belongings_of_person)
