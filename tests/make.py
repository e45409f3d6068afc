"""Records made up for tests."""

from duijie.engine.records import Field, Record


def make_record(record_id: str = "", text: str = "", **fields: str) -> Record:
    """A record with a description and any further fields, named as in ``Field``."""
    given = {Field.DESCRIPTION: text} | {Field(name): value for name, value in fields.items()}
    return Record(record_id, {name: value for name, value in given.items() if value})
