"""The tables of matching days: who comes, who wishes what, the plans, what came of it."""

from datetime import time

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duijie.events.rules.preferences import Wish
from duijie.events.types import (
    Keep,
    NextStep,
    PlanStage,
    Reply,
    Stage,
    Standing,
    Step,
    Useful,
)
from duijie.foundation.models import Record
from duijie.kernel import clock


class Event(Record):
    """A matching day: tables, slots, and a call for needs and offers."""

    organiser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="events"
    )
    # Under which whoever brought the day from elsewhere knows it, whatever its title becomes.
    external_id = models.CharField(_("own number"), max_length=100, blank=True)
    title_zh = models.CharField(_("title in Chinese"), max_length=200, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    place_zh = models.CharField(_("place in Chinese"), max_length=300, blank=True)
    place_en = models.CharField(_("place in English"), max_length=300, blank=True)
    about_zh = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    call_zh = models.TextField(blank=True)
    call_en = models.TextField(blank=True)
    held_on = models.DateField(_("day"))
    begins_at = models.TimeField(default=time(9))
    register_until = models.DateTimeField()
    slots = models.PositiveSmallIntegerField(default=16)
    slot_minutes = models.PositiveSmallIntegerField(default=20)
    gap_minutes = models.PositiveSmallIntegerField(default=5)
    pause_after = models.PositiveSmallIntegerField(default=0)
    pause_minutes = models.PositiveSmallIntegerField(default=0)
    tables = models.PositiveSmallIntegerField(default=10)
    interpreters = models.PositiveSmallIntegerField(default=0)
    most_meetings = models.PositiveSmallIntegerField(default=6)
    stage = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.DRAFT.value
    )
    matched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("matching day")
        verbose_name_plural = _("matching days")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="event_has_a_title", condition=~Q(title_zh="") | ~Q(title_en="")
            ),
            models.CheckConstraint(
                name="event_within_bounds",
                condition=Q(slots__range=(1, 48), tables__range=(1, 200)),
            ),
            models.UniqueConstraint(
                name="event_own_number_unique_per_organiser",
                fields=["organiser", "external_id"],
                condition=~Q(external_id=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title_zh or self.title_en


class Participant(Record):
    """A person who takes part, for an organisation."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participants")
    # Who deletes their account leaves a number behind: the plan of others must stay readable.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=100)
    affiliation = models.CharField(max_length=200, blank=True)
    languages = ArrayField(models.CharField(max_length=3), default=list)
    free_slots = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    most = models.PositiveSmallIntegerField(default=6)
    hopes = models.CharField(max_length=500, blank=True)
    standing = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Standing], default=Standing.ASKED.value
    )
    is_walk_in = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(null=True, blank=True)
    # From this slot on the person is not there; 0 for the whole day.
    gone_from = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="participant_once", fields=["event", "user"], condition=Q(user__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.name


class Brought(models.Model):
    """A need or an offer that a participant brings."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="brought")
    listing = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="brought_once", fields=["participant", "listing"])
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.listing_id}"


class Promise(models.Model):
    """How likely a brought offer serves a brought need, as the engine says."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="promises")
    need = models.ForeignKey(Brought, on_delete=models.CASCADE, related_name="+")
    offer = models.ForeignKey(Brought, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-probability", "pk"]
        constraints = [models.UniqueConstraint(name="promise_once", fields=["need", "offer"])]

    def __str__(self) -> str:
        return f"{self.need_id} {self.offer_id} {self.probability:.2f}"


class Preference(models.Model):
    """What one participant wishes of another; the other is never told."""

    wisher = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="wishes")
    wished = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    level = models.SmallIntegerField(choices=[(w.value, w.name) for w in Wish])
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-level", "pk"]
        constraints = [
            models.UniqueConstraint(name="preference_once_per_pair", fields=["wisher", "wished"]),
            models.CheckConstraint(name="preference_for_another", condition=~Q(wisher=F("wished"))),
        ]

    def __str__(self) -> str:
        return f"{self.wisher_id} → {self.wished_id}: {self.level}"


class Plan(Record):
    """One version of the meeting plan; published ones are never changed or deleted."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(
        max_length=10,
        choices=[(s.value, s.value) for s in PlanStage],
        default=PlanStage.WAITING.value,
    )
    step = models.CharField(max_length=10, blank=True, choices=[(s.value, s.value) for s in Step])
    keep = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Keep])
    # Slots before this one are over and stay as they were.
    from_slot = models.PositiveSmallIntegerField(default=0)
    before = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    seed = models.PositiveIntegerField(default=1)
    workers = models.PositiveSmallIntegerField(default=1)
    score = models.IntegerField(default=0)
    bound = models.IntegerField(default=0)
    gap = models.FloatField(default=0)
    seconds = models.FloatField(default=0)
    is_repeatable = models.BooleanField(default=False)
    figures = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="plan_number_once", fields=["event", "number"]),
            models.UniqueConstraint(
                name="plan_published_once",
                fields=["event"],
                condition=Q(stage=PlanStage.PUBLISHED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.number}"


class Meeting(Record):
    """Two participants at a table in a slot of a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="meetings")
    slot = models.PositiveSmallIntegerField()
    table = models.PositiveSmallIntegerField()
    worth = models.IntegerField(default=0)
    needs_interpreter = models.BooleanField(default=False)
    is_fixed = models.BooleanField(default=False)

    class Meta:
        ordering = ["slot", "table"]
        constraints = [
            models.UniqueConstraint(name="meeting_table_once", fields=["plan", "slot", "table"])
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.slot}/{self.table}"


class Seat(models.Model):
    """One side of a meeting; the constraint stands behind the planner's promise."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="seats")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="seats")
    slot = models.PositiveSmallIntegerField()
    reply = models.CharField(max_length=10, blank=True, choices=[(r.value, r.value) for r in Reply])

    class Meta:
        ordering = ["slot", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="seat_one_meeting_a_slot", fields=["plan", "participant", "slot"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.slot}"


class Judgement(Record):
    """What one side says of a meeting, whichever plan brought the two together."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="judgements")
    judge = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="judgements")
    other = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    useful = models.CharField(max_length=10, choices=[(u.value, u.value) for u in Useful])
    next_step = models.CharField(max_length=16, choices=[(n.value, n.value) for n in NextStep])
    introduce = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="judgement_once_per_side", fields=["judge", "other"])
        ]

    def __str__(self) -> str:
        return f"{self.judge_id} {self.useful}"


class FollowUp(Record):
    """Something that was promised at a meeting: who does it, and until when."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="follow_ups")
    owner = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="follow_ups")
    other = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=16, choices=[(n.value, n.value) for n in NextStep])
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="follow_up_once", fields=["owner", "other", "step"])
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} {self.step} {self.due_on}"
