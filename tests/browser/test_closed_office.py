"""Build, site and served app with every outward connection blocked."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCRIPT = Path(__file__).with_name("closed_office.py")
DOCUMENTS = {
    "jinhe-2022.md": (
        "---\ntitle: Jinhe in 2022\npublisher: Jinhe Daily\npublished: 2023-01-20\n"
        "url: https://example.com/jinhe\n---\n"
        "In 2022 Shenzhen's GDP was 3,238.768 billion yuan, up 3.3%. Retail sales of consumer "
        "goods rose 2.2%.\n\n![picture](https://example.com/picture.png)\n"
    ),
    "shenzhen-2022.txt": "2022年，深圳市地区生产总值32387.68亿元，比上年增长3.3%。\n",
    "page.html": (
        "<html><head><link rel=stylesheet href='https://example.com/a.css'>"
        "<script src='https://example.com/a.js'></script></head><body>"
        "<img src='https://example.com/a.png'><p>In 2022 Shenzhen's exports rose 13.9%.</p>"
        "</body></html>"
    ),
}


@pytest.fixture
def walls() -> list[str]:
    """Give the command that shuts a process off from the network."""
    command = ["unshare", "-rn"]
    found = shutil.which("unshare")
    if found is None or subprocess.run([*command, "true"], capture_output=True).returncode:
        line = "no network namespace can be made here (unshare -rn)"
        if os.environ.get("CI") == "true":
            pytest.fail(line)
        pytest.skip(line)
    return command


def test_build_site_and_app_work_where_no_connection_leads_out(
    chromium: str, walls: list[str], tmp_path: Path
) -> None:
    workspace = tmp_path / "office"
    (workspace / "documents").mkdir(parents=True)
    (workspace / "jiqun.toml").write_text('title = "Office"\n', encoding="utf-8")
    for name, text in DOCUMENTS.items():
        (workspace / "documents" / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*walls, sys.executable, str(SCRIPT), chromium, str(workspace)],
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["closed"], "the namespace has a way out; the test proves nothing"
    assert seen["disk"] > 20
    assert seen["served"] >= seen["disk"] - 1
    assert (seen["failed"], seen["complaints"]) == ([], [])
    # 300.0 and 100.0 make no 500.0: all three figures are marked, and the clash is shown.
    assert seen["marks"][0].startswith("500.0 billion yuan")
    assert len(seen["marks"]) == 3
