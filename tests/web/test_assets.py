"""What pages load is pinned, licensed, local and small."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from scripts import vendor_assets

RECORDS = [vendor_assets.VENDOR, vendor_assets.TESTS]
TEMPLATES = sorted((vendor_assets.SOURCE / "templates").rglob("*.html"))
OWN = [*TEMPLATES, *sorted((vendor_assets.SOURCE / "static" / "look").iterdir())]
SANE_SIZE = 5 * 1024 * 1024


def record_of(folder: Path) -> list[dict[str, str]]:
    record: list[dict[str, str]] = json.loads((folder / "vendored.json").read_text("utf-8"))
    return record


@pytest.mark.parametrize("folder", RECORDS, ids=lambda folder: str(folder.parent.name))
def test_every_vendored_file_is_the_one_on_record(folder: Path) -> None:
    for line in record_of(folder):
        content = (folder / line["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == line["sha256"], line["file"]


@pytest.mark.parametrize("folder", RECORDS, ids=lambda folder: str(folder.parent.name))
def test_every_vendored_package_is_pinned_and_brings_its_licence(folder: Path) -> None:
    lock = json.loads((vendor_assets.PINNED / "package-lock.json").read_text("utf-8"))
    for line in record_of(folder):
        assert lock["packages"][f"node_modules/{line['package']}"]["version"] == line["version"]
        name = line["package"].strip("@").replace("/", "-")
        assert (folder / f"LICENCE.{name}.txt").stat().st_size


def test_the_lock_names_no_host_to_fetch_from() -> None:
    assert '"resolved"' not in (vendor_assets.PINNED / "package-lock.json").read_text("utf-8")


def test_the_vendored_files_are_small_and_without_source_maps() -> None:
    files = list(vendor_assets.VENDOR.iterdir())

    assert sum(file.stat().st_size for file in files) < SANE_SIZE
    assert not [file for file in files if b"sourceMappingURL" in file.read_bytes()]


def test_the_sprite_holds_the_icons_in_use_and_no_others() -> None:
    sprite = (vendor_assets.VENDOR / vendor_assets.SPRITE).read_text("utf-8")

    assert re.findall(r'<symbol id="([^"]+)"', sprite) == vendor_assets.icons_named_in_source()


@pytest.mark.parametrize("file", OWN, ids=lambda file: str(file.name))
def test_nothing_is_fetched_from_elsewhere_and_nothing_runs_inline(file: Path) -> None:
    text = file.read_text("utf-8")

    assert not re.findall(r"""(?:src|href|url\()=?["'(]?\s*https?://""", text)
    if file.suffix == ".html":
        assert not re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text)
