"""Take the pictures of the README from the demo's reports (``make images``; needs Chromium)."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 1280, 1600


def browser() -> str:
    """The first browser that is installed."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        sys.exit("No Chromium is installed, so no pictures can be taken.")
    return found


def take(page: Path, picture: Path) -> None:
    """Take a picture of the top of a page."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(  # noqa: S603  (our own page, a browser found on the path)
        [
            browser(),
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={picture}",
            page.resolve().as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


if __name__ == "__main__":
    for language in ("zh", "en"):
        report = HERE.parent / "out" / f"demo-report.{language}.html"
        take(report, HERE / "images" / f"report.{language}.png")
