"""What stands in templates: notes in both languages, and an invented example of each kind."""

from collections.abc import Mapping
from typing import Final

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.language import Language

ZH, EN = Language.ZH, Language.EN

NOTES: Final[Mapping[str, Mapping[Language, str]]] = {
    "sheet": {ZH: "填写", EN: "Records"},
    "guide": {ZH: "怎么填", EN: "How to fill it in"},
    "outcome": {ZH: "导入结果", EN: "Outcome"},
    "reasons": {ZH: "导入原因", EN: "Reasons"},
    "place": {ZH: "原文件位置", EN: "Place in the file"},
    "choices": {ZH: "可选", EN: "Choices "},
    "intro": {
        ZH: "每行一条记录。橙色栏目中、英文至少填一种，其余可空。\n"
        "第二行是填写示例，导入时自动略过，可以删除或保留。\n"
        "再次导入时以自有编号识别同一条记录；空格不改动原有内容，填写 [清空] 才会删去。",
        EN: "One record to a row. Fill in the orange columns in Chinese or English; "
        "all others may stay empty.\n"
        "The second row is an example. It is skipped on import; delete it or leave it.\n"
        "A later import knows a record by your own number. An empty cell changes nothing; "
        "write [clear] to delete what stands there.",
    },
    "external_id": {
        ZH: "本单位给这条记录的编号，再次导入时据此更新而不重复。",
        EN: "The number you give the record; a later import updates it instead of doubling it.",
    },
    "quantities": {
        ZH: "每行一项，如 抗拉强度 >= 200 MPa；希望而非必须达到的，在行末加 | 期望。",
        EN: "One per line, such as tensile strength >= 200 MPa; add | should where it is a wish.",
    },
    "rights": {
        ZH: "每行一件，依次为 类型 | 号码 | 国家 | 名称 | 状态 | 权利人 | 到期日；"
        "也可直接写专利号。",
        EN: "One per line, as kind | number | country | title | status | owners | expiry; "
        "a bare number will do.",
    },
    "contacts": {
        ZH: "每行一人，依次为 姓名 | 职务 | 邮箱 | 电话。",
        EN: "One person per line, as name | position | e-mail | telephone.",
    },
    "equipment": {
        ZH: "每行一台，依次为 中文名 | 英文名 | 型号 | 厂家 | 能力 | 是否开放。",
        EN: "One device per line, as Chinese name | English name | model | maker | capability | "
        "open (yes or no).",
    },
}

EXAMPLES: Final[Mapping[ListingKind, Mapping[Language, Mapping[str, str]]]] = {
    ListingKind.OFFER: {
        ZH: {
            "external_id": "示例",
            "title_zh": "碳化硅晶圆低应力减薄工艺",
            "abstract_zh": "将 6 英寸碳化硅晶圆减薄到 100 µm，翘曲小于 30 µm。",
            "quantities": "晶圆厚度 <= 100 µm\n翘曲 < 30 µm",
            "trl": "6",
            "cooperation": "普通许可、合作开发",
            "price_low": "800000",
            "contacts": "王示例 | 技术经理 | wang@example.com | 010-00000000",
        },
        EN: {
            "external_id": "Example",
            "title_en": "Low-stress thinning of silicon carbide wafers",
            "abstract_en": "Thins 6-inch SiC wafers to 100 µm with a bow below 30 µm.",
            "quantities": "wafer thickness <= 100 µm\nbow < 30 µm",
            "trl": "6",
            "cooperation": "licence, joint development",
            "price_low": "800000",
            "contacts": "A. Example | Manager | a@example.com | +00 000 0000",
        },
    },
    ListingKind.NEED: {
        ZH: {
            "external_id": "示例",
            "title_zh": "薄壁铝件激光焊变形控制",
            "problem_zh": "1.5 mm 铝合金壳体激光焊后变形超过 0.8 mm，需要人工校形。",
            "quantities": "焊后变形 <= 0.3 mm",
            "budget_high": "600000",
            "deadline": "2027-12-31",
        },
        EN: {
            "external_id": "Example",
            "title_en": "Distortion of thin aluminium parts in laser welding",
            "problem_en": "Cases of 1.5 mm warp by more than 0.8 mm and are straightened by hand.",
            "quantities": "distortion <= 0.3 mm",
            "budget_high": "600000",
            "deadline": "2027-12-31",
        },
    },
    ListingKind.EXPERT: {
        ZH: {
            "external_id": "示例",
            "title_zh": "李示例",
            "expertise_zh": "半导体材料减薄与抛光。",
            "languages": "zh; en",
            "consent": "书面同意",
        },
        EN: {
            "external_id": "Example",
            "title_en": "Lee Example",
            "expertise_en": "Thinning and polishing of semiconductor materials.",
            "languages": "zh; en",
            "consent": "in writing",
        },
    },
    ListingKind.LAB: {
        ZH: {
            "external_id": "示例",
            "title_zh": "示例晶圆加工中试平台",
            "abstract_zh": "提供 6、8 英寸晶圆减薄、抛光与检测。",
            "equipment": "减薄机 | Grinder | G-200 | 示例厂 | 8 英寸 | 是",
        },
        EN: {
            "external_id": "Example",
            "title_en": "Example pilot platform for wafers",
            "abstract_en": "Thinning, polishing and testing of 6- and 8-inch wafers.",
            "equipment": "减薄机 | Grinder | G-200 | Example Works | 8 inch | yes",
        },
    },
}
