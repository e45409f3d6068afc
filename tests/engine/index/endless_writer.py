"""A program that changes an index for ever and says each commit; made to be killed.

The state after commit n follows from n alone, so whoever kills it can tell
whether what is left is exactly one of its commits.
"""

import random
import sys
from pathlib import Path

from tests.engine.index.making import DIMENSION, ENCODER, make_entry

from duijie.engine.index import Index

CLOCK = "clock"


def changes_of(commit: int) -> tuple[list[str], list[str]]:
    """The ids written and the ids deleted by a commit."""
    draw = random.Random(commit)  # noqa: S311 - not a secret
    written = [f"r{draw.randrange(40)}" for _ in range(draw.randrange(1, 25))]
    deleted = [f"r{draw.randrange(40)}" for _ in range(draw.randrange(6))]
    return written, deleted


def state_after(commit: int) -> dict[str, int]:
    """Every id and version an index must hold after a commit."""
    state: dict[str, int] = {}
    for number in range(1, commit + 1):
        written, deleted = changes_of(number)
        state |= dict.fromkeys(written, number)
        for record_id in deleted:
            state.pop(record_id, None)
        state[CLOCK] = number
    return state


def last_commit(index: Index) -> int:
    """The number of the commit an index holds, by its clock record."""
    number = index.number_of(CLOCK)
    return 0 if number is None else int(index.payloads(index.numbers()[-1:])[0].split(b"/")[1])


def apply(index: Index, commit: int) -> None:
    """Make the changes of a commit, clock last, and commit them."""
    written, deleted = changes_of(commit)
    index.add(make_entry(record_id, commit) for record_id in written)
    index.delete(deleted)
    index.add([make_entry(CLOCK, commit)])
    if commit % 9 == 0:
        index.compact()
    else:
        index.commit()


def write_for_ever(path: Path) -> None:
    """Go on from the last commit until killed."""
    try:
        index = Index.open(path, writable=True)
    except Exception as error:  # noqa: BLE001 - a process edge: the test reads the line
        sys.stdout.write(f"refused {error!r}\n")
        sys.exit(1)
    commit = last_commit(index)
    while True:
        commit += 1
        apply(index, commit)
        sys.stdout.write(f"{commit}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    if not target.exists():
        Index.create(target, dimension=DIMENSION, encoder=ENCODER).close()
    write_for_ever(target)
