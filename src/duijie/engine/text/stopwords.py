"""Words that carry no subject matter, in both languages (stopwords.toml)."""

import tomllib
from importlib.resources import files

_TABLE = tomllib.loads(files(__package__).joinpath("stopwords.toml").read_text(encoding="utf-8"))

ENGLISH: frozenset[str] = frozenset(_TABLE["english"].split())
CHINESE: frozenset[str] = frozenset(_TABLE["chinese"].split())
