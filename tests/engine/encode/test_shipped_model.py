"""What ships: small enough, whole, and joining the two languages."""

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from duijie.engine.encode.encoder import built_in
from duijie.engine.encode.translation import built_in_terms
from duijie.kernel.language import Language

MODEL = Path(str(files("duijie.engine.encode") / "model"))
CARD = Path(__file__).resolve().parents[3] / "docs" / "reference" / "model-card.md"
MOST_BYTES = 40_000_000

# The same subject said twice, over many fields.
SAME = {
    "高镍三元正极材料的表面包覆": "surface coating of nickel-rich cathode materials",
    "烧结烟气余热回收": "waste heat recovery from sintering flue gas",
    "燃气轮机叶片的热障涂层": "thermal barrier coatings for gas turbine blades",
    "无人机航拍图像中的目标检测": "object detection in images taken by drones",
    "污水处理厂的脱氮除磷": "nitrogen and phosphorus removal in sewage treatment plants",
    "镁合金压铸件的耐腐蚀性": "corrosion resistance of magnesium alloy castings",
    "玉米秸秆饲料的发酵": "fermentation of maize straw as feed",
    "焊接机器人的视觉引导": "vision guidance of welding robots",
    "光纤布拉格光栅传感器": "fiber Bragg grating sensors",
    "新生儿黄疸的早期筛查": "early screening of jaundice in newborns",
    "混凝土裂缝的自修复": "self-healing of cracks in concrete",
    "永磁同步电机的无传感器控制": "sensorless control of permanent magnet synchronous motors",
}
WORDS = {
    "催化剂": "catalyst",
    "涡轮": "turbin",
    "激光": "laser",
    "腐蚀": "corros",
    "传感器": "sensor",
    "疫苗": "vaccin",
    "土壤": "soil",
    "卫星": "satellit",
}


def test_the_model_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) <= MOST_BYTES


def test_the_model_card_names_every_file() -> None:
    card = CARD.read_text(encoding="utf-8")

    assert not [path.name for path in MODEL.iterdir() if f"`{path.name}`" not in card]


def test_the_model_states_how_it_was_made() -> None:
    about = json.loads((MODEL / "recipe.json").read_text(encoding="utf-8"))

    assert about["recipe"]["dimension"] == built_in().dimension
    assert set(about["recipe"]["shares"]) == set(about["pairs"])


@pytest.mark.parametrize("turned", [False, True], ids=["zh to en", "en to zh"])
def test_the_same_subject_is_nearest_in_the_other_language(*, turned: bool) -> None:
    sides = [built_in().encode(list(side)) for side in (SAME.keys(), SAME.values())]
    alike = sides[1] @ sides[0].T if turned else sides[0] @ sides[1].T

    assert np.argmax(alike, axis=1).tolist() == list(range(len(SAME)))


@pytest.mark.parametrize(("chinese", "english"), WORDS.items())
def test_a_word_of_the_field_has_its_translation(chinese: str, english: str) -> None:
    table = built_in_terms()

    assert english in {one.term for one in table.of(chinese, Language.ZH)[:2]}
    assert table.of(english, Language.EN)


def test_probabilities_are_sorted_and_never_more_than_one() -> None:
    table = built_in_terms()

    for word in WORDS:
        probabilities = [one.probability for one in table.of(word, Language.ZH)]
        assert probabilities == sorted(probabilities, reverse=True)
        assert sum(probabilities) <= 1.01
