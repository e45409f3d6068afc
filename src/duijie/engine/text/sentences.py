"""Where sentences begin and end, in both languages."""

import re

# A full stop ends a sentence only before a blank and not after a digit, an initial or one of the
# few abbreviations that stand before names and numbers. Every branch begins with its mark, by
# which ``re`` skips all that is none; what must not stand before the mark is looked at after it.
_END = re.compile(
    r"[。！？；!?;]+[”’」』\"')）]*"
    r"|\.(?<![A-Z\d]\.)(?<!\b(?:al|vs|cf|Dr|Mr|St|No|ca)\.)(?<!Fig\.)(?<!e\.g\.)(?<!i\.e\.)(?<!etc\.)"
    r"[\"')]*(?=\s|$)|\.(?<=\d\.)(?=\s+[A-Z\u3400-\u9fff])"
    r"|\n+"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of a text, blanks around them left out.

    A line break always ends a sentence, because fields and list items are lines.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in [match.end() for match in _END.finditer(text)] + [len(text)]:
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            found.append((left, right))
        start = end
    return tuple(found)
