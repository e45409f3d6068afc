"""Finding without explanation, explaining what was chosen, and seeing the newest commit."""

from pathlib import Path

from tests.make import make_record

from duijie.engine.rank.matcher import Matcher

SENSOR = make_record("sensor", "钯合金薄膜氢气传感器，检测下限 10 ppm。")
COATING = make_record("coating", "A zinc-free coating protects steel from sea water.")
POLISHING = make_record("polishing", "Chemical mechanical polishing of silicon carbide wafers.")


def test_what_is_found_says_how_much_it_covers_and_how_close_it_is() -> None:
    with Matcher.build([SENSOR, COATING, POLISHING]) as matcher:
        best, *rest = matcher.find("coating for steel in sea water")

    assert best.id == "coating"
    assert 0 <= best.probability <= 1
    assert best.covered > 0.5
    assert all(best.closeness > other.closeness for other in rest)


def test_only_the_records_asked_for_are_explained() -> None:
    with Matcher.build([SENSOR, COATING, POLISHING]) as matcher:
        (match,) = matcher.explain("steel coating", ["coating", "not there"])

        assert match.offer.id == "coating"
        assert match.reasons
        assert not matcher.explain("steel coating", [])


def test_an_open_matcher_sees_the_newest_commit_when_it_is_told_to(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    Matcher.build([SENSOR], folder=folder).close()
    with Matcher.open(folder) as matcher:
        Matcher.change(folder, [COATING], without=["sensor"])
        before = [hit.id for hit in matcher.find("传感器 coating")]
        matcher.refresh()
        after = [hit.id for hit in matcher.find("传感器 coating")]

    assert (before, after) == (["sensor"], ["coating"])


def test_what_an_answer_names_is_what_reaches_it() -> None:
    kinds = ["epoxy", "zinc", "ceramic", "polymer", "nickel", "silane", "enamel", "rubber"]
    coatings = [
        make_record(f"{kind}-{place}", f"A {kind} coating protects steel in sea water at {place}.")
        for kind in kinds
        for place in ("piers", "hulls")
    ]
    weak = make_record("weak", "Painting of garden fences, rarely made of steel.")
    need = make_record("need", "A coating that protects steel in sea water.")
    with Matcher.build([*coatings, weak, SENSOR, POLISHING]) as matcher:
        answer = matcher.answer(need, top=3)
        named = {match.offer.id for match in (*answer.matches, *answer.misses)}

        assert named
        assert all(matcher.reached([need.text], [one]) == [True] for one in named)
        assert matcher.reached([need.text, weak.text], ["weak"]) == [False, True]
        assert matcher.reached([need.text], ["not there"]) == [False]
