"""Message catalogues: one entry per code, both languages side by side."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Self

from duijie.kernel.language import Language


class Catalogue:
    """Sentences by code and language, read from the TOML files of one package.

    An entry is ``["index.not_found"]`` with ``en`` and ``zh``, each a
    %-template with named placeholders (``%(path)s``). An unknown code is a bug
    and raises KeyError.
    """

    def __init__(self, package: str | None = None) -> None:
        self._entries: dict[str, dict[str, str]] = {}
        if package:
            for file in sorted(files(package).iterdir(), key=lambda item: item.name):
                if file.name.endswith(".toml"):
                    self._add(tomllib.loads(file.read_text(encoding="utf-8")), file.name)

    @classmethod
    def of_apps(cls, root: str, name: str) -> Self:
        """The catalogue of all files of one name that lie in the packages below a root."""
        found = cls()
        for app in sorted(files(root).iterdir(), key=lambda item: item.name):
            file = app / name
            if file.is_file():
                found._add(tomllib.loads(file.read_text(encoding="utf-8")), f"{app.name}/{name}")
        return found

    def _add(self, entries: dict[str, Any], origin: str) -> None:
        twice = self._entries.keys() & entries.keys()
        if twice:
            raise ValueError(f"{origin} repeats {sorted(twice)}")
        self._entries.update(entries)

    def say(self, code: str, language: Language, /, **facts: object) -> str:
        """The sentence for a code in one language, its facts filled in."""
        template = self._entries[code][language]
        return template % facts if facts else template.replace("%%", "%")

    def __contains__(self, code: str) -> bool:
        return code in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def templates(self, code: str) -> dict[str, str]:
        """Both templates of a code, for tests and documentation."""
        return dict(self._entries[code])
