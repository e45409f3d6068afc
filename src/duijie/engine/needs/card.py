"""The need card: one need, read. Docs: docs/algorithms/need-card.md."""

from duijie.engine.needs.deadlines import read_deadline
from duijie.engine.needs.flags import Content, read_flags, slogan_spans
from duijie.engine.needs.lexicon import table
from duijie.engine.needs.limits import read_limits
from duijie.engine.needs.maturity import read_maturity
from duijie.engine.needs.money import read_budget
from duijie.engine.needs.objects import is_generic
from duijie.engine.needs.page import Page, page_of
from duijie.engine.needs.phrases import (
    read_confidentiality,
    read_constraints,
    read_cooperation,
    read_materials,
    read_regions,
)
from duijie.engine.needs.questions import kind_of, read_missing
from duijie.engine.needs.types import (
    Budget,
    Deadline,
    Evidence,
    Limit,
    NeedCard,
    Question,
    Reading,
    Wanted,
)
from duijie.engine.needs.wanted import first_clause, read_wanted, title_words
from duijie.engine.records import Field, Record
from duijie.engine.results import Span
from duijie.kernel.language import Language

# The name a solver would call the thing by; longer ones make a question hard to read.
_NAME_LIMIT = 60
# An English title's verb stands at its beginning; its object begins before this character.
_OPENING = 16
_SURROUNDINGS = {"environment"}


def read_need(need: Record | str, *, review: bool = True) -> NeedCard:
    """Read a need, given as a record or as plain text.

    ``review`` says whether to look for what is missing and what looks wrong; a
    match asks for neither.
    Spans of the card point into ``card.record.text``; for plain text that is the
    text itself.
    """
    if isinstance(need, str):
        need = Record(id="", fields={Field.DESCRIPTION: need})
    page = page_of(need)
    budget, deadline, maturity = read_budget(page), read_deadline(page), read_maturity(page)
    limits, current = read_limits(
        page, [one.evidence if one else None for one in (budget, deadline, maturity)]
    )
    cooperation, regions = read_cooperation(page), read_regions(page)
    constraints = read_constraints(page)
    taken = _spans_of(budget, deadline, *cooperation, *constraints)
    wanted = read_wanted(page, [*taken, *slogan_spans(page)])
    subject = _subject(page, wanted)
    content = Content(wanted, subject, limits, read_materials(page), constraints)
    kind = kind_of(page)
    known = _known(page, content, subject, current)
    known |= _present(
        budget=budget,
        deadline=deadline,
        maturity=maturity,
        cooperation=cooperation,
        regions=regions,
    )
    return NeedCard(
        record=need,
        language=page.language,
        kind=kind,
        wanted=content.wanted,
        subject=subject,
        limits=limits,
        current=current,
        materials=content.materials,
        constraints=content.constraints,
        maturity=maturity,
        budget=budget,
        deadline=deadline,
        cooperation=cooperation,
        regions=regions,
        confidentiality=read_confidentiality(page),
        missing=_missing(page, kind, content, known) if review else (),
        flags=read_flags(page, content) if review else (),
    )


def _missing(page: Page, kind: str, content: Content, known: set[str]) -> tuple[Question, ...]:
    return read_missing(page, kind, frozenset(known), _name(content.subject, content.wanted))


def _spans_of(*readings: Reading | Budget | Deadline | None) -> list[Span]:
    """The spans some readings rest on; those from columns have none."""
    return [one.evidence.span for one in readings if one and one.evidence.span]


def _subject(page: Page, wanted: tuple[Wanted, ...]) -> Evidence | None:
    """The thing or process the need is about.

    What the title wishes for, else the title itself, else the main wish's owner or object.
    """
    named = [thing for one in wanted if (thing := _thing(page, one)) is not None]
    titled = next((one for one in named if one.span and _leads_title(page, one.span)), None)
    vessel = _vessel(page, wanted)
    return titled or _title(page) or vessel or next(iter(named), None) or _first_clause(page)


def _vessel(page: Page, wanted: tuple[Wanted, ...]) -> Evidence | None:
    """The thing sought that is to do the main deed ("an inhibitor that replaces nitrite")."""
    plain = table("wants")["settings"]["plain"]
    if not wanted or wanted[0].function in plain or wanted[0].verb.span is None:
        return None
    main = wanted[0].verb.span
    sentence = page.sentence(main.start)
    for one in wanted[1:]:
        verb, thing = one.verb.span, _thing(page, one)
        if one.function in plain and thing and verb and sentence[0] <= verb.start < main.start:
            return thing
    return None


def _leads_title(page: Page, span: Span) -> bool:
    """Whether an object in the title says it all: Chinese, or right after an opening verb."""
    if page.role(span.start) != "title":
        return False
    return page.language is Language.ZH or span.start < _OPENING


def _first_clause(page: Page) -> Evidence | None:
    """The first clause of a text that has neither title nor wish, unless somebody speaks in it."""
    if not page.sentences:
        return None
    place = first_clause(page)
    if place is None or is_generic(page.low[slice(*place)]):
        return None
    return page.evidence(*place)


def _thing(page: Page, one: Wanted) -> Evidence | None:
    thing = one.owner or one.object
    if thing.span is None or is_generic(page.low[thing.span.start : thing.span.end]):
        return None
    return thing


def _title(page: Page) -> Evidence | None:
    """The title without the words every title of a need has."""
    end = len(page.record.get(Field.TITLE)) or page.heading
    words = title_words(page.low[:end])
    if words is None or is_generic(page.low[slice(*words)]):
        return None
    return page.evidence(*words)


def _name(subject: Evidence | None, wanted: tuple[Wanted, ...]) -> str:
    """What the questions call the thing; nothing when they had better not name it."""
    if subject is None or len(subject.words) > _NAME_LIMIT or "\n" in subject.words:
        return ""
    # What is to be replaced is not what the questions are about.
    unwanted = wanted and wanted[0].function == "replace" and subject == wanted[0].object
    return "" if unwanted else subject.words.strip()


def _known(
    page: Page, content: Content, subject: Evidence | None, current: tuple[Limit, ...]
) -> set[str]:
    """What the card has, by the names questions.toml uses."""
    found = {f"constraint.{one.code}" for one in content.constraints}
    if any(one.code in _SURROUNDINGS for one in content.constraints):
        found.add("conditions")
    return found | _present(
        subject=subject,
        wanted=any(_says_something(page, one) for one in content.wanted),
        limits=content.limits,
        materials=content.materials,
        current=current,
    )


def _present(**fields: object) -> set[str]:
    return {name for name, value in fields.items() if value}


def _says_something(page: Page, one: Wanted) -> bool:
    span = one.object.span
    return span is not None and not is_generic(page.low[span.start : span.end])
