"""Copy the pinned front-end files into the package, so that no page needs another server.

``python -m scripts.vendor_assets`` installs the packages of ``scripts/assets`` with npm below
``out/assets``, copies the few files that pages use, cuts an icon sprite of the icons that are
named in the source, and writes what was copied into ``vendored.json``.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "scripts" / "assets"
INSTALLED = ROOT / "out" / "assets"
SOURCE = ROOT / "src" / "duijie" / "web"
VENDOR = SOURCE / "static" / "vendor"
TESTS = ROOT / "tests" / "browser" / "vendor"
SPRITE = "icons.svg"


@dataclass(frozen=True)
class Copied:
    """One file of a package and where it goes."""

    package: str
    source: str
    target: str


COPIED = (
    Copied("@tabler/core", "dist/css/tabler.min.css", "tabler.min.css"),
    Copied("htmx.org", "dist/htmx.min.js", "htmx.min.js"),
    Copied("echarts", "dist/echarts.min.js", "echarts.min.js"),
    Copied("@fontsource-variable/inter", "files/inter-latin-wght-normal.woff2", "inter.woff2"),
)
FOR_TESTS = (Copied("axe-core", "axe.min.js", "axe.min.js"),)
ICONS = "@tabler/icons"
LICENCE_NAMES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE")
SOURCE_MAP = re.compile(rb"\n?(//[#@]|/\*[#@]) ?sourceMappingURL=[^\n]*")
NAMED_ICON = re.compile(r"""(?:\bicon "|\bicon=")([a-z0-9-]+)\"""")


def install() -> None:
    """Install exactly what the lock names, away from the source."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(PINNED / name, INSTALLED / name)
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing; it comes with Node.js 18 or newer (apt install npm).")
    subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=INSTALLED, check=True)  # noqa: S603


def package_folder(package: str) -> Path:
    """Where npm put a package."""
    return INSTALLED / "node_modules" / package


def copy(copied: Copied, folder: Path) -> dict[str, str]:
    """Copy one file without its reference to a source map, and say what it is."""
    content = SOURCE_MAP.sub(b"", (package_folder(copied.package) / copied.source).read_bytes())
    (folder / copied.target).write_bytes(content)
    return described(copied.package, copied.target, content)


def described(package: str, file: str, content: bytes) -> dict[str, str]:
    """A line of the record of what was copied."""
    about = json.loads((package_folder(package) / "package.json").read_text("utf-8"))
    return {
        "file": file,
        "package": package,
        "version": about["version"],
        "licence": about["license"],
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def copy_licence(package: str, folder: Path) -> None:
    """Put the licence text beside the files."""
    name = package.strip("@").replace("/", "-")
    brought = [package_folder(package) / each for each in LICENCE_NAMES]
    # Some archives leave the text in their repository.
    kept = PINNED / "licences" / f"{name}.txt"
    found = next(text for text in (*brought, kept) if text.is_file())
    notice = package_folder(package) / "NOTICE"
    added = b"\n" + notice.read_bytes() if notice.is_file() else b""
    (folder / f"LICENCE.{name}.txt").write_bytes(found.read_bytes() + added)


def icons_named_in_source() -> list[str]:
    """Every icon that a template or a module of the pages names."""
    files = [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")]
    texts = (file.read_text("utf-8") for file in sorted(files))
    return sorted({name for text in texts for name in NAMED_ICON.findall(text)})


def symbol(name: str) -> str:
    """One icon as a symbol of the sprite."""
    drawing = (package_folder(ICONS) / "icons" / "outline" / f"{name}.svg").read_text("utf-8")
    body = re.sub(r"<svg[^>]*>|</svg>|\s*<path stroke=\"none\"[^>]*/>", "", drawing)
    return f'<symbol id="{name}" viewBox="0 0 24 24">{" ".join(body.split())}</symbol>'


def write_sprite() -> dict[str, str]:
    """Write one file with the icons in use, and say what it is."""
    symbols = "\n".join(symbol(name) for name in icons_named_in_source())
    content = f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'.encode()
    (VENDOR / SPRITE).write_bytes(content)
    return described(ICONS, SPRITE, content)


def emptied(folder: Path) -> Path:
    """The folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def vendor(folder: Path, files: tuple[Copied, ...], more: list[dict[str, str]]) -> None:
    """Fill one folder and write its record."""
    record = [copy(copied, folder) for copied in files] + more
    for package in sorted({line["package"] for line in record}):
        copy_licence(package, folder)
    text = json.dumps(sorted(record, key=lambda line: line["file"]), indent=2)
    (folder / "vendored.json").write_text(text + "\n", "utf-8")


def main() -> None:
    """Install, copy, record; with ``--icons`` use what is installed already."""
    if "--icons" not in sys.argv[1:]:
        install()
    emptied(VENDOR)
    vendor(VENDOR, COPIED, [write_sprite()])
    vendor(emptied(TESTS), FOR_TESTS, [])


if __name__ == "__main__":
    main()
