"""``duijie search``: ask an index in one's own words."""

import json
from pathlib import Path
from typing import Annotated

import typer

from duijie.cli import screen
from duijie.cli.encoding import EncoderOption, chosen
from duijie.cli.messages import say
from duijie.engine.results import Match


def search(
    folder: Annotated[Path, typer.Argument(metavar="INDEX", help="search.folder")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="search.text")],
    *,
    top: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="search.top")] = 10,
    encoder: EncoderOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="search.json")] = False,
) -> None:
    """Search an index and show the best records."""
    from duijie.engine.rank.matcher import Matcher

    with Matcher.open(folder, encoder=chosen(encoder)) as matcher:
        found = matcher.search(text, top=top)
    if as_json:
        for match in found:
            typer.echo(json.dumps(_line(match), ensure_ascii=False))
    elif found:
        headings = [say(f"search.column_{name}") for name in ("rank", "probability", "id", "title")]
        screen.table(headings, [_row(match) for match in found])
    else:
        screen.tell("search.nothing")


def _row(match: Match) -> tuple[str, str, str, str]:
    offer = match.offer
    return str(match.rank), f"{match.probability:.0%}", offer.id, offer.title


def _line(match: Match) -> dict[str, object]:
    return {
        "rank": match.rank,
        "id": match.offer.id,
        "title": match.offer.title,
        "score": match.score,
        "probability": match.probability,
    }
