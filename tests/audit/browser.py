"""Chromium without a window, driven over its DevTools protocol: what the tests of the review page need."""

import contextlib
import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
]
WAIT = 30.0


class Page:
    """One tab: it loads a file, runs script, and remembers console messages and requests."""

    def __init__(self, address: str) -> None:
        import websocket

        self.socket = websocket.create_connection(address, timeout=WAIT)
        self.number = 0
        self.events: list[dict] = []
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict:
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                assert "error" not in message, message
                return message["result"]
            self.events.append(message)

    def open(self, path: Path) -> None:
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        end = time.monotonic() + WAIT
        while self.run("document.readyState") != "complete" or self.run("location.protocol") != "file:":
            assert time.monotonic() < end, "the page does not load"
            time.sleep(0.05)

    def run(self, script: str) -> object:
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def resize(self, width: int, height: int, phone: bool = False) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
        self.call("Emulation.setDeviceMetricsOverride", **size)

    def click(self, selector: str, number: int = 0) -> None:
        """Press and release the mouse in the middle of the first line of an element, as a reader would."""
        place = self.run(
            f"(() => {{ const e = document.querySelectorAll({selector!r})[{number}];"
            "e.scrollIntoView({block: 'center', inline: 'nearest'}); const r = e.getClientRects()[0];"
            "return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            mouse = {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1}
            self.call("Input.dispatchMouseEvent", **mouse)

    def problems(self) -> list[str]:
        """Uncaught errors, errors and warnings on the console, refused scripts."""
        self.run("1")
        found = [event for event in self.events if event["method"] == "Runtime.exceptionThrown"]
        for event in self.events:
            entry = event["params"].get("entry") or event["params"]
            level = entry.get("level") if event["method"] == "Log.entryAdded" else entry.get("type")
            if event["method"] in ("Log.entryAdded", "Runtime.consoleAPICalled") and level in ("error", "warning"):
                found.append(event)
        return [json.dumps(event, ensure_ascii=False) for event in found]

    def requests(self) -> list[str]:
        """Addresses that the page asked for, besides itself."""
        self.run("1")
        sent = [event for event in self.events if event["method"] == "Network.requestWillBeSent"]
        addresses = [event["params"]["request"]["url"] for event in sent]
        return [address for address in addresses if not address.startswith(("file:", "data:", "blob:"))]


@contextlib.contextmanager
def open_browser() -> Iterator[Page]:
    """Start Chromium with a new profile; the test is skipped where there is none."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium here: the review page is not tested in a browser")
    pytest.importorskip("websocket", reason="no websocket client here: the browser cannot be driven")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield Page(_address(Path(profile) / "DevToolsActivePort"))
        finally:
            process.terminate()
            process.wait(timeout=WAIT)


def _address(file: Path) -> str:
    end = time.monotonic() + WAIT
    while not (file.is_file() and file.read_text(encoding="utf-8").count("\n")):
        if time.monotonic() > end:
            pytest.skip("Chromium does not start here")
        time.sleep(0.05)
    port = file.read_text(encoding="utf-8").split("\n")[0]
    while True:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
            tabs = [tab for tab in json.load(answer) if tab["type"] == "page"]
            if tabs:
                return tabs[0]["webSocketDebuggerUrl"]
        assert time.monotonic() < end, "Chromium opens no page"
        time.sleep(0.05)
