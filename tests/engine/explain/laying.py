"""A need and an offer explained, without a search between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from duijie.engine.encode.encoder import built_in
from duijie.engine.explain.asker import read_asker
from duijie.engine.explain.doubts import against, unknown
from duijie.engine.explain.explaining import explain
from duijie.engine.explain.reasons import reasons
from duijie.engine.features.careful import CAREFUL, lay_side_by_side
from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.messages import say
from duijie.engine.needs.card import read_need
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record
from duijie.engine.results import Note, QuantityRow, Reason, Side, Span
from duijie.kernel.language import Language

# Every feature adds the same, so that only proof tells reasons apart.
EQUAL = {name_of(feature): 1.0 for feature in FEATURES} | {one.__name__: 1.0 for one in CAREFUL}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one pair."""

    need: Record
    offer: Record
    reasons: tuple[Reason, ...]
    quantities: tuple[QuantityRow, ...]
    unknown: tuple[Note, ...]
    against: tuple[Note, ...]

    def reason(self, kind: str) -> Note | None:
        """The reason of a kind, None when it is not given."""
        return next((one.note for one in self.reasons if one.feature == kind), None)

    def words(self, kind: str) -> list[str]:
        """The terms or pairs of a reason."""
        note = self.reason(kind)
        facts = note.facts if note else {}
        found = facts.get("terms", facts.get("pairs", []))
        assert isinstance(found, list)
        return found

    def absent(self) -> list[str]:
        """What the offer is said never to mention."""
        for note in self.against:
            if note.code == "explain.not_mentioned":
                assert isinstance(note.facts["terms"], list)
                return note.facts["terms"]
        return []

    def notes(self) -> Iterator[Note]:
        """Everything said."""
        yield from (one.note for one in self.reasons)
        yield from self.unknown
        yield from self.against

    def quote(self, span: Span) -> str:
        """The words a span points at."""
        text = (self.need if span.side is Side.NEED else self.offer).text
        assert 0 <= span.start < span.end <= len(text)
        return text[span.start : span.end]


def tell(matcher: Matcher, need: Record, offer: Record, parts: dict[str, float] = EQUAL) -> Told:
    """Explain a pair as if every feature had added the given parts."""
    question = matcher.scene(need.text)[0].question
    card = read_need(need)
    pair = lay_side_by_side(card, offer)
    asker = read_asker(need.text, question, card)
    (found,) = explain(asker, [(offer.text, pair)], Side.NEED, built_in())
    return Told(
        need=need,
        offer=offer,
        reasons=reasons(found.laid, parts),
        quantities=pair.limits,
        unknown=unknown(pair),
        against=against(pair, found.absent),
    )


def sentence(note: Note, language: Language) -> str:
    """A note in words, its lists joined."""
    facts = {
        name: ", ".join(value) if isinstance(value, list) else value
        for name, value in note.facts.items()
    }
    return say(note.code, language, **facts)
