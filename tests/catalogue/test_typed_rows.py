"""A parameter typed with one number says what its sign says, in whichever place it is."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from duijie.web.catalogue.rows import rows_for

CASES = [
    ("=", "30", "", (30, 30)),
    ("=", "", "30", (30, 30)),
    ("~", "30", "", (30, 30)),
    ("<=", "30", "", (None, 30)),
    ("<=", "", "30", (None, 30)),
    (">=", "", "30", (30, None)),
    (">", "30", "", (30, None)),
    ("range", "30", "", (30, None)),
    ("range", "10", "30", (10, 30)),
]


@pytest.mark.parametrize(("sign", "low", "high", "ends"), CASES)
def test_the_only_number_stands_where_its_sign_wants_it(
    sign: str, low: str, high: str, ends: tuple[int | None, int | None]
) -> None:
    typed = QueryDict(mutable=True)
    typed.update({"quantities-TOTAL_FORMS": "1", "quantities-INITIAL_FORMS": "0"})
    said = {"property": "warp", "comparator": sign, "low": low, "high": high, "unit": "µm"}
    typed.update({f"quantities-0-{name}": value for name, value in said.items()})
    typed["quantities-0-demand"] = "must"

    rows = rows_for("quantities", (), typed)

    assert rows.is_valid(), rows.formset.errors
    (row,) = rows.value()
    wanted = tuple(None if one is None else Decimal(one) for one in ends)
    assert (row.low, row.high) == wanted
