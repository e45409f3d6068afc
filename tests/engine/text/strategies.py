"""Texts drawn for promises: any Unicode, and what people really write."""

from hypothesis import strategies as st

# Stretches in which normal forms, languages, tokens and sentences have something to do.
FRAGMENTS = (
    "耐高温聚酰亚胺薄膜",
    "轉化鏈條的臺灣廠商",
    "无人机巡检",
    "low-temperature discharge of LiFePO4 cells",
    "e.g. Fig. 3 and No. 5",
    "3.5 mm",
    "≥９９．９％",
    "−40～85℃",
    "“引号”",
    "TRL6",
    "ｆｕｌｌ－ｗｉｄｔｈ",
    "µm",
    "İstanbul",
    "ﬁnal",
    "ß",
    "😀👩‍🔬",
    "\x00\x07",
    "\u200b\ufeff\u3000",
    "é",
    "。",
    "！",
    "; ",
    ". ",
    "\n",
    "\r\n",
    " ",
    "的",
)

any_text = st.text(max_size=200)
written_text = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)
texts = any_text | written_text
with_surrogates = st.text(st.characters(categories=("L", "N", "P", "Cs", "Cc")), max_size=60)
