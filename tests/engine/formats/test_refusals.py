import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from tests.engine.formats.make import (
    BATTERY,
    CHINESE,
    COATING,
    records_of,
    write_docx,
    write_text,
    write_xls,
    write_xlsx,
)

from duijie.engine.formats import errors, read, sniffing
from duijie.engine.messages import CATALOGUE, say
from duijie.engine.records import Field
from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language

Build = Callable[[Path], Path]


def _zip_of(name: str, text: str = "") -> Build:
    def build(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "some.zip", "w") as archive:
            archive.writestr(name, text)
        return folder / "some.zip"

    return build


def _bytes(name: str, content: bytes) -> Build:
    def build(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return build


def _cut_workbook(folder: Path) -> Path:
    path = write_xlsx(folder / "cut.xlsx", {"s": [CHINESE, COATING]})
    path.write_bytes(path.read_bytes()[:-200])
    return path


def _damaged_sheet(folder: Path) -> Path:
    whole = write_xlsx(folder / "whole.xlsx", {"s": [CHINESE, COATING]})
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(folder / "bad.xlsx", "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[:-40] if "sheet1" in name else content)
    return folder / "bad.xlsx"


def _folder(folder: Path) -> Path:
    return folder


def _missing(folder: Path) -> Path:
    return folder / "missing.xlsx"


def _sheets(**sheets: list[list[object]]) -> Build:
    return lambda folder: write_xlsx(folder / "n.xlsx", sheets)


def _empty_form(folder: Path) -> Path:
    return write_docx(folder / "form.docx", [[["", ""], ["", ""]]])


def _no_table(folder: Path) -> Path:
    return write_docx(folder / "letter.docx", [])


REFUSED: list[tuple[str, Build, type[DomainError]]] = [
    ("missing", _missing, errors.FileMissing),
    ("folder", _folder, errors.FolderGiven),
    ("empty file", _bytes("n.xlsx", b""), errors.EmptyFile),
    ("only blanks", _bytes("n.csv", b" \r\n\t\r\n"), errors.EmptyFile),
    ("only a mark", _bytes("n.csv", b"\xef\xbb\xbf"), errors.EmptyFile),
    ("empty sheet", _sheets(s=[]), errors.EmptyFile),
    ("only a header", _sheets(s=[list(CHINESE)]), errors.NoRows),
    ("no usable column", _sheets(s=[["甲", "乙"], [1, 2]]), errors.NoUsableColumn),
    ("pdf", _bytes("n.xlsx", b"%PDF-1.7 ..."), errors.UnsupportedKind),
    ("plain zip", _zip_of("readme.txt"), errors.UnsupportedKind),
    ("xlsb", _zip_of("xl/workbook.bin"), errors.UnsupportedKind),
    ("xml 2003", _bytes(
        "n.xls",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ), errors.UnsupportedKind),
    ("cut workbook", _cut_workbook, errors.Damaged),
    ("not a zip", _bytes("n.xlsx", b"PK\x03\x04 no zip at all"), errors.Damaged),
    ("workbook without parts", _zip_of("xl/workbook.xml", "<workbook/>"), errors.Damaged),
    ("broken json", _bytes("n.json", b'[{"title": "x"'), errors.Damaged),
    ("false ole", _bytes("n.xls", sniffing._OLE + b"x" * 600), errors.Damaged),
    ("no encoding", _bytes("n.csv", b"\xef\xbb\xbftitle\n\xff\xfe\xff"), errors.UnknownEncoding),
    ("empty form", _empty_form, errors.EmptyFile),
    ("no table", _no_table, errors.EmptyFile),
    ("empty list", _bytes("n.json", b"[]"), errors.EmptyFile),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "refusal"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_read_is_refused_in_both_languages(
    build: Build, refusal: type[DomainError], tmp_path: Path
) -> None:
    with pytest.raises(refusal) as caught:
        list(read(build(tmp_path)))

    for language in Language:
        sentence = say(caught.value.code, language, **caught.value.facts)
        assert "%(" not in sentence
        assert str(caught.value.facts["path"]) in sentence


def test_a_sheet_damaged_in_the_middle_is_refused_while_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(errors.Damaged):
        list(read(_damaged_sheet(tmp_path)))


def test_every_refusal_has_its_sentences() -> None:
    for refusal in DomainError.__subclasses__():
        if refusal.__module__ == errors.__name__:
            assert refusal.code in CATALOGUE


def test_the_columns_found_are_named_when_none_is_usable(tmp_path: Path) -> None:
    with pytest.raises(errors.NoUsableColumn) as caught:
        read(write_xlsx(tmp_path / "n.xlsx", {"s": [["货号", "数量"], [1, 2]]}))

    assert caught.value.facts["headers"] == "货号 | 数量"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sniffing, "UNPACKED_LIMIT", 1 << 20)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (2 << 20))

    assert path.stat().st_size < 10_000
    with pytest.raises(errors.TooLarge):
        read(path)


def test_entities_in_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "whole.xlsx", {"s": [["需求名称"], ["耐高温涂层"]]})
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "hahahahaha"}">' for n in range(8)
    )
    path = tmp_path / "laughs.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if "sharedStrings" in name:
                head, _, rest = text.rpartition("?>") if "?>" in text else ("", "", text)
                text = f"{head and head + '?>'}<!DOCTYPE sst [{laughs}]>{rest}"
                text = text.replace("耐高温涂层", "耐高温涂层&l7;")
            target.writestr(name, text)

    try:
        texts = [record.text for record in records_of(read(path))]
    except errors.Damaged:
        return
    assert all(len(text) < 100 for text in texts)


