"""Write the table of who may ask what anew, for reading what changed.

``pytest tests/safety/write_table.py``: not found by its name, so only whoever means it writes.
"""

import csv

import pytest
from tests.safety.asking import meaning
from tests.safety.test_who_may import TABLE, walk
from tests.safety.world import ROLES, make_world


@pytest.mark.django_db
def test_write_the_table() -> None:
    """Run as a test, so that it has a database of its own."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    world = make_world()
    for role in ROLES:
        for key, answer in walk(world, role):
            rows.setdefault(key, {})[role] = meaning(answer)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["method", "address", *ROLES])
        for (method, address), row in sorted(rows.items(), key=lambda one: one[0][::-1]):
            writer.writerow([method, address, *(row[role] for role in ROLES)])
