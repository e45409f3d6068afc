"""Writes of the catalogue, one file per subject."""

from duijie.catalogue.services.consent import answer_for_oneself, ask_person, mail_consent
from duijie.catalogue.services.endings import tell_of_ending
from duijie.catalogue.services.files import add_file, remove_file
from duijie.catalogue.services.merging import move_listings
from duijie.catalogue.services.moves import (
    Move,
    close_listing,
    end_listing,
    move_listing,
    pause_listing,
    publish_listing,
    renew_listing,
    reopen_listing,
    resume_listing,
    send_back_listing,
    submit_listing,
    withdraw_listing,
)
from duijie.catalogue.services.writing import (
    change_listing,
    create_listing,
    delete_draft,
    revert_listing,
)

__all__ = [
    "Move",
    "add_file",
    "answer_for_oneself",
    "ask_person",
    "change_listing",
    "close_listing",
    "create_listing",
    "delete_draft",
    "end_listing",
    "mail_consent",
    "move_listing",
    "move_listings",
    "pause_listing",
    "publish_listing",
    "remove_file",
    "renew_listing",
    "reopen_listing",
    "resume_listing",
    "revert_listing",
    "send_back_listing",
    "submit_listing",
    "tell_of_ending",
    "withdraw_listing",
]
