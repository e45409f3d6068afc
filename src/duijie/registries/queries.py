"""What the registries hold. It is public: every actor may read all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Case,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Length, Lower, StrIndex

from duijie.registries.errors import EntryAmbiguous, EntryUnknown, RegistryUnknown
from duijie.registries.models import Entry, Link, Registry, RegistryVersion
from duijie.registries.rules import WHOLE, Question, ask, code_key, plain
from duijie.registries.sources.joining import ARROW
from duijie.registries.types import ENDS, Concordance, Register

MOST_FOUND = 20
# An IPC symbol is looked up by its main group, then by its subclass.
_SUBCLASS = 4


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """What a version added, retired and changed, the changed ones as they were."""

    version: RegistryVersion
    added: QuerySet[Entry]
    retired: QuerySet[Entry]
    changed: Sequence[tuple[Entry, str, str]]


def get_register(name: str) -> Register:
    """The registry of that name."""
    if name not in set(Register):
        raise RegistryUnknown(registry=name, known=", ".join(Register))
    return Register(name)


def get_registry(name: str) -> Registry:
    """The registry or concordance of that name."""
    registry = Registry.objects.filter(code=name).first()
    if registry is None:
        raise RegistryUnknown(registry=name, known=", ".join([*Register, *Concordance]))
    return registry


def registries() -> QuerySet[Registry]:
    """Every registry and concordance that was ever loaded."""
    return Registry.objects.order_by("code")


def current_versions() -> QuerySet[RegistryVersion]:
    """The version of every registry that is in use."""
    versions = RegistryVersion.objects.filter(is_current=True)
    return versions.select_related("registry").order_by("registry")


def versions_of(register: str) -> QuerySet[RegistryVersion]:
    """Every version of a registry, newest first."""
    return RegistryVersion.objects.filter(registry=register).order_by("-loaded_at", "-pk")


def difference_of(version: RegistryVersion) -> VersionDifference:
    """What a version added, retired and changed."""
    before = version.changes.select_related("entry").order_by("entry__path")
    entries = Entry.objects.defer("keys").order_by("path")
    return VersionDifference(
        version,
        entries.filter(added_in=version),
        entries.filter(retired_in=version),
        [(change.entry, change.name_zh, change.name_en) for change in before],
    )


def entries_of(register: Register) -> QuerySet[Entry]:
    """The entries of a registry that are in force."""
    entries = Entry.objects.filter(registry=register, retired_in=None)
    return entries.defer("keys").order_by("path")


def entries_below(register: Register, parent: str) -> QuerySet[Entry]:
    """The entries right below one; those at the top when no parent is named."""
    if parent:
        return entries_of(register).filter(parent__code=parent)
    return entries_of(register).filter(level=1)


def get_entry(register: Register, code: str) -> Entry:
    """The entry of a code, also one that is no longer in force."""
    entry = find_entry(register, code)
    if entry is None:
        raise EntryUnknown(registry=register.value, given=code)
    return entry


def find_entry(register: Register, code: str) -> Entry | None:
    """The entry of a code, or nothing."""
    entries = Entry.objects.filter(registry=register, code_key=code_key(code))
    return entries.defer("keys").first()


def entries_with_codes(register: Register, codes: Iterable[str]) -> dict[str, Entry]:
    """The entries of several codes at once, by code."""
    wanted = Entry.objects.filter(registry=register, code__in=set(codes)).defer("keys")
    return {entry.code: entry for entry in wanted}


def ancestors_of(entry: Entry) -> list[Entry]:
    """The entries above one, from the top down."""
    above = entry.path.split(ARROW)[:-1]
    if not above:
        return []
    entries = Entry.objects.filter(registry=entry.registry_id, code__in=above)
    return list(entries.defer("keys").order_by("level"))


def codes_within(entry: Entry) -> QuerySet[Entry, str]:
    """The codes of an entry and of everything below it, for filters."""
    below = Q(path__startswith=entry.path + ARROW) | Q(pk=entry.pk)
    entries = Entry.objects.filter(below, registry=entry.registry_id).order_by("path")
    return entries.values_list("code", flat=True)


def resolve_entry(register: Register, text: str) -> Entry:
    """The one entry that a code or a full name stands for; refuses several."""
    by_code = find_entry(register, text) if text.strip() else None
    if by_code is not None:
        return by_code
    question = ask(text)
    if not question.lexemes:
        raise EntryUnknown(registry=register.value, given=text)
    named = [
        entry
        for entry in entries_of(register).filter(_holds(question.lexemes))[: MOST_FOUND * 10]
        if question.text in {plain(name) for name in (entry.name_zh, entry.name_en, *entry.aliases)}
    ]
    if not named:
        raise EntryUnknown(registry=register.value, given=text)
    if len(named) > 1:
        codes = ", ".join(f"{entry.code} {entry.name_zh or entry.name_en}" for entry in named)
        raise EntryAmbiguous(registry=register.value, given=text, codes=codes)
    return named[0]


def found_entries(register: Register, text: str, limit: int = MOST_FOUND) -> list[Entry]:
    """The entries that fit what was typed, best first; the top ones when nothing was."""
    question = ask(text)
    if question.is_empty:
        return list(entries_below(register, "")[:limit])
    fitting = Q(code_key__startswith=question.code) if question.code.isascii() else Q(pk=None)
    if question.lexemes:
        fitting |= Q(_holds(question.lexemes))
    ranked = (
        entries_of(register)
        .filter(fitting)
        .annotate(
            low_en=Lower("name_en"),
            at_zh=StrIndex("name_zh", Value(question.text)),
            size=Length("name_zh") + Length("name_en"),
        )
    )
    ranked = ranked.annotate(standing=_standing(question))
    return list(ranked.order_by("standing", "level", "size", "code")[:limit])


def _holds(lexemes: str) -> Func:
    """Whether the search keys fit a text query (given as lexemes, not as words to be parsed)."""
    return Func(
        F("keys"),
        Value(lexemes),
        template="(%(expressions)s::tsquery)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def _standing(question: Question) -> Case:
    """How well an entry fits: code, whole name, begun code, begun name, sound, inside."""
    text = question.text
    steps = [
        When(code_key=question.code, then=0),
        When(Q(name_zh=text) | Q(low_en=text) | Q(aliases__contains=[text]), then=1),
        When(code_key__startswith=question.code, then=2),
        When(Q(name_zh__startswith=text) | Q(low_en__startswith=text), then=3),
    ]
    if text.isascii() and text.isalnum():
        steps.append(When(_holds(f"'{WHOLE}{text}'"), then=4))
        steps.append(When(_holds(f"'{WHOLE}{text}':*"), then=5))
    steps.append(When(Q(at_zh__gt=0), then=6))
    return Case(*steps, default=7, output_field=IntegerField())


def links_from(concordance: Concordance, code: str) -> QuerySet[Link]:
    """Where a code leads, the largest share first."""
    links = Link.objects.filter(concordance=concordance, source_code=code)
    return links.order_by("-share", "target_code")


def all_links_from(register: Register, code: str) -> QuerySet[Link]:
    """Where a code of a registry leads, in every concordance that begins there."""
    begin_here = [
        concordance.value for concordance, (start, _) in ENDS.items() if start == register
    ]
    links = Link.objects.filter(concordance__in=begin_here, source_code=code)
    return links.order_by("concordance", "-share", "target_code")


def links_to(concordance: Concordance, code: str) -> QuerySet[Link]:
    """What leads to a code, the largest share first."""
    links = Link.objects.filter(concordance=concordance, target_code=code)
    return links.order_by("-share", "source_code")


def links_from_ipc(concordance: Concordance, symbol: str) -> list[Link]:
    """Where an IPC symbol leads: by its main group, else by its subclass."""
    code = code_key(symbol).upper()
    group = f"{code.partition('/')[0]}/00"
    links = list(
        Link.objects.filter(
            concordance=concordance, source_code__in=[group, code[:_SUBCLASS]]
        ).order_by("-share", "target_code")
    )
    return [link for link in links if link.source_code == group] or links
