"""The stories of the demonstration are about records that are there, in both languages."""

from duijie.demo import reading
from duijie.demo.types import Story
from duijie.matching.types import Mode, Opinion


def stories() -> tuple[Story, ...]:
    """The stories as they are read."""
    return reading.stories()


def test_there_are_six_and_more_and_each_is_told_in_both_languages() -> None:
    assert len(stories()) >= 6
    assert len({one.key for one in stories()}) == len(stories())
    for one in stories():
        assert all((*one.title, *one.text))


def test_one_says_that_nothing_fits_and_one_leads_across_fields() -> None:
    assert [one for one in stories() if one.need and not one.offer]
    assert [one for one in stories() if one.mode == Mode.OTHER_FIELDS.value]


def test_their_records_are_published_and_their_people_can_sign_in() -> None:
    hidden = {name for name, stage in reading.course().stages.items() if stage != "published"}
    private = {
        name
        for name, seen_by in reading.course().visibility.items()
        if seen_by in {"private", "named"}
    }
    records = {row["id"] for kind in ("needs", "offers") for row in reading.examples(kind)}
    people = {one.key for one in reading.people()}

    for one in stories():
        for name in filter(None, (one.need, one.offer)):
            assert name in records - hidden - private
        assert one.as_key in people


def test_what_they_judge_fits_by_the_labels_of_the_examples() -> None:
    fits = {row["id"]: row["fits"] for row in reading.examples("needs")}

    for one in stories():
        if one.judges:
            assert one.offer in fits[one.need]
            assert {opinion for _, opinion, _ in one.judges} <= {word.value for word in Opinion}
            assert one.answer in {"", "agreed", "declined"}
            assert bool(one.reason) == (one.answer == "declined")


def test_what_is_told_across_languages_is_written_in_one_each() -> None:
    one_language = reading.course().one_language
    told = {one.key: {one.need, one.offer} for one in stories()}

    assert told["cold"] | told["modules"] | told["across"] <= one_language
