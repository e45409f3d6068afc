"""The words of notices that need no table."""

from enum import StrEnum
from typing import Final


class Topic(StrEnum):
    """What one can choose about: each has notices of several kinds."""

    EVENTS = "events"
    RECORDS = "records"
    ORGANISATIONS = "organisations"
    DESK = "desk"
    MATCHES = "matches"
    INTRODUCTIONS = "introductions"


class Delivery(StrEnum):
    """How somebody wants to be told of a topic."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    IN_APP = "in_app"
    NEVER = "never"


class Kind(StrEnum):
    """What happened. The sentence of each stands in messages.toml as ``notices.<kind>``."""

    EVENT_REGISTERED = "event_registered"
    EVENT_APPROVED = "event_approved"
    EVENT_DECLINED = "event_declined"
    EVENT_PLANNED = "event_planned"
    EVENT_CANCELLED = "event_cancelled"
    CHALLENGE_OPENED = "challenge_opened"
    CHALLENGE_CORRECTED = "challenge_corrected"
    CHALLENGE_JURY = "challenge_jury"
    CHALLENGE_RESULT = "challenge_result"
    LISTING_SUBMITTED = "listing_submitted"
    LISTING_TO_PUBLISH = "listing_to_publish"
    LISTING_RETURNED = "listing_returned"
    LISTING_PUBLISHED = "listing_published"
    VERIFICATION_REQUESTED = "verification_requested"
    VERIFICATION_GRANTED = "verification_granted"
    VERIFICATION_REFUSED = "verification_refused"
    VERIFICATION_REVOKED = "verification_revoked"
    VERIFICATION_ENDED = "verification_ended"
    LISTING_ENDING = "listing_ending"
    MEMBER_JOINED = "member_joined"
    MATCH_FOUND = "match_found"
    INTRODUCTION_ASKED = "introduction_asked"
    INTRODUCTION_AGREED = "introduction_agreed"
    INTRODUCTION_DECLINED = "introduction_declined"
    INTRODUCTION_LAPSED = "introduction_lapsed"
    INTRODUCTION_WITHDRAWN = "introduction_withdrawn"
    PERSON_AGREED = "person_agreed"
    PERSON_WITHDREW = "person_withdrew"


TOPICS: Final[dict[Kind, Topic]] = {
    Kind.EVENT_REGISTERED: Topic.EVENTS,
    Kind.EVENT_APPROVED: Topic.EVENTS,
    Kind.EVENT_DECLINED: Topic.EVENTS,
    Kind.EVENT_PLANNED: Topic.EVENTS,
    Kind.EVENT_CANCELLED: Topic.EVENTS,
    Kind.CHALLENGE_OPENED: Topic.EVENTS,
    Kind.CHALLENGE_CORRECTED: Topic.EVENTS,
    Kind.CHALLENGE_JURY: Topic.EVENTS,
    Kind.CHALLENGE_RESULT: Topic.EVENTS,
    Kind.LISTING_SUBMITTED: Topic.DESK,
    Kind.LISTING_TO_PUBLISH: Topic.RECORDS,
    Kind.LISTING_RETURNED: Topic.RECORDS,
    Kind.PERSON_AGREED: Topic.RECORDS,
    Kind.PERSON_WITHDREW: Topic.RECORDS,
    Kind.LISTING_PUBLISHED: Topic.RECORDS,
    Kind.VERIFICATION_REQUESTED: Topic.DESK,
    Kind.VERIFICATION_GRANTED: Topic.ORGANISATIONS,
    Kind.VERIFICATION_REFUSED: Topic.ORGANISATIONS,
    Kind.VERIFICATION_REVOKED: Topic.ORGANISATIONS,
    Kind.VERIFICATION_ENDED: Topic.ORGANISATIONS,
    Kind.LISTING_ENDING: Topic.RECORDS,
    Kind.MEMBER_JOINED: Topic.ORGANISATIONS,
    Kind.MATCH_FOUND: Topic.MATCHES,
    Kind.INTRODUCTION_ASKED: Topic.INTRODUCTIONS,
    Kind.INTRODUCTION_AGREED: Topic.INTRODUCTIONS,
    Kind.INTRODUCTION_DECLINED: Topic.INTRODUCTIONS,
    Kind.INTRODUCTION_LAPSED: Topic.INTRODUCTIONS,
    Kind.INTRODUCTION_WITHDRAWN: Topic.INTRODUCTIONS,
}
# What a person gets who has not chosen.
USUAL: Final[dict[Topic, Delivery]] = {
    Topic.EVENTS: Delivery.AT_ONCE,
    Topic.RECORDS: Delivery.AT_ONCE,
    Topic.ORGANISATIONS: Delivery.AT_ONCE,
    Topic.DESK: Delivery.AT_ONCE,
    Topic.MATCHES: Delivery.DAILY,
    Topic.INTRODUCTIONS: Delivery.AT_ONCE,
}
