"""A record as a brief: what it solves, what is better, what it costs, what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from duijie.catalogue.types.details import Details, NeedDetails, OfferDetails
from duijie.catalogue.types.results import Seen
from duijie.kernel.language import Language
from duijie.matching.types import Said, SeenMatch

MOST_REASONS: Final = 3
MOST_UNKNOWN: Final = 4
LONGEST: Final = 420


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a brief: what it is about and what is said, empty where nothing is."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One page in one language; the call is on the active translation."""

    title: str
    owner: str
    for_title: str
    reasons: tuple[str, ...]
    lines: tuple[Line, ...]
    unknown: tuple[str, ...]


def brief_of(seen: Seen, own: Seen | None, match: SeenMatch | None, language: Language) -> Brief:
    """What a reader sees of a record, with what is not stated named as unknown."""
    lines = list(_lines(seen.details, language))
    blank = [one.name for one in lines if not one.text]
    unknown = [said_in(one, language) for one in match.unknown] if match else []
    if blank:
        unknown.append(gettext("Not stated: %(names)s.") % {"names": gettext(", ").join(blank)})
    against = [said_in(one, language) for one in match.against] if match else []
    return Brief(
        title=title_of(seen, language),
        owner=_owner(seen, language),
        for_title=title_of(own, language) if own else "",
        reasons=tuple(said_in(one.said, language) for one in match.reasons[:MOST_REASONS])
        if match
        else (),
        lines=tuple(one for one in lines if one.text),
        unknown=tuple([*against, *unknown][:MOST_UNKNOWN]),
    )


def title_of(seen: Seen, language: Language) -> str:
    """The title in the reader's language, else in the other."""
    return _text(seen.details, "title", language)


def said_in(said: Said, language: Language) -> str:
    """A sentence in one language."""
    return said.zh if language is Language.ZH else said.en


def _owner(seen: Seen, language: Language) -> str:
    if seen.owner is None:
        return ""
    names = [seen.owner.name_zh, seen.owner.name_en]
    return next(filter(None, names if language is Language.ZH else names[::-1]), "")


def _lines(details: Details, language: Language) -> Iterable[Line]:
    if isinstance(details, OfferDetails):
        yield Line(gettext("Problem"), _text(details, "problem", language, "abstract"))
        yield Line(gettext("Advantage"), _text(details, "advantage", language))
        yield Line(gettext("Economic comparison"), _text(details, "economics", language))
        yield Line(gettext("Maturity"), _maturity(details))
    elif isinstance(details, NeedDetails):
        yield Line(gettext("Problem"), _text(details, "problem", language))
        yield Line(gettext("Wanted"), _text(details, "function", language))
        yield Line(gettext("Limits"), _text(details, "constraints", language))
        yield Line(gettext("Maturity wanted"), f"TRL {details.trl}" if details.trl else "")
    else:
        return


def _maturity(details: OfferDetails) -> str:
    levels = [
        f"TRL {details.trl}" if details.trl else "",
        f"MRL {details.mrl}" if details.mrl else "",
    ]
    return ", ".join(filter(None, levels))


def _text(details: Details, name: str, language: Language, instead: str = "") -> str:
    """A text in the reader's language, else in the other, else another text; not too long."""
    tongues = (Language.ZH, Language.EN) if language is Language.ZH else (Language.EN, Language.ZH)
    fields = [f"{one}_{tongue.value}" for one in (name, instead) if one for tongue in tongues]
    text = next(filter(None, (getattr(details, field) for field in fields)), "")
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
