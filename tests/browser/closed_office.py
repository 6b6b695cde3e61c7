"""Build, open and serve a site in a network namespace that has nothing but loopback.

Run by `test_closed_office.py` as `unshare -rn python closed_office.py CHROMIUM WORKSPACE`; prints
what it saw as one line of JSON.
"""

import fcntl
import json
import re
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"]
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1  # <net/if.h>, <linux/sockios.h>
OUTWARD = "192.0.2.1", 80  # TEST-NET-1 of RFC 5737
ABORTED = "net::ERR_ABORTED"
CODE = "import sys; from jiqun.cli import main; sys.exit(main())"
ARTICLE = (
    "In 2022 Jinhe's total trade was 500.0 billion yuan. Exports were 300.0 billion yuan "
    "and imports were 100.0 billion yuan."
)


def raise_loopback() -> None:
    """Do what `ip link set lo up` does, without needing `ip`."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        asked = struct.pack("16sh", b"lo", 0)
        flags = struct.unpack("16sh", fcntl.ioctl(s, SIOCGIFFLAGS, asked))[1]
        fcntl.ioctl(s, SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | IFF_UP))


def is_closed() -> bool:
    """Whether no way leads out."""
    try:
        with socket.create_connection(OUTWARD, timeout=2):
            return False
    except OSError:
        return [name for _, name in socket.if_nameindex()] == ["lo"]


def jiqun(*arguments: str) -> list[str]:
    return [sys.executable, "-c", CODE, *arguments]


def watch(page: Any, seen: dict[str, Any]) -> None:
    # an icon still on its way when the next page opens is given up by the browser, not refused
    page.on("requestfailed", lambda r: ABORTED in r.failure or seen["failed"].append(r.url))
    page.on("response", lambda r: r.status >= 400 and seen["failed"].append(r.url))
    page.on("console", lambda m: seen["complaints"].append(m.text))
    page.on("pageerror", lambda e: seen["complaints"].append(str(e)))


def visit(page: Any, addresses: list[str]) -> int:
    for address in addresses:
        page.goto(address, wait_until="load")
        if page.locator("figure.chart").count():
            page.wait_for_selector(".plot svg")
    return len(addresses)


def main(chromium: str, workspace: Path) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    raise_loopback()
    seen: dict[str, Any] = {"closed": is_closed(), "failed": [], "complaints": []}
    subprocess.run(jiqun("build", str(workspace)), check=True, capture_output=True)
    site = workspace / "build" / "site"
    pages = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    server = subprocess.Popen(
        jiqun("serve", str(workspace), "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        line = server.stdout.readline() if server.stdout else ""
        address = re.findall(r"http://127\.0\.0\.1:\d+", line)[0]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            page = browser.new_page()
            watch(page, seen)
            seen["disk"] = visit(page, [(site / p).as_uri() for p in pages])
            seen["served"] = visit(page, [f"{address}/{p}" for p in pages if "/" in p])
            page.goto(f"{address}/en/check")
            page.fill("textarea", ARTICLE)
            page.click("button[type=submit]")
            page.wait_for_selector("#text .m")
            seen["marks"] = [m.inner_text() for m in page.locator("#text .m").all()]
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return seen


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
