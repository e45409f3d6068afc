"""Everything that can be turned in training, with the reason for each setting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# How often a batch is drawn from each kind of pair, as shares that need not add up to one.
# Kinds across the languages weigh most, because only they join the two; within a language,
# titles with their abstracts teach which words matter. Small sources have small shares, or they
# would be learned by heart.
SHARES: Mapping[str, float] = MappingProxyType(
    {
        "title_zh-abstract_en": 3.0,
        "title_en-abstract_zh": 3.0,
        "abstract_zh-abstract_en": 3.0,
        "title_zh-title_en": 1.5,
        "title_zh-abstract_zh": 1.0,
        "title_en-abstract_en": 1.0,
        "keywords_zh-abstract_zh": 1.0,
        "keywords_en-abstract_en": 1.0,
        "keywords_zh-keywords_en": 1.0,
        "keywords_zh-abstract_en": 1.0,
        "keywords_en-abstract_zh": 1.0,
        "paragraph-paragraph": 2.5,
        "title_zh-paragraph": 2.0,
        "title_en-paragraph": 2.5,
        "award_title-award_abstract": 5.0,
        "award_abstract-award_abstract": 0.3,
        "topic_title-topic_description": 1.5,
        "topic_description-award_abstract": 0.05,
        "short_title-short_abstract": 0.3,
        "patent_class_zh-patent_class_en": 2.0,
        "word_zh-word_en": 1.5,
        "term_zh-term_en": 1.5,
        "discipline_zh-discipline_en": 0.3,
        "research_topic-description": 0.4,
        "industry-product": 0.2,
        "software-description": 0.1,
    }
)

# What the term table is learned from, and how much a pair of each kind counts: short pairs
# that say the same. Extracted terms are the cleanest; a dictionary entry lists several senses.
TERM_SHARES: Mapping[str, float] = MappingProxyType(
    {
        "title_zh-title_en": 1.0,
        "keywords_zh-keywords_en": 1.0,
        "patent_class_zh-patent_class_en": 1.0,
        "term_zh-term_en": 2.0,
        "word_zh-word_en": 0.5,
        "discipline_zh-discipline_en": 1.0,
    }
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of one training; the same recipe and data give the same model."""

    seed: int = 0
    # Larger vectors gained little in trials and cost index space for every record.
    dimension: int = 256
    # One byte per piece and dimension: 120,000 pieces keep the shipped model near 35 MB.
    vocabulary: int = 120_000
    # A piece met in fewer texts cannot be told from chance.
    fewest_texts: int = 3
    # Progress is counted in steps and not in minutes, so that a slow machine gives the same.
    steps: int = 6_000
    # Every other pair of the batch is a wrong answer to tell apart: more of them, harder.
    batch: int = 1_024
    learning_rate: float = 0.01
    # The last steps hardly move anything, so that the result is an average and not an accident.
    last_learning_rate: float = 0.0002
    # How sharply right and wrong answers are told apart; smaller forgets what is nearly right.
    temperature: float = 0.06
    # Each batch sees about so many pieces per text, now few, now many: a need of one line and an
    # abstract of twenty must meet, and no piece may be leaned on alone.
    pieces_seen: tuple[int, ...] = (16, 32, 64)
    # Sums are rounded differently on another number of threads; two is what a small box has.
    threads: int = 2
    shares: Mapping[str, float] = field(default_factory=lambda: SHARES)
    # None takes all pairs of each kind; a number makes a quick trial.
    most_pairs: int | None = None
    # Rounds of expectation and maximisation for the term table; later ones change little.
    term_rounds: int = 6
    # Terms of one side of a pair that are aligned; beyond, chance pairs outnumber true ones.
    most_terms: int = 40
    # A translation must be this probable, and expected this many times, to enter the table.
    least_probability: float = 0.05
    least_expected: float = 0.2
    most_translations: int = 6
    term_shares: Mapping[str, float] = field(default_factory=lambda: TERM_SHARES)


# For trying the command out: the whole way in about a minute, and no model worth using.
TINY = Recipe(dimension=64, vocabulary=20_000, steps=100, batch=256, most_pairs=1_000)
