"""The page is whole, safe, complete in both languages, and says what the data say."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.engine.report.make import (
    film_answer,
    make_facts,
    make_match,
    make_need,
    make_offer,
    make_reason,
    make_row,
    nothing_answer,
    pump_answer,
    reversed_answer,
    some_answers,
)
from tests.engine.report.reading import Page, page_of

from duijie.engine.records import Source
from duijie.engine.report.facts import DuplicateRow, InputFile, RejectedRow
from duijie.engine.report.html import MOST_ROWS, write_html
from duijie.engine.results import Answer, Note, Side, Verdict
from duijie.kernel.language import Language

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</style><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt;",
)
EXTERNAL = re.compile(r"https?:|//\w|\bsrc=|@import|<link|<script|url\((?!#)", re.IGNORECASE)


@pytest.fixture(params=list(Language))
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Page:
    return page_of(some_answers(), tmp_path, request.param, demo=True)


def test_every_tag_closes_and_every_name_is_given_once(page: Page) -> None:
    assert not page.tags.problems
    assert not page.tags.open
    assert len(page.tags.ids) == len(set(page.tags.ids))


def test_every_link_stays_on_the_page_and_leads_somewhere(page: Page) -> None:
    assert page.tags.links
    assert {link.removeprefix("#") for link in page.tags.links} <= set(page.tags.ids)
    assert all(link.startswith("#") for link in page.tags.links)


def test_nothing_is_fetched_from_elsewhere_and_no_script_runs(page: Page) -> None:
    assert not EXTERNAL.search(page.source)
    assert not [name for name, _ in page.tags.attributes if name.startswith("on")]


def test_headings_descend_without_a_leap(page: Page) -> None:
    levels = [int(e.tag[1]) for e in page.all("//h1|//h2|//h3|//h4|//h5")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_names_its_columns_and_rows(page: Page) -> None:
    for table in page.all("//table"):
        assert table.xpath(".//thead//th[@scope='col']")
    assert page.all("//table[@class='limits']/tbody/tr/th[@scope='row']")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_as_text(hostile: str, tmp_path: Path) -> None:
    page = page_of([hostile_answer(hostile)], tmp_path, files=(InputFile(Side.NEED, hostile, 1),))

    assert not page.tags.problems
    assert not page.all("//script | //img | //@onmouseover | //@onerror")
    assert page.texts("//h3[@id='t1']") == [" ".join(hostile.split())]
    assert hostile in page.texts("//table[@class='limits']/tbody/tr/td[1]")
    assert "49" not in page.words


def hostile_answer(text: str) -> Answer:
    """An answer in which every free text is hostile."""
    need = make_need(text, f"{text} asked.", organisation=text, region=text)
    offer = make_offer(text, f"{text} offered.", organisation=text, contact=text)
    match = make_match(
        need,
        offer,
        reasons=(make_reason(need, offer, "explain.shared_terms", {text: text}, terms=[text]),),
        quantities=(make_row(need, offer, text, text, Verdict.UNKNOWN, text),),
        against=(Note("explain.limit_unknown", {"property": text, "asked": text}),),
    )
    return Answer(need, (match,), 0.8)


def test_the_tiles_count_what_the_data_hold(tmp_path: Path) -> None:
    page = page_of(some_answers(), tmp_path, needs_read=1234, offers_read=56789)

    assert page.texts("//div[starts-with(@class, 'tile')]/dt") == [
        "needs read",
        "offers read",
        "matched",
        "nothing fits",
        "rows left out",
        "duplicate rows",
    ]
    figures = page.texts("//span[@class='figure']")
    assert figures == ["1,234", "56,789", "2", "2", "1", "1"]


def test_the_chart_counts_every_answer_that_has_a_candidate(tmp_path: Path) -> None:
    page = page_of([*some_answers(), film_answer()], tmp_path)

    assert page.texts("//svg//text[@class='bar-count']") == ["1", "1", "2"]
    assert page.texts("//svg/g/title") == [
        "20–30%: 0 matched, 1 where nothing fits",
        "60–70%: 1 matched, 0 where nothing fits",
        "90–100%: 2 matched, 0 where nothing fits",
    ]
    assert "1 record without any candidate is not drawn." in page.words


def test_the_overview_lists_the_most_probable_first_and_nothing_fits_apart(tmp_path: Path) -> None:
    page = page_of([pump_answer(), nothing_answer(), film_answer()], tmp_path)
    matched, nothing = page.all("//table[@class='overview']")

    assert [link.get("href") for link in matched.iterfind(".//a")] == ["#n3", "#n1"]
    assert [link.get("href") for link in nothing.iterfind(".//a")] == ["#n2"]
    assert page.texts("//table[@class='overview']//td[@class='p']/b") == ["91%", "66%", "22%"]


def test_a_card_says_each_probability_in_number_and_words(tmp_path: Path) -> None:
    page = page_of([film_answer()], tmp_path)

    assert page.texts("//article//p[@class='score']") == ["91%Strong", "74%Likely", "41%Possible"]
    bars = [bar.get("style") for bar in page.all("//article//span[@class='bar']/i")]
    assert bars == ["width:91.0%", "width:74.0%", "width:41.0%"]


def test_the_marks_of_both_sides_pair_up(tmp_path: Path) -> None:
    page = page_of([film_answer()], tmp_path)
    asked, offered = page.all("(//li[@class='match'])[1]//blockquote")

    def numbered(quote: object) -> dict[str, str]:
        marks = quote.iterfind("mark")  # type: ignore[attr-defined]
        return {mark.findtext("sup"): mark.text for mark in marks}

    assert numbered(asked) == {
        "1": "陶瓷纤维",
        "2": "连续使用温度不低于 450℃",
        "3": "并能沿用现有脉冲喷吹清灰系统",
    }
    assert numbered(offered).keys() == {"1", "2", "3"}
    assert page.texts("(//ol[@class='reasons'])[1]/li/span") == ["1", "2", "3"]


def test_limits_carry_an_icon_and_a_word(tmp_path: Path) -> None:
    page = page_of([film_answer()], tmp_path)
    rows = page.texts("(//table[@class='limits'])[1]/tbody/tr")
    icons = [use.get("href") for use in page.all("(//table[@class='limits'])[1]//use")]

    assert rows[0] == "连续使用温度不低于 450℃可达 650℃met"
    assert rows[3] == "使用寿命不少于 3 年not statedunknown"
    assert icons == ["#i-met", "#i-met", "#i-met", "#i-unknown"]


def test_matches_beyond_the_third_are_folded_but_named(tmp_path: Path) -> None:
    page = page_of([pump_answer()], tmp_path)

    assert len(page.all("//li[@class='match']")) == 3
    assert page.texts("//li[@class='match more']/details/summary") == [
        "Magnetic coupling for slurry pumps, variant 4 48% Possible",
        "Magnetic coupling for slurry pumps, variant 5 42% Possible",
    ]
    assert "2 further matches" in page.words


def test_where_nothing_fits_the_nearest_miss_and_what_would_change_are_shown(
    tmp_path: Path,
) -> None:
    page = page_of([nothing_answer()], tmp_path)

    assert "No match reaches the threshold." in page.words
    assert page.texts("//section[@id='nothing']//div[@class='verdict-line']") == [
        (
            "Nothing fits The nearest candidate fits with a probability of 22%; "
            "the threshold is 35%. The chance that anything read here fits at all is 26%."
        )
    ]
    assert len(page.all("//div[@class='change']//li")) == 2
    assert page.texts("//div[@class='near']//h4") == ["液化天然气加注臂旋转接头密封"]


def test_a_remark_quotes_the_words_its_sentence_leaves_out(tmp_path: Path) -> None:
    page = page_of([film_answer()], tmp_path)

    assert page.texts("//div[@class='against']//q") == ["适用于 260℃ 以下的烟气除尘"]


def test_a_candidate_says_where_it_stands_and_whom_to_ask(tmp_path: Path) -> None:
    page = page_of([film_answer()], tmp_path)

    assert page.texts("//p[@class='stands']")[0] == (
        "Where it stands results-2025.xlsx · sheet Offers · row 2Contact 技术转移办公室"
    )


def test_titles_and_quotes_say_which_language_they_are_in(tmp_path: Path) -> None:
    page = page_of([film_answer()], tmp_path, Language.ZH)
    tongues = [element.get("lang") for element in page.all("//article//h4")]

    assert page.tree.get("lang") == "zh-Hans"
    assert tongues == ["zh-Hans", "en", "zh-Hans"]
    quotes = [element.get("lang") for element in page.all("(//li[@class='match'])[2]//blockquote")]
    assert quotes == ["zh-Hans", "en"]


def test_a_reverse_report_asks_from_the_side_of_the_offer(tmp_path: Path) -> None:
    page = page_of([reversed_answer()], tmp_path, reverse=True)

    assert page.texts("//h1") == ["Match report: needs for offers"]
    assert page.texts("//span[@class='figure']")[:2] == ["6", "4"]
    assert page.texts("//h3[@id='t1']") == ["莫来石陶瓷纤维复合滤管及制备方法"]
    assert page.texts("//h4") == ["高温烟气除尘用陶瓷纤维滤材"]
    assert page.texts("//figcaption")[1:] == ["The offer says", "The need says"]
    assert page.all("//blockquote")[0].text_content().startswith("莫来石")


def test_demonstration_data_are_called_so_on_the_page_and_in_print(tmp_path: Path) -> None:
    demo = page_of(some_answers(), tmp_path, demo=True)
    real = page_of(some_answers(), tmp_path, demo=False)

    assert len(demo.all("//p[@class='demo']")) == 1
    assert "demonstration data" in demo.source
    assert not real.all("//p[@class='demo']")
    assert "demonstration data" not in real.source


@pytest.mark.parametrize("language", Language)
def test_nothing_read_is_said_and_makes_a_whole_page(language: Language, tmp_path: Path) -> None:
    page = page_of([], tmp_path, language, needs_read=0, files=(), rejected=(), duplicates=())

    assert not page.tags.problems
    assert len(page.texts("//p[@class='empty']")) == 1
    assert not page.all("//article")


def test_rows_left_out_are_listed_with_their_reasons_and_the_rest_is_counted(
    tmp_path: Path,
) -> None:
    reason = Note("explain.nothing_close", {"subject": "x"})
    rows = tuple(
        RejectedRow(Side.NEED, Source("n.xlsx", "A", row), reason) for row in range(MOST_ROWS + 2)
    )
    twins = (DuplicateRow(Side.OFFER, Source("o.csv", None, 7), Source("o.csv", None, 2)),)
    page = page_of(some_answers(), tmp_path, rejected=rows, duplicates=twins)

    assert len(page.all("//section[@id='rejected']//tbody/tr")) == MOST_ROWS
    assert "2 more rows are not listed here" in page.words
    assert page.texts("//section[@id='duplicates']//tbody/tr") == [
        "offerso.csv · row 7o.csv · row 2"
    ]


def test_the_foot_names_engine_encoder_date_threshold_and_files(tmp_path: Path) -> None:
    foot = page_of(some_answers(), tmp_path).texts("//footer")[0]

    assert "advice, not a verdict" in foot
    assert "Duijie 0.1.0" in foot
    assert "duijie-bilingual-1" in foot
    assert "2026-03-09 16:05 UTC" in foot
    assert "from a probability of 35%" in foot
    assert "需求名称 → Title" in foot


def answer_in(word: str) -> Answer:
    """An answer whose every own word is the given one."""
    source = Source("1", "2", 3)
    need = replace(make_need(word, word, organisation=word, region=word), source=source)
    offer = replace(make_offer(word, word, contact=word, readiness=word), source=source)
    match = make_match(
        need,
        offer,
        reasons=(make_reason(need, offer, "explain.shared_terms", {word: word}, terms=[word]),),
        quantities=(make_row(need, offer, word, None, Verdict.UNKNOWN),),
    )
    many = tuple(make_match(need, offer, 0.5, rank=rank) for rank in range(2, 7))
    return Answer(need, (match, *many), 0.8)


@pytest.mark.parametrize(
    ("language", "word", "foreign", "names"),
    [
        (Language.ZH, "词", r"[A-Za-z]{2,}", {"Duijie", "UTC", "rejects"}),
        (Language.EN, "word", r"[\u4e00-\u9fff]+", {"对接"}),
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_the_page_has_no_words_of_the_other_language(
    *,
    language: Language,
    word: str,
    foreign: str,
    names: set[str],
    reverse: bool,
    tmp_path: Path,
) -> None:
    matched, source = answer_in(word), Source("1", "2", 3)
    answers = [matched, Answer(matched.asker, (), 0.1, matched.matches[0])]
    page = page_of(
        answers,
        tmp_path,
        language,
        demo=True,
        reverse=reverse,
        encoder="1",
        files=(InputFile(Side.NEED, "1", 2),),
        duplicates=(DuplicateRow(Side.NEED, source, source),),
        rejected=(),
    )

    assert set(re.findall(foreign, page.words)) <= names


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    first = page_of(some_answers(), tmp_path).source

    assert page_of(some_answers(), tmp_path).source == first


def test_a_lone_surrogate_in_the_text_does_no_harm(tmp_path: Path) -> None:
    page = page_of([Answer(make_need("broken \ud800 text", "x"), (), 0.1)], tmp_path)

    assert page.texts("//h3[@id='t1']") == ["broken ? text"]


def test_a_report_that_fails_leaves_the_former_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("former", encoding="utf-8")
    broken = Answer(make_need("x", "y"), (), 0.1, None, (Note("no.such.code"),))

    with pytest.raises(KeyError):
        write_html([broken], path, language=Language.EN, about=make_facts())

    assert path.read_text(encoding="utf-8") == "former"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]