def _locked(path: Path, password: str) -> Path:
    plain = write_xlsx(path.with_name("plain.xlsx"), {"s": [CHINESE, COATING, BATTERY]})
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(password, target)
    return path


def test_a_locked_workbook_opens_with_its_password_only(tmp_path: Path) -> None:
    path = _locked(tmp_path / "locked.xlsx", "geheim")

    with pytest.raises(errors.PasswordNeeded):
        read(path)
    with pytest.raises(errors.WrongPassword):
        read(path, password="Geheim")  # noqa: S106
    records = records_of(read(path, password="geheim"))  # noqa: S106

    assert [record.get(Field.TITLE) for record in records] == ["耐高温涂层", "低温电池"]
    assert records[0].source is not None
    assert records[0].source.file == "locked.xlsx"


def test_a_workbook_locked_only_against_changes_opens_unasked(tmp_path: Path) -> None:
    assert len(records_of(read(_locked(tmp_path / "n.xlsx", "VelvetSweatshop")))) == 2


def test_opening_a_locked_workbook_leaves_no_copy_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _locked(tmp_path / "locked.xlsx", "geheim")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))

    reading = read(path, password="geheim")  # noqa: S106
    assert len(records_of(reading)) == 2
    with pytest.raises(errors.WrongPassword):
        read(path, password="wrong")  # noqa: S106
    del reading

    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("name", ["needs.xls", "needs.csv", "needs.docx"])
def test_a_workbook_under_a_false_name_is_read_as_what_it_is(name: str, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [CHINESE, COATING]}).rename(tmp_path / name)

    assert len(records_of(read(path))) == 1


def test_an_old_workbook_under_a_new_name_is_read(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "n.xls", {"s": [CHINESE, COATING]}).rename(tmp_path / "n.xlsx")

    assert len(records_of(read(path))) == 1


def test_an_html_table_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    page = """<html><head><meta charset="gb2312"></head><body><table>
    <tr><td colspan="4">需求汇总</td></tr>
    <tr><th rowspan="2">需求名称</th><th rowspan="2">需求描述</th><th colspan="2">联系方式</th></tr>
    <tr><th>姓名</th><th>电话</th></tr>
    <tr><td>耐高温涂层</td><td>现有涂层开裂<br>需要新材料</td><td>王工</td><td>0571</td></tr>
    </table></body></html>"""

    (record,) = records_of(read(write_text(tmp_path / "n.xls", page, "gb18030")))

    assert record.fields == {
        Field.TITLE: "耐高温涂层",
        Field.DESCRIPTION: "现有涂层开裂\n需要新材料",
        Field.CONTACT: "王工 0571",
    }


def test_the_library_that_locks_is_the_one_that_opens(tmp_path: Path) -> None:
    content = _locked(tmp_path / "n.xlsx", "geheim").read_bytes()

    assert msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
