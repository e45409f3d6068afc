"""Lines of the audit trail in the reader's words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from duijie.catalogue.queries import titles_visible_to
from duijie.catalogue.types.words import ListingKind
from duijie.catalogue.words import WORDS, field_label
from duijie.foundation.deeds import action_name
from duijie.kernel.actors import Actor
from duijie.node.queries import Deed
from duijie.organisations.queries import organisations_visible_to
from duijie.registries.rules import name_for
from duijie.web.numbers import written_count
from duijie.web.operators.labels import LISTING_KINDS
from duijie.web.organisations.labels import EVIDENCE, ROLES
from duijie.web.registries.showing import reader_language

OF_ORGANISATIONS: Final = frozenset({"organisation", "verification", "member"})
FACTS: Final[Mapping[str, str | Promise]] = {
    "reason": pgettext_lazy("trail", "reason"),
    "note": pgettext_lazy("trail", "note"),
    "role": pgettext_lazy("trail", "role"),
    "fields": pgettext_lazy("trail", "fields"),
    "kind": pgettext_lazy("trail", "kind"),
    "evidence": pgettext_lazy("trail", "evidence"),
    "until": pgettext_lazy("trail", "until"),
    "title": pgettext_lazy("trail", "title"),
    "text": pgettext_lazy("trail", "version of the text"),
    "created": pgettext_lazy("trail", "created"),
    "updated": pgettext_lazy("trail", "updated"),
    "unchanged": pgettext_lazy("trail", "unchanged"),
    "refused": pgettext_lazy("trail", "refused"),
    "undone": pgettext_lazy("trail", "undone"),
    "kept": pgettext_lazy("trail", "kept"),
    "rows": pgettext_lazy("trail", "rows"),
    "registry": pgettext_lazy("trail", "list"),
    "publish": pgettext_lazy("trail", "publish what is complete"),
    "task": pgettext_lazy("trail", "job"),
    "to": pgettext_lazy("trail", "to"),
    "folder": pgettext_lazy("trail", "folder"),
    "scopes": pgettext_lazy("trail", "scopes"),
}
CODES: Final[Mapping[str, str | Promise]] = {**ROLES, **EVIDENCE, **LISTING_KINDS}
# What a reader of the trail has before them already, or can do nothing with.
SILENT: Final = frozenset({"version", "user", "job", "gone"})


@dataclass(frozen=True, slots=True)
class ShownDeed:
    """What was done, by whom, to what; ``address`` leads to it where it has a page."""

    at: datetime
    who: str
    user_id: UUID | None
    code: str
    name: str
    subject_id: UUID
    subject: str
    address: str
    facts: list[tuple[str, str]]


def shown_deeds(actor: Actor, deeds: Iterable[Deed]) -> list[ShownDeed]:
    """Lines of the trail with the titles and names of what they are about."""
    kept, language = list(deeds), reader_language()
    subjects = {one.entry.subject_id for one in kept}
    pairs = titles_visible_to(actor, subjects)
    named = organisations_visible_to(actor).filter(pk__in=subjects)
    pairs |= {one.pk: (one.name_zh, one.name_en) for one in named}
    names = {key: name_for(language, zh=zh, en=en).text for key, (zh, en) in pairs.items()}
    return [
        ShownDeed(
            at=one.entry.at,
            who=one.who,
            user_id=one.entry.user_id,
            code=one.entry.action,
            name=action_name(one.entry.action, language),
            subject_id=one.entry.subject_id,
            subject=names.get(one.entry.subject_id, ""),
            address=_address(one.entry.action, one.entry.subject_id, names),
            facts=list(shown_facts(one.entry.facts)),
        )
        for one in kept
    ]


def _address(action: str, subject: UUID, names: Mapping[UUID, str]) -> str:
    about = action.partition(".")[0]
    if subject not in names:
        return ""
    if about in OF_ORGANISATIONS:
        return reverse("organisation", args=[subject])
    return reverse(f"{about}_detail", args=[subject]) if about in list(ListingKind) else ""


def shown_facts(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The facts of a deed that say something, named."""
    for name, value in facts.items():
        if name not in SILENT and value not in ("", None, []):
            yield str(FACTS.get(name, name)), _said(value)


def _said(value: Any) -> str:  # noqa: ANN401  (whatever was written down)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int):
        return written_count(value)
    if isinstance(value, list):
        return _(", ").join(_said(one) for one in value)
    code = str(value)
    if code in CODES:
        return str(CODES[code])
    return field_label(code, reader_language()) if f"field.{code}" in WORDS else code
