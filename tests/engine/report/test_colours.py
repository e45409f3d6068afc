"""Every pair of colours the page sets text in can be read (WCAG 2.2, level AA)."""

import re
from importlib.resources import files

import pytest

TEXT, GRAPHICS = 4.5, 3.0
PAIRS = [
    *[("ink", ground) for ground in ("paper", "sheet", "faint", "b1", "b2", "b3")],
    *[("soft", ground) for ground in ("paper", "sheet", "faint")],
    *[("accent", ground) for ground in ("paper", "sheet", "accent-soft")],
    *[
        (verdict, ground)
        for verdict in ("met", "unmet", "unknown")
        for ground in ("paper", "sheet")
    ],
    *[(f"u{number}", f"b{number}") for number in (1, 2, 3)],
    ("on-accent", "accent"),
    ("warn", "warn-soft"),
]


def palettes() -> dict[str, dict[str, str]]:
    """The colours by name: light, dark (over light) and print (over light)."""
    folder = files("duijie.engine.report") / "templates"
    screen = (folder / "style.css").read_text(encoding="utf-8")
    light, dark = (colours(block) for block in re.findall(r":root \{(.*?)\}", screen, re.DOTALL))
    paper = (folder / "print.css").read_text(encoding="utf-8")
    printed = colours(re.findall(r":root \{(.*?)\}", paper, re.DOTALL)[0])
    return {"light": light, "dark": light | dark, "print": light | printed}


def colours(block: str) -> dict[str, str]:
    """The hexadecimal colours a block declares."""
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", block))


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    whole = "".join(digit * 2 for digit in colour) if len(colour) == 3 else colour
    shares = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(palette: str, text: str, ground: str) -> None:
    named = palettes()[palette]

    assert contrast(named[text], named[ground]) >= TEXT


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
def test_the_marks_of_reasons_differ_in_grey_by_their_underlines(palette: str) -> None:
    named = palettes()[palette]
    style = (files("duijie.engine.report") / "templates" / "style.css").read_text(encoding="utf-8")
    lines = re.findall(r"\.u\d \{ border-bottom: 2px (\w+)", style)

    assert lines == ["solid", "dashed", "dotted"]
    assert all(contrast(named[f"u{n}"], named["faint"]) >= GRAPHICS for n in (1, 2, 3))


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("000", "ffffff") == pytest.approx(21)
