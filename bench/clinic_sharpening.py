"""Whether answers sharpen the match: real needs cut to their first sentence, then answered.

Each government topic is cut to its first sentence, as somebody would paste it. The clinic asks its
questions; what the rest of the same topic says to each is the answer. All open questions are asked,
so that their order, for which candidates are looked at, changes nothing here.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bench import corpora
from bench.machine import processor
from duijie.clinic.errors import NotUnderstood
from duijie.clinic.rules.asking import asked_record
from duijie.clinic.rules.cards import MOST_QUESTIONS, sheet_of
from duijie.clinic.rules.changing import answered
from duijie.clinic.types import Said
from duijie.engine.evaluate.bootstrap import difference, interval
from duijie.engine.evaluate.evaluation import Ranking, evaluate
from duijie.engine.evaluate.sets import Query
from duijie.engine.needs.answers import Told
from duijie.engine.rank.matcher import Matcher
from duijie.engine.text.sentences import sentences

SET = "sbir-need2result-en"
SHORTEST = 40
# A person's answer is a sentence or two, not a page.
SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Talk:
    """A need before and after the questions, and how many of those asked were answered."""

    before: Said
    after: Said
    asked: int
    answered: int


def measure() -> dict[str, Any]:
    """nDCG@10 before and after the answers, with the paired interval of what they bring."""
    test_set = corpora.test_set(SET)
    talks = {query.id: talk(query.text) for query in test_set.queries}
    with Matcher.build(test_set.corpus) as matcher:

        def ranked(query: Query, said: Said) -> Ranking:
            text = asked_record(said).text
            return matcher.rank(text, top=query.depth, exclude=query.exclude)

        before = evaluate(test_set, lambda query: ranked(query, talks[query.id].before))
        after = evaluate(test_set, lambda query: ranked(query, talks[query.id].after))
    return {
        "needs": len(talks),
        "asked": int(np.sum([one.asked for one in talks.values()])),
        "answered": int(np.sum([one.answered for one in talks.values()])),
        "before": asdict(interval(before.ndcg)),
        "after": asdict(interval(after.ndcg)),
        "gain": asdict(difference(after.ndcg, before.ndcg)),
        "better": int(np.sum(after.ndcg > before.ndcg)),
        "worse": int(np.sum(after.ndcg < before.ndcg)),
        "processor": processor(),
    }


def talk(text: str) -> Talk:
    """A need cut short, and what the clinic makes of it with answers from the rest."""
    cut = first_sentence(text)
    rest = Told(text[len(cut) :])
    before = said = Said(text=cut)
    given = asked = 0
    for code in [one.code for one in sheet_of(before).open][:MOST_QUESTIONS]:
        asked += 1
        words = " ".join(_answers(rest, code, cut))
        try:
            said = answered(said, code, words)
            given += bool(words)
        except NotUnderstood:
            said = answered(said, code, "")
    return Talk(before, said, asked, given)


def first_sentence(text: str) -> str:
    """The first sentence that says something."""
    end = next((end for start, end in sentences(text) if end >= SHORTEST), len(text))
    return text[:end]


def _answers(rest: Told, code: str, known: str) -> Iterator[str]:
    found = (one for one in rest.answers(code) if one not in known)
    yield from [one for one, _ in zip(found, range(SENTENCES), strict=False)]
