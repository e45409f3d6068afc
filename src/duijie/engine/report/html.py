"""The match report as one self-contained HTML page for a screen and for paper."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from duijie.engine.report.cards import SHOWN_OPEN, card
from duijie.engine.report.destination import whole_file
from duijie.engine.report.facts import ReportFacts
from duijie.engine.report.histogram import histogram
from duijie.engine.report.overview import overview, tiles
from duijie.engine.report.voice import Voice, percent
from duijie.engine.results import Answer
from duijie.kernel.language import Language

# Of rows left out and duplicates; a page is for reading, the workbook holds them all.
MOST_ROWS = 500
_TAGS = {Language.ZH: "zh-Hans", Language.EN: "en"}


def write_html(
    answers: Sequence[Answer], path: Path, *, language: Language, about: ReportFacts
) -> None:
    """Write the report of a match run for people.

    Cards are laid out and written one at a time, so that the page may be
    larger than the memory it is made in.
    """
    voice = Voice(language)
    templates = _environment(voice, about)
    with whole_file(path) as part, part.open("w", encoding="utf-8", errors="replace") as out:
        for chunk in _page(answers, templates, voice, about):
            out.write(chunk)


def _page(
    answers: Sequence[Answer], templates: Environment, voice: Voice, about: ReportFacts
) -> Iterator[str]:
    yield from templates.get_template("top.html.j2").generate(
        tiles=tiles(answers, about, voice),
        chart=histogram(answers, about.threshold),
        rows=overview(answers, about, voice),
    )
    if answers:
        yield from _section("matches", answers, templates, voice, about)
        yield from _section("nothing", answers, templates, voice, about)
    yield from templates.get_template("bottom.html.j2").generate()


def _section(
    name: str,
    answers: Sequence[Answer],
    templates: Environment,
    voice: Voice,
    about: ReportFacts,
) -> Iterator[str]:
    nothing = name == "nothing"
    chosen = [(n, a) for n, a in enumerate(answers, 1) if a.nothing_fits is nothing]
    yield templates.get_template("section.html.j2").render(
        id=name,
        heading=voice.say(f"section.{name}"),
        count=len(chosen),
        intro=_intro(name, len(chosen), voice, about),
    )
    template = templates.get_template("card.html.j2")
    for number, answer in chosen:
        yield template.render(card=card(number, answer, about, voice))
    yield "</section>\n"


def _intro(name: str, found: int, voice: Voice, about: ReportFacts) -> str:
    if name == "nothing":
        return voice.side("nothing.intro" if found else "nothing.empty", about.asking)
    return "" if found else voice.say("matches.empty")


def _environment(voice: Voice, about: ReportFacts) -> Environment:
    environment = Environment(
        loader=PackageLoader("duijie.engine.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "about": about,
        "voice": voice,
        "say": voice.say,
        "percent": percent,
        "tag": _TAGS.__getitem__,
        "threshold": percent(about.threshold),
        "title": voice.side("title", about.asking),
        "shown_open": SHOWN_OPEN,
        "most_rows": MOST_ROWS,
    }
    return environment
