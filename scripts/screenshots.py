"""
Take the README's pictures: what `gatewright diagnose` prints, and the page that it writes, of one real refusal; and the
console of the server that refused it.

A gateway is started with the example API, called without a key, and the doctor is given the transcript. Chromium draws
the pictures; the terminal's comes from the escape sequences that a terminal would get.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Final

from gatewright.cli.example import API_ID, lines
from gatewright.lab.attempt import Attempt
from gatewright.lab.server import gateway
from gatewright.lab.wire import attempt

IMAGES: Final = Path(__file__).resolve().parent.parent / "docs" / "images"
"""Where the pictures stand."""

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
"""What Chromium is called."""

STYLES: Final = {"1": "font-weight:bold", "2": "color:#8b949e", "31": "color:#ff7b72", "32": "color:#7ee787"} | {
    "33": "color:#e3b341",
    "36": "color:#79c0ff",
}
"""What the numbers of an escape sequence look like."""

_SEQUENCE: Final = re.compile("\x1b\\[([0-9;]*)m")
_TERMINAL: Final = """<!doctype html><meta charset=utf-8><style>
body { margin: 0; background: #0d1117; color: #e6edf3 }
pre { margin: 24px; font: 15px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
</style><pre>%s</pre>"""


def as_html(text: str) -> str:
    """Return what a terminal shows of `text`, as HTML."""
    found, open_spans = [], 0
    for at, part in enumerate(_SEQUENCE.split(text)):
        if at % 2 == 0:
            found.append(escape(part))
        elif part in ("", "0"):
            found.append("</span>" * open_spans)
            open_spans = 0
        else:
            styles = ";".join(STYLES[number] for number in part.split(";") if number in STYLES)
            found.append(f'<span style="{styles}">')
            open_spans += 1
    return "".join(found) + "</span>" * open_spans


def main() -> int:
    """Take the pictures."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print("Chromium draws the pictures, and is not installed", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, gateway() as url:
        lines(url)
        call = Attempt(method="POST", path="/prod/orders")
        transcript = Path(folder) / "call.txt"
        transcript.write_text(attempt(url, call, API_ID).transcript, "utf-8")
        said = _diagnose(transcript, url, "--color", "always")
        prompt = "$ curl -v -X POST https://petsample1.execute-api.us-east-1.amazonaws.com/prod/orders 2>&1 |"
        asked = f"{prompt}\n    gatewright diagnose - --config aws\n"
        terminal, page = Path(folder) / "terminal.html", Path(folder) / "page.html"
        terminal.write_text(_TERMINAL % as_html(asked + _as_at_aws(said, url)), "utf-8")
        page.write_text(_as_at_aws(_diagnose(transcript, url, "--format", "html"), url), "utf-8")
        _draw(browser, terminal.as_uri(), IMAGES / "terminal.png", "1180,620")
        _draw(browser, page.as_uri(), IMAGES / "page.png", "1100,1010")
        for path in ("/prod/pets", "/prod/pet"):
            attempt(url, Attempt(method="GET", path=path), API_ID)
        _draw(browser, f"{url}/_gatewright/", IMAGES / "console.png", "1000,600")
    return 0


def _diagnose(transcript: Path, url: str, *options: str) -> str:
    told = ("--config", "aws", "--endpoint-url", url, "--region", "us-east-1")
    command = [sys.executable, "-m", "gatewright", "diagnose", str(transcript), *told, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _as_at_aws(text: str, url: str) -> str:
    """Leave out which endpoint commands are for: against AWS nobody names one."""
    return text.replace(f" --endpoint-url {url} --region us-east-1", "")


def _draw(browser: str, address: str, picture: Path, size: str) -> None:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={size}"]
    subprocess.run([browser, *options, f"--screenshot={picture}", address], capture_output=True, check=True, timeout=60)


if __name__ == "__main__":
    sys.exit(main())
