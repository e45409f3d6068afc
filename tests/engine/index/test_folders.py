"""What the index does with folders that are not as they should be."""

import json
import shutil
from pathlib import Path

import pytest
from tests.engine.index.making import (
    DIMENSION,
    ENCODER,
    make_entry,
    make_index,
    versions_in,
)

from duijie.engine.index import Index
from duijie.engine.index.errors import (
    AlreadyAnIndex,
    BeingWritten,
    Closed,
    Damaged,
    FolderNotEmpty,
    NotAnIndex,
    OpenedForReading,
    OtherEncoder,
    OtherVersion,
)
from duijie.engine.messages import say
from duijie.kernel.language import Language


def test_a_folder_of_another_version_is_refused_with_a_way_forward(tmp_path: Path) -> None:
    make_index(tmp_path / "index", ["a"]).close()
    manifest = tmp_path / "index" / "MANIFEST.json"
    content = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**content, "format": 99, "made_by": "9.1", "segments": "new"}))

    for writable in (False, True):
        with pytest.raises(OtherVersion) as refusal:
            Index.open(tmp_path / "index", writable=writable)
        assert refusal.value.facts["found"] == 99

    for language in Language:
        sentence = say(OtherVersion.code, language, **refusal.value.facts)
        assert "duijie index" in sentence
        assert "9.1" in sentence


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"kind": "something else"}', b"\xff\x00"])
def test_a_folder_that_is_no_index_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "MANIFEST.json").write_bytes(content)

    with pytest.raises((NotAnIndex, Damaged)):
        Index.open(tmp_path)
    with pytest.raises((NotAnIndex, Damaged)):
        Index.open(tmp_path, writable=True)
    assert not (tmp_path / "lexical").exists()


def test_a_missing_folder_is_no_index_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotAnIndex):
        Index.open(tmp_path / "nowhere", writable=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_new_index_is_not_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"mine")

    with pytest.raises(FolderNotEmpty):
        Index.create(tmp_path, dimension=DIMENSION, encoder=ENCODER)
    assert [item.name for item in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_new_index_is_not_made_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"mine")

    with pytest.raises(FolderNotEmpty):
        Index.create(tmp_path / "index", dimension=DIMENSION, encoder=ENCODER)


def test_a_new_index_does_not_replace_an_old_one(tmp_path: Path) -> None:
    make_index(tmp_path / "index", ["a"]).close()

    with pytest.raises(AlreadyAnIndex):
        Index.create(tmp_path / "index", dimension=DIMENSION, encoder=ENCODER)
    with Index.open(tmp_path / "index") as index:
        assert versions_in(index) == {"a": 0}


def test_a_creation_that_was_cut_short_can_be_done_again(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a"]):
        pass
    (tmp_path / "index" / "MANIFEST.json").unlink()
    shutil.rmtree(tmp_path / "index" / "segments")

    with make_index(tmp_path / "index", ["b"]) as index:
        assert versions_in(index) == {"b": 0}


def test_an_index_of_another_encoder_is_refused_when_asked_to_check(tmp_path: Path) -> None:
    make_index(tmp_path / "index").close()

    Index.open(tmp_path / "index", encoder=ENCODER).close()
    with pytest.raises(OtherEncoder):
        Index.open(tmp_path / "index", encoder="another")


def test_a_second_writer_is_refused_until_the_first_has_closed(tmp_path: Path) -> None:
    first = make_index(tmp_path / "index", ["a"])

    with pytest.raises(BeingWritten):
        Index.open(tmp_path / "index", writable=True)
    with Index.open(tmp_path / "index") as reader:
        assert versions_in(reader) == {"a": 0}
    first.close()
    with Index.open(tmp_path / "index", writable=True) as second:
        second.add([make_entry("b")])
        second.commit()
        assert versions_in(second) == {"a": 0, "b": 0}


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    make_index(tmp_path / "index", ["a"]).close()

    with Index.open(tmp_path / "index") as reader, pytest.raises(OpenedForReading):
        reader.add([make_entry("b")])


def test_a_closed_index_says_so(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index", ["a"])
    index.close()
    index.close()

    with pytest.raises(Closed):
        len(index)
    with pytest.raises(Closed):
        index.commit()


@pytest.mark.parametrize("how", ["missing", "cut short"])
@pytest.mark.parametrize("name", ["columns.bin", "records.bin", "payloads.bin", "vectors.faiss"])
def test_a_missing_or_shortened_file_is_named(tmp_path: Path, name: str, how: str) -> None:
    make_index(tmp_path / "index", ["a", "b"]).close()
    (file,) = (tmp_path / "index" / "segments").rglob(name)
    content = file.read_bytes()
    file.unlink()
    if how == "cut short":
        file.write_bytes(content[:-1])

    with pytest.raises(Damaged) as refusal:
        Index.open(tmp_path / "index")
    assert name in str(refusal.value.facts["file"])


def test_verifying_finds_a_changed_byte(tmp_path: Path) -> None:
    make_index(tmp_path / "index", ["a", "b"]).close()
    (file,) = (tmp_path / "index" / "segments").rglob("records.bin")
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)

    with Index.open(tmp_path / "index") as index, pytest.raises(Damaged):
        index.verify()


def test_a_lost_lexical_index_is_called_damage(tmp_path: Path) -> None:
    make_index(tmp_path / "index", ["a"]).close()
    (tmp_path / "index" / "lexical" / "meta.json").unlink()

    with pytest.raises(Damaged):
        Index.open(tmp_path / "index")
    with pytest.raises(Damaged):
        Index.open(tmp_path / "index", writable=True)


def test_an_older_lexical_index_is_called_damage(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index", ["a"])
    shutil.copytree(tmp_path / "index" / "lexical", tmp_path / "older")
    index.add([make_entry("b")])
    index.commit()
    index.close()
    shutil.rmtree(tmp_path / "index" / "lexical")
    (tmp_path / "older").rename(tmp_path / "index" / "lexical")

    with pytest.raises(Damaged) as refusal:
        Index.open(tmp_path / "index")
    assert refusal.value.facts["file"] == "lexical"


def test_an_index_can_be_moved(tmp_path: Path) -> None:
    make_index(tmp_path / "old", ["a", "b"]).close()
    (tmp_path / "old").rename(tmp_path / "新的")

    with Index.open(tmp_path / "新的", writable=True) as index:
        index.add([make_entry("c")])
        index.commit()
        assert versions_in(index) == {"a": 0, "b": 0, "c": 0}
