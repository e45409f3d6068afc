"""Answers to write reports from: invented needs and offers in both languages."""

from datetime import UTC, datetime

from duijie.engine.records import Field, Record, Source
from duijie.engine.report.facts import DuplicateRow, InputFile, RejectedRow, ReportFacts
from duijie.engine.results import (
    Answer,
    Grade,
    Match,
    Note,
    QuantityRow,
    Reason,
    Side,
    Span,
    Verdict,
)

THRESHOLD = 0.35
GRADES = ((Grade.STRONG, 0.8), (Grade.LIKELY, 0.6), (Grade.POSSIBLE, 0.35), (Grade.WEAK, 0.0))
MADE_AT = datetime(2026, 3, 9, 16, 5, tzinfo=UTC)


def make_need(title: str, description: str, row: int = 3, **fields: str) -> Record:
    """A need as read from a collection form."""
    return _record("N", title, description, Source("企业技术需求征集表.xlsx", "需求", row), fields)


def make_offer(title: str, description: str, row: int = 2, **fields: str) -> Record:
    """An offer as read from a university's list."""
    return _record("T", title, description, Source("results-2025.xlsx", "Offers", row), fields)


def _record(
    letter: str, title: str, description: str, source: Source, fields: dict[str, str]
) -> Record:
    named = {Field(name): value for name, value in fields.items()}
    whole = {Field.TITLE: title, Field.DESCRIPTION: description, **named}
    return Record(f"{letter}{source.row}", whole, source=source)


def span(record: Record, side: Side, words: str) -> Span:
    """Where the words stand in the record's text; they must stand there."""
    start = record.text.index(words)
    return Span(side, start, start + len(words))


def make_reason(
    need: Record, offer: Record, code: str, quoted: dict[str, str], /, **facts: object
) -> Reason:
    """A reason that rests on words of the need (keys) and of the offer (values)."""
    spans = [span(need, Side.NEED, words) for words in quoted]
    spans += [span(offer, Side.OFFER, words) for words in quoted.values()]
    return Reason(code.removeprefix("explain."), 0.4, Note(code, dict(facts), tuple(spans)))


def make_row(
    need: Record, offer: Record, asked: str, offered: str | None, verdict: Verdict, name: str = ""
) -> QuantityRow:
    """One limit with its spans found in both texts."""
    return QuantityRow(
        name,
        asked,
        offered,
        verdict,
        span(need, Side.NEED, asked),
        span(offer, Side.OFFER, offered) if offered else None,
    )


def make_match(  # noqa: PLR0913 - a match has that many parts
    need: Record,
    offer: Record,
    probability: float = 0.7,
    *,
    rank: int = 1,
    reasons: tuple[Reason, ...] = (),
    quantities: tuple[QuantityRow, ...] = (),
    unknown: tuple[Note, ...] = (),
    against: tuple[Note, ...] = (),
) -> Match:
    """A match whose grade follows from its probability."""
    grade = next(grade for grade, low in GRADES if probability >= low)
    return Match(
        need=need,
        offer=offer,
        rank=rank,
        score=probability * 4 - 2,
        probability=probability,
        grade=grade,
        features={"shared_terms": 0.31, "sentence_cosine": 0.62},
        reasons=reasons,
        quantities=quantities,
        unknown=unknown,
        against=against,
    )


def make_facts(**changes: object) -> ReportFacts:
    """The facts of a run, with changes."""
    facts: dict[str, object] = {
        "needs_read": 4,
        "offers_read": 6,
        "threshold": THRESHOLD,
        "encoder": "duijie-bilingual-1",
        "engine_version": "0.1.0",
        "made_at": MADE_AT,
        "grades": GRADES,
        "files": (
            InputFile(
                Side.NEED,
                "企业技术需求征集表.xlsx",
                4,
                ((Field.TITLE, "需求名称"), (Field.DESCRIPTION, "需求描述")),
            ),
            InputFile(Side.OFFER, "results-2025.xlsx", 6),
        ),
        "rejected": (
            RejectedRow(
                Side.NEED,
                Source("企业技术需求征集表.xlsx", "需求", 9),
                Note("explain.nothing_close", {"subject": "9"}),
            ),
        ),
        "duplicates": (
            DuplicateRow(
                Side.OFFER,
                Source("results-2025.xlsx", "Offers", 8),
                Source("results-2025.xlsx", "Offers", 2),
            ),
        ),
        **changes,
    }
    return ReportFacts(**facts)  # type: ignore[arg-type]


