"""Files that are broken, hostile or no tables at all never make a fault."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.making import EXAMPLES, csv_of, offer_rows, start, upload
from tests.organisations.making import make_manager, make_organisation

from duijie.kernel.errors import DomainError

pytestmark = pytest.mark.django_db

KINDS = ["offers.xlsx", "needs.xlsx", "collection-form.docx"]
FEW = settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(st.sampled_from(KINDS), st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = bytearray((EXAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _read_or_refuse(name, bytes(content[: data.draw(st.integers(1, len(content)))]))


CELLS = st.text(max_size=60) | st.sampled_from(["=1+1", "\0", "[清空]", "9" * 400, "|||", "1e999"])


@FEW
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6))
def test_any_text_in_any_cell_is_read_or_refused(rows: list[list[str]]) -> None:
    _read_or_refuse("offers.csv", csv_of([*offer_rows(1), *rows]))


def test_a_price_of_hundreds_of_digits_is_no_amount() -> None:
    _read_or_refuse(
        "offers.csv", csv_of([*offer_rows(1), ["T2", "减薄", "一种方法", "6", "9" * 400]])
    )


def _read_or_refuse(name: str, content: bytes) -> None:
    firm = make_organisation("", name_en=f"Works {id(content)} Example")
    manager = make_manager(firm.pk)
    try:
        found = start(manager, upload(manager, firm.pk, content, name=name))
    except DomainError:
        return
    assert found.stage in {"done", "failed"}
