"""A small reference folder, written as the large ones are; its content is invented."""

import gzip
import json
from pathlib import Path

PROVINCES = "code,name\n11,北京市\n32,江苏省\n"
CITIES = "code,name,provinceCode\n1101,市辖区,11\n3299,云溪市,32\n3298,独市,32\n"
AREAS = (
    "code,name,cityCode,provinceCode\n110191,新苑区,1101,11\n"
    "329901,长河区,3299,32\n329902,重山县,3299,32\n329800,独市,3298,32\n"
)
INDUSTRIES = (
    "code,level,name,parent_code,section,short_note,description\n"
    "C,1,制造业,,C,,\n38,2,电气机械和器材制造业,C,C,,\n384,3,电池制造,38,C,,\n"
    "3841,4,锂离子电池制造,384,C,,\n3849,4,其他电池制造,384,C,,\n"
)
TAGS = (
    "gbt4754_code,name,tag,partial_star,category_path,description\n"
    "3841,锂离子电池制造,strategic,1,,\n"
)
IPC = (
    {"code": "H", "kind": "section", "zh": "电学", "en": "ELECTRICITY"},
    {"code": "H01", "kind": "class", "zh": "电气元件", "en": "ELECTRIC ELEMENTS"},
    {"code": "H01M", "kind": "subclass", "zh": "电池 注意 1.本小类", "en": "BATTERIES"},
    {"code": "H01M10/00", "kind": "maingroup", "zh": "二次电池；及其制造", "en": ""},
    {"code": "H01M10/05", "kind": "subgroup", "zh": "非水电解质蓄电池", "en": ""},
    {"code": "H01M99/02", "kind": "subgroup", "zh": "其他", "en": ""},
    {"code": "H01N", "kind": "subclass", "zh": "", "en": ""},
)
FIELDS = (
    "Field_number,Sector_en,Field_en,IPC_code\n"
    '1,Electrical engineering,"Electrical machinery, apparatus, energy",H01M%\n'
    "2,Electrical engineering,Audio-visual technology,H04N   3/%\n"
    "3,Electrical engineering,Telecommunications,H04N%\n"
)


def write_reference(folder: Path, **changed: str) -> Path:
    """A folder with regions, industries, IPC and WIPO fields; texts may be given instead."""
    texts = {
        "admin-divisions-cn/provinces.csv": PROVINCES,
        "admin-divisions-cn/cities.csv": CITIES,
        "admin-divisions-cn/areas.csv": changed.get("areas", AREAS),
        "gbt4754-2017/gbt4754_2017_full.csv": changed.get("industries", INDUSTRIES),
        "gbt4754-2017/gbt4754_statistical_tags.csv": TAGS,
        "wipo35/ipc_technology.csv": changed.get("fields", FIELDS),
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "ipc").mkdir(exist_ok=True)
    with gzip.open(folder / "ipc" / "ipc_zh_en.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in IPC)
    return folder