def film_need() -> Record:
    """A Chinese need with four limits."""
    return make_need(
        "高温烟气除尘用陶瓷纤维滤材",
        "现有布袋在水泥窑尾烟气中三个月即破损。需要一种耐高温的陶瓷纤维滤材，连续使用温度"
        "不低于 450℃，过滤效率 ≥99.9%，运行阻力不高于 1200 Pa，使用寿命不少于 3 年。"
        "滤材须耐受碱性粉尘，并能沿用现有脉冲喷吹清灰系统。厂区已有两条日产 5000 吨的熟料线。",
        3,
        organisation="江畔水泥有限公司（虚构）",
        region="安徽",
        budget="200 万元",
        cooperation="技术转让",
    )


def film_offers() -> tuple[Record, ...]:
    """Three offers for it: same language, other language, near the field."""
    return (
        make_offer(
            "莫来石陶瓷纤维复合滤管及制备方法",
            "本成果提供一种莫来石陶瓷纤维复合滤管，用于高温烟气除尘。滤管连续使用温度可达 650℃，"
            "对 PM2.5 的过滤效率为 99.95%，初始阻力 800 Pa。已在玻璃窑炉完成 4000 小时中试，"
            "可配合脉冲喷吹清灰。",
            2,
            organisation="云岭材料研究院（虚构）",
            readiness="TRL 6",
            contact="技术转移办公室",
            ipc="B01D 46/24",
        ),
        make_offer(
            "Ceramic fibre candle filters for hot gas cleaning",
            "Rigid candle filters of alumina–silica ceramic fibre clean hot flue gas from kilns "
            "and gasifiers. They run continuously at 850 °C with a collection efficiency of 99.99 %"
            ". Pressure drop depends on the cleaning interval; pulse-jet cleaning was tested for "
            "2,500 hours on a cement kiln bypass.",
            5,
            organisation="Northfjord Institute of Technology (invented)",
            readiness="TRL 7",
        ),
        make_offer(
            "耐碱玻璃纤维覆膜滤料",
            "玻璃纤维基布经耐碱处理后覆 PTFE 膜，适用于 260℃ 以下的烟气除尘，运行阻力低。",
            6,
            organisation="",
        ),
    )


def film_answer() -> Answer:
    """Three matches, one of them across languages and one with a limit unmet."""
    need = film_need()
    one, two, three = film_offers()
    return Answer(need, (_first(need, one), _second(need, two), _third(need, three)), 0.93)


def _first(need: Record, offer: Record) -> Match:
    return make_match(
        need,
        offer,
        0.91,
        rank=1,
        reasons=(
            make_reason(
                need,
                offer,
                "explain.shared_terms",
                {"高温烟气除尘": "高温烟气除尘", "陶瓷纤维": "陶瓷纤维"},
                terms=["高温烟气", "除尘", "陶瓷纤维"],
            ),
            make_reason(
                need,
                offer,
                "explain.quantity_met",
                {"连续使用温度不低于 450℃": "连续使用温度可达 650℃"},
                property="连续使用温度",
                asked="不低于 450℃",
                offered="650℃",
            ),
            make_reason(
                need,
                offer,
                "explain.close_sentence",
                {"并能沿用现有脉冲喷吹清灰系统": "可配合脉冲喷吹清灰"},
                closeness=0.8231,
            ),
        ),
        quantities=(
            make_row(need, offer, "不低于 450℃", "可达 650℃", Verdict.MET, "连续使用温度"),
            make_row(need, offer, "≥99.9%", "99.95%", Verdict.MET, "过滤效率"),
            make_row(need, offer, "不高于 1200 Pa", "800 Pa", Verdict.MET, "阻力"),
            make_row(need, offer, "不少于 3 年", None, Verdict.UNKNOWN, "使用寿命"),
        ),
        unknown=(Note("explain.limit_unknown", {"property": "使用寿命", "asked": "不少于 3 年"}),),
        against=(Note("explain.readiness_gap", {"offered": 6, "asked": 8}),),
    )


def _second(need: Record, offer: Record) -> Match:
    return make_match(
        need,
        offer,
        0.74,
        rank=2,
        reasons=(
            make_reason(
                need,
                offer,
                "explain.cross_language_terms",
                {"陶瓷纤维": "ceramic fibre", "脉冲喷吹": "pulse-jet", "水泥窑": "cement kiln"},
                pairs=["陶瓷纤维 = ceramic fibre", "脉冲喷吹 = pulse-jet", "水泥窑 = cement kiln"],
            ),
            make_reason(
                need,
                offer,
                "explain.quantity_met",
                {"过滤效率 ≥99.9%": "collection efficiency of 99.99 %"},
                property="过滤效率",
                asked="≥99.9%",
                offered="99.99 %",
            ),
        ),
        quantities=(
            make_row(need, offer, "不低于 450℃", "850 °C", Verdict.MET, "连续使用温度"),
            make_row(need, offer, "≥99.9%", "99.99 %", Verdict.MET, "过滤效率"),
            make_row(need, offer, "不高于 1200 Pa", None, Verdict.UNKNOWN, "阻力"),
        ),
        unknown=(Note("explain.limit_unknown", {"property": "阻力", "asked": "不高于 1200 Pa"}),),
    )


