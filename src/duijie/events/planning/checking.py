"""What is wrong with a plan: nothing, if it was made here."""

from collections import Counter
from collections.abc import Sequence

from duijie.events.planning.shapes import Meeting, Task


def faults_of(task: Task, meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """Every promise that a plan breaks, as a code with what it is about.

    Fixed meetings were agreed, so they are checked against each other only.
    """
    return (
        *_doubles(meetings),
        *_absences(task, meetings),
        *_excesses(task, meetings),
        *(f"moved {one}" for one in task.fixed if one not in meetings),
    )


def _doubles(meetings: Sequence[Meeting]) -> list[str]:
    turns = Counter((guest, one.slot) for one in meetings for guest in (one.first, one.second))
    tables = Counter((one.slot, one.table) for one in meetings)
    pairs = Counter(one.key for one in meetings)
    return [
        *(f"booked twice {what}" for what, number in turns.items() if number > 1),
        *(f"table twice {what}" for what, number in tables.items() if number > 1),
        *(f"pair twice {sorted(what)}" for what, number in pairs.items() if number > 1),
    ]


def _absences(task: Task, meetings: Sequence[Meeting]) -> list[str]:
    there = {one.key: one.slots for one in task.guests}
    known = {one.key for one in task.pairings}
    found = []
    for one in meetings:
        if one in task.fixed:
            continue
        if one.key not in known:
            found.append(f"not asked for {sorted(one.key)}")
        found += [
            f"absent {guest} {one.slot}"
            for guest in (one.first, one.second)
            if one.slot not in there.get(guest, ())
        ]
    return found


def _excesses(task: Task, meetings: Sequence[Meeting]) -> list[str]:
    numbers = Counter(guest for one in meetings for guest in (one.first, one.second))
    fixed = Counter(guest for one in task.fixed for guest in (one.first, one.second))
    interpreters = Counter(one.slot for one in meetings if one.needs_interpreter)
    agreed = Counter(one.slot for one in task.fixed if one.needs_interpreter)
    return [
        *(
            f"too many {one.key}"
            for one in task.guests
            if numbers[one.key] > max(one.most, fixed[one.key])
        ),
        *(
            f"no interpreter {slot}"
            for slot, number in interpreters.items()
            if number > max(task.interpreters, agreed[slot])
        ),
        *(f"no such table {one}" for one in meetings if not 1 <= one.table <= task.tables),
        *(f"no such slot {one}" for one in meetings if not 0 <= one.slot < task.slots),
    ]
