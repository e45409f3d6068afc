"""Writes of organisations, one file per subject."""

from duijie.organisations.services.invitations import (
    accept_invitation,
    invite_member,
    mail_invitation,
    withdraw_invitation,
)
from duijie.organisations.services.logos import change_logo
from duijie.organisations.services.members import (
    change_role,
    hand_over,
    leave_everywhere,
    leave_organisation,
    remove_member,
)
from duijie.organisations.services.merging import merge_organisations
from duijie.organisations.services.organisations import (
    change_organisation,
    change_stage,
    register_organisation,
)
from duijie.organisations.services.sizes import declare_size
from duijie.organisations.services.verification import (
    end_proof,
    grant_verification,
    refuse_verification,
    request_verification,
    revoke_verification,
)

__all__ = [
    "accept_invitation",
    "change_logo",
    "change_organisation",
    "change_role",
    "change_stage",
    "declare_size",
    "end_proof",
    "grant_verification",
    "hand_over",
    "invite_member",
    "leave_everywhere",
    "leave_organisation",
    "mail_invitation",
    "merge_organisations",
    "refuse_verification",
    "register_organisation",
    "remove_member",
    "request_verification",
    "revoke_verification",
    "withdraw_invitation",
]