def _third(need: Record, offer: Record) -> Match:
    return make_match(
        need,
        offer,
        0.41,
        rank=3,
        reasons=(
            make_reason(
                need,
                offer,
                "explain.shared_terms",
                {"烟气": "烟气除尘", "滤材": "滤料"},
                terms=["烟气", "滤材"],
            ),
        ),
        quantities=(
            make_row(need, offer, "不低于 450℃", "260℃ 以下", Verdict.UNMET, "连续使用温度"),
        ),
        against=(
            Note(
                "explain.limit_unmet",
                {"property": "连续使用温度", "asked": "不低于 450℃", "offered": "260℃"},
                (span(offer, Side.OFFER, "适用于 260℃ 以下的烟气除尘"),),
            ),
        ),
    )


def pump_answer() -> Answer:
    """An English need with many matches and no limits."""
    need = make_need(
        "Seal-less pump for abrasive slurry",
        "Mechanical seals of our slurry pumps last six weeks. We look for a seal-less pump or a "
        "magnetic coupling that survives abrasive slurry with 30 % solids.",
        4,
        organisation="Harbour Minerals (invented)",
        deadline="2027-06",
    )
    offers = [
        make_offer(
            f"Magnetic coupling for slurry pumps, variant {place}",
            "A ceramic containment shell lets a magnetic coupling drive a slurry pump without "
            "any mechanical seal.",
            10 + place,
            organisation="Lowland University (invented)",
            contact="transfer desk",
        )
        for place in range(1, 6)
    ]
    matches = tuple(
        make_match(
            need,
            offer,
            0.66 - 0.06 * place,
            rank=place + 1,
            reasons=(
                make_reason(
                    need,
                    offer,
                    "explain.shared_terms",
                    {"magnetic coupling": "magnetic coupling", "abrasive slurry": "slurry pump"},
                    terms=["magnetic coupling", "slurry"],
                ),
            ),
        )
        for place, offer in enumerate(offers)
    )
    return Answer(need, matches, 0.7)


def nothing_answer() -> Answer:
    """A need for which nothing fits, with a nearest miss."""
    need = make_need(
        "船用低温氨燃料加注接头",
        "需要 DN150 低温氨燃料加注快速接头，工作温度 -33℃，断开泄漏量不超过 50 mL。",
        5,
        organisation="海湾船舶配套（虚构）",
    )
    offer = make_offer(
        "液化天然气加注臂旋转接头密封",
        "用于液化天然气加注臂的旋转接头密封，工作温度 -162℃，断开泄漏量 120 mL。",
        30,
        organisation="临港装备学院（虚构）",
    )
    near = make_match(
        need,
        offer,
        0.22,
        reasons=(
            make_reason(
                need,
                offer,
                "explain.shared_terms",
                {"加注": "加注", "接头": "接头"},
                terms=["加注", "接头"],
            ),
        ),
        quantities=(
            make_row(need, offer, "-33℃", "-162℃", Verdict.MET, "工作温度"),
            make_row(need, offer, "不超过 50 mL", "120 mL", Verdict.UNMET, "断开泄漏量"),
        ),
        against=(
            Note(
                "explain.limit_unmet",
                {"property": "断开泄漏量", "asked": "不超过 50 mL", "offered": "120 mL"},
            ),
        ),
    )
    change = (
        Note("explain.nothing_close", {"subject": "氨燃料"}),
        Note(
            "explain.relax_limit",
            {"property": "断开泄漏量", "asked": "不超过 50 mL", "offered": "120 mL"},
        ),
    )
    return Answer(need, (), 0.26, near, change)


def lonely_answer() -> Answer:
    """A need with no candidate at all."""
    return Answer(make_need("Quiet hydrogen compressor", "Below 60 dB at 1 m.", 6), (), 0.01)


def some_answers() -> list[Answer]:
    """One answer of every kind."""
    return [film_answer(), pump_answer(), nothing_answer(), lonely_answer()]


def reversed_answer() -> Answer:
    """The film need found from the side of its first offer."""
    match = film_answer().matches[0]
    return Answer(match.offer, (match,), 0.9)
