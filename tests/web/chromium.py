"""A headless Chromium under the hands of a test, by the DevTools protocol over a pipe: no port, no other package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import F_DUPFD, fcntl
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.render.browser import browser

OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-quic"),
    *("--proxy-server=127.0.0.1:9", "--proxy-bypass-list=127.0.0.1", "--remote-debugging-pipe"),
)
"""Every address but this machine's own is behind a proxy that is not there: the network is off."""
LAUNCH = """
import os, sys
for end, place in zip(sys.argv[1:3], (3, 4)):
    os.dup2(int(end), place)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser takes commands from descriptor 3 and answers to descriptor 4."""
WAIT = 120.0
"""Seconds until a page that does not answer fails the test."""


class Chromium:
    """One process; `requests` are the addresses that pages and their workers asked for, `errors` what went wrong."""

    def __init__(self, profile: Path) -> None:
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        ends = [fcntl(end, F_DUPFD, 10) for end in (to_browser, from_browser)]
        command = [browser(), *OPTIONS, f"--user-data-dir={profile}", "about:blank"]
        launch = [sys.executable, "-c", LAUNCH, *map(str, ends), *command]
        self.process = subprocess.Popen(launch, pass_fds=ends, stderr=subprocess.DEVNULL)
        for end in (to_browser, from_browser, *ends):
            os.close(end)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._number = 0
        self._answers: dict[int, Queue[dict[str, Any]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in targets if one["type"] == "page")
        self.session = self.send("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for name in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{name}.enable", self.session)
        self._follow(self.session)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        os.close(self._out)

    def send(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """What the browser answers to a command."""
        number = self._post(method, session, parameters)
        try:
            answer = self._answers[number].get(timeout=WAIT)
        except Empty:
            raise AssertionError(f"{method} was not answered; {self.errors}") from None
        assert "error" not in answer, answer
        return dict(answer["result"])

    def _post(self, method: str, session: str | None, parameters: dict[str, Any]) -> int:
        self._number += 1
        number = self._number
        self._answers[number] = Queue()
        message = {"id": number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        return number

    def _follow(self, session: str) -> None:
        """Workers are to be heard as well."""
        wanted = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}
        self._post("Target.setAutoAttach", session, wanted)

    def _listen(self) -> None:
        rest = b""
        with os.fdopen(self._in, "rb", buffering=0) as stream:
            while read := stream.read(1 << 20):
                *messages, rest = (rest + read).split(b"\0")
                for message in messages:
                    self._hear(json.loads(message))

    def _hear(self, message: dict[str, Any]) -> None:
        if "id" in message:
            self._answers[message["id"]].put(message)
            return
        parameters = message.get("params", {})
        match message["method"]:
            case "Network.requestWillBeSent":
                self.requests.append(parameters["request"]["url"][:200])
            case "Runtime.exceptionThrown":
                self.errors.append(json.dumps(parameters["exceptionDetails"])[:600])
            case "Log.entryAdded":
                self.errors.append(parameters["entry"]["text"])
            case "Target.attachedToTarget":
                for name in ("Network.enable", "Runtime.enable", "Log.enable"):
                    self._post(name, parameters["sessionId"], {})

    def open(self, address: str) -> None:
        self.send("Page.navigate", self.session, url=address)

    def value(self, script: str) -> Any:
        """What an expression gives; promises are waited for."""
        wanted = {"expression": script, "returnByValue": True, "awaitPromise": True}
        answer = self.send("Runtime.evaluate", self.session, **wanted)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, condition: str) -> Any:
        """Waits in the page until the expression is true there, and gives its value."""
        script = f"""new Promise((resolve, reject) => {{
          const end = Date.now() + {WAIT * 900};
          const look = () => {{
            let found; try {{ found = ({condition}); }} catch (error) {{ found = undefined; }}
            if (found) resolve(found);
            else if (Date.now() > end) reject(new Error("never: " + {json.dumps(condition)}));
            else setTimeout(look, 20);
          }};
          look();
        }})"""
        return self.value(script)

    def press(self, key: str, *, control: bool = False) -> None:
        """A key goes down and up."""
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowRight": 39, "ArrowLeft": 37, "Space": 32}
        wanted: dict[str, Any] = {"key": " " if key == "Space" else key, "code": key}
        wanted |= {"windowsVirtualKeyCode": codes[key], "modifiers": 2 if control else 0}
        text = {"Enter": "\r", "Space": " "}.get(key)
        if text and not control:
            wanted["text"] = text
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", self.session, type=kind, **wanted)

    def type(self, text: str) -> None:
        self.send("Input.insertText", self.session, text=text)

    def width(self, pixels: int) -> None:
        wanted = {"width": pixels, "height": 700, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", self.session, **wanted)

    def picture(self, path: Path) -> None:
        from base64 import b64decode

        path.write_bytes(b64decode(self.send("Page.captureScreenshot", self.session, format="png")["data"]))


@contextmanager
def chromium(profile: Path) -> Iterator[Chromium]:
    made = Chromium(profile)
    try:
        yield made
    finally:
        made.close()
