"""What the fields that a match spans are called, in both languages."""

from collections.abc import Iterable, Mapping

from duijie.engine.records import Field
from duijie.engine.results import Reason
from duijie.matching.proofs import FIELD_NOTES, FieldNames, codes_in
from duijie.registries.queries import entries_with_codes
from duijie.registries.types import Register

_REGISTERS: Mapping[Field, Register] = {
    Field.INDUSTRY: Register.INDUSTRIES,
    Field.IPC: Register.IPC,
}


def field_names(reasons: Iterable[Reason]) -> FieldNames:
    """The names of all codes that reasons mention."""
    wanted: dict[Register, set[str]] = {}
    for one in reasons:
        for field in FIELD_NOTES.get(one.note.code, ()):
            codes = wanted.setdefault(_REGISTERS[field], set())
            codes.update(code for said in codes_in(one.note).values() for code in said)
    return {
        code: (entry.name_zh, entry.name_en)
        for register, codes in wanted.items()
        for code, entry in entries_with_codes(register, codes).items()
    }
