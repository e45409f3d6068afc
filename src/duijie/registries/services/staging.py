"""Rows into the tables: copied to a table of the transaction, compared, then written as sets.

SQL and not the ORM, because 80,000 rows compared and written one by one take minutes.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from duijie.registries.pinyin import sound_keys
from duijie.registries.rules import code_key, word_keys
from duijie.registries.sources.joining import PlacedRow
from duijie.registries.types import Difference, EntryRow, LinkRow

Tick = Callable[[], None]

_MAKE_ENTRIES = """
CREATE TEMPORARY TABLE incoming_entries (
    code text PRIMARY KEY, code_key text, parent_code text, path text, level smallint,
    name_zh text, name_en text, aliases text[], attributes jsonb, keys text[])
"""
_COUNT_ADDED = """
SELECT count(*) FROM incoming_entries incoming WHERE NOT EXISTS (
    SELECT FROM registries_entry entry WHERE entry.registry_id = %(registry)s
    AND entry.code = incoming.code AND entry.retired_in_id IS NULL)
"""
_NOTE_CHANGED = """
INSERT INTO registries_entrychange (version_id, entry_id, name_zh, name_en, parent_code)
SELECT %(version)s, entry.id, entry.name_zh, entry.name_en, coalesce(parent.code, '')
FROM registries_entry entry
JOIN incoming_entries incoming ON incoming.code = entry.code
LEFT JOIN registries_entry parent ON parent.id = entry.parent_id
WHERE entry.registry_id = %(registry)s AND entry.retired_in_id IS NULL
AND (entry.name_zh, entry.name_en, coalesce(parent.code, ''))
    <> (incoming.name_zh, incoming.name_en, incoming.parent_code)
"""
_RETIRE = """
UPDATE registries_entry entry SET retired_in_id = %(version)s
WHERE entry.registry_id = %(registry)s AND entry.retired_in_id IS NULL
AND NOT EXISTS (SELECT FROM incoming_entries incoming WHERE incoming.code = entry.code)
"""
_WRITE = """
INSERT INTO registries_entry AS entry (registry_id, code, code_key, path, level, name_zh, name_en,
    aliases, attributes, keys, added_in_id)
SELECT %(registry)s, code, code_key, path, level, name_zh, name_en, aliases, attributes,
    array_to_tsvector(keys), %(version)s
FROM incoming_entries ORDER BY path
ON CONFLICT (registry_id, code) DO UPDATE SET
    code_key = excluded.code_key, path = excluded.path, level = excluded.level,
    name_zh = excluded.name_zh, name_en = excluded.name_en, aliases = excluded.aliases,
    attributes = excluded.attributes, keys = excluded.keys, retired_in_id = NULL,
    added_in_id = CASE WHEN entry.retired_in_id IS NULL THEN entry.added_in_id
                       ELSE excluded.added_in_id END
"""
_BIND_PARENTS = """
UPDATE registries_entry entry SET parent_id = parent.id
FROM incoming_entries incoming
LEFT JOIN registries_entry parent
    ON parent.registry_id = %(registry)s AND parent.code = incoming.parent_code
WHERE entry.registry_id = %(registry)s AND entry.code = incoming.code
AND entry.parent_id IS DISTINCT FROM parent.id
"""
_MAKE_LINKS = """
CREATE TEMPORARY TABLE incoming_links (source_code text, target_code text, condition text,
    share double precision, partial boolean)
"""
_MAKE_LINKS_SINGLE = """
DELETE FROM incoming_links one USING incoming_links other WHERE one.ctid > other.ctid
AND (one.source_code, one.target_code, one.condition)
    = (other.source_code, other.target_code, other.condition)
"""
_SAME_LINK = """
link.concordance_id = %(registry)s AND (link.source_code, link.target_code, link.condition)
    = (incoming.source_code, incoming.target_code, incoming.condition)
"""
_DROP_LINKS = f"""
DELETE FROM registries_link link WHERE link.concordance_id = %(registry)s
AND NOT EXISTS (SELECT FROM incoming_links incoming WHERE {_SAME_LINK})
"""  # noqa: S608  (put together from constants)
_CHANGE_LINKS = f"""
UPDATE registries_link link SET share = incoming.share, partial = incoming.partial
FROM incoming_links incoming WHERE {_SAME_LINK}
AND (link.share, link.partial) <> (incoming.share, incoming.partial)
"""  # noqa: S608  (put together from constants)
_ADD_LINKS = """
INSERT INTO registries_link (concordance_id, source_code, target_code, condition, share, partial)
SELECT %(registry)s, source_code, target_code, condition, share, partial FROM incoming_links
ON CONFLICT (concordance_id, source_code, target_code, condition) DO NOTHING
"""


def write_entries(
    rows: Iterable[PlacedRow], *, registry: str, version: UUID, tick: Tick
) -> Difference:
    """Make the entries of a registry what the rows say; returns what that changed."""
    named: dict[str, str | UUID] = {"registry": registry, "version": version}
    with connection.cursor() as cursor:
        cursor.execute(_MAKE_ENTRIES)
        with cursor.copy("COPY incoming_entries FROM STDIN") as copy:
            for placed in rows:
                copy.write_row(_columns(placed))
                tick()
        cursor.execute("ANALYZE incoming_entries")
        cursor.execute(_COUNT_ADDED, named)
        added = int(cursor.fetchone()[0])
        cursor.execute(_NOTE_CHANGED, named)
        changed = cursor.rowcount
        cursor.execute(_RETIRE, named)
        retired = cursor.rowcount
        cursor.execute(_WRITE, named)
        cursor.execute(_BIND_PARENTS, named)
        cursor.execute("DROP TABLE incoming_entries")
        # Else the first search pays for sorting what was just written into the index.
        cursor.execute("SELECT gin_clean_pending_list('entry_keys')")
        cursor.execute("ANALYZE registries_entry")
    return Difference(added, changed, retired)


def _columns(placed: PlacedRow) -> tuple[object, ...]:
    row = placed.row
    return (
        row.code,
        code_key(row.code),
        row.parent,
        placed.path,
        placed.level,
        row.name_zh,
        row.name_en,
        list(row.aliases),
        Jsonb(dict(row.attributes)),
        _keys(row),
    )


def _keys(row: EntryRow) -> list[str]:
    words = word_keys([row.name_zh, row.name_en, *row.aliases])
    return sorted({*words, *sound_keys(row.name_zh, row.aliases)})


def write_links(rows: Iterable[LinkRow], *, registry: str, tick: Tick) -> Difference:
    """Make the links of a concordance what the rows say; returns what that changed."""
    named: dict[str, str] = {"registry": registry}
    with connection.cursor() as cursor:
        cursor.execute(_MAKE_LINKS)
        with cursor.copy("COPY incoming_links FROM STDIN") as copy:
            for row in rows:
                copy.write_row((row.source, row.target, row.condition, row.share, row.partial))
                tick()
        cursor.execute(_MAKE_LINKS_SINGLE)
        cursor.execute(_DROP_LINKS, named)
        retired = cursor.rowcount
        cursor.execute(_CHANGE_LINKS, named)
        changed = cursor.rowcount
        cursor.execute(_ADD_LINKS, named)
        added = cursor.rowcount
        cursor.execute("DROP TABLE incoming_links")
        cursor.execute("ANALYZE registries_link")
    return Difference(added, changed, retired)
