"""The site on this machine, rebuilt and reloaded when a file changes."""

import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from casusboek.errors import PORT, MachineError, reason

WATCHED = ("content", "data", "mkdocs.yml")
RELOADER = "/reload.js"
SCRIPT = b'new EventSource("/reload").onmessage = () => location.reload();'
"""Runs on each page on its way out, never in the files: the site itself calls nobody."""
STYLESHEET = "/problems.css"
STYLE = b"""\
.problems { position: fixed; inset: auto 0 0; z-index: 9; max-height: 60vh; overflow: auto; padding: 1rem 1.5rem;
  color: #1a1a1a; background: #fff; border-top: 4px solid #8a1f5c; font: 16px/1.5 system-ui, sans-serif; }
.problems ul { margin: 0.5rem 0 0; padding-left: 1.25rem; }
.problems li { overflow-wrap: anywhere; }
"""
"""For what stands over a page while the site cannot be built."""


@dataclass
class Problems:
    """Why the last build failed, as readers of a page see it; nothing while all is well."""

    lines: Sequence[str] = ()

    def html(self) -> str:
        """What stands over a page."""
        if not self.lines:
            return ""
        items = "".join(f"<li>{escape(line)}</li>" for line in self.lines)
        return (
            f'<link rel="stylesheet" href="{STYLESHEET}"><aside class="problems" role="alert">'
            f"<strong>This is the last site that could be built.</strong><ul>{items}</ul></aside>"
        )


class PageHandler(SimpleHTTPRequestHandler):
    """Serves the built files, with what is wrong over each page, and one stream that tells a page when to reload."""

    def __init__(self, *args: Any, rebuilt: threading.Condition, problems: Problems, **kwargs: Any) -> None:
        """Keep the signal that a build is done, and what it said."""
        self._rebuilt, self._problems = rebuilt, problems
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with a file, a page with the reload script, or the stream."""
        if self.path == "/reload":
            self._stream()
            return
        if self.path == RELOADER:
            self._send(SCRIPT, "text/javascript")
            return
        if self.path == STYLESHEET:
            self._send(STYLE, "text/css")
            return
        path = Path(self.translate_path(self.path))
        if self.path.endswith("/"):
            path /= "index.html"
        wanted = path.suffix == ".html"
        if wanted and (path.is_file() or self._problems.lines):
            page = path.read_bytes() if path.is_file() else b"<!doctype html><title>casusboek</title><body></body>"
            added = f'{self._problems.html()}<script src="{RELOADER}"></script></body>'.encode()
            self._send(page.replace(b"</body>", added), "text/html")
            return
        super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                with self._rebuilt:
                    done = self._rebuilt.wait(timeout=15)
                self.wfile.write(b"data: reload\n\n" if done else b": waiting\n\n")
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as http.server names it
        """Stay silent: a request is no news."""


class PageServer(ThreadingHTTPServer):
    """A server that says nothing of a browser that left, or of a page that a build took away meanwhile."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let whatever is our own fault be seen."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def serve(
    root: Path, site: Path, *, port: int, rebuild: Callable[[], Sequence[str]], say: Callable[[str], None]
) -> None:
    """Serve a project's site until interrupted.

    Args:
        root: The project, whose files are watched.
        site: The built site.
        port: Port on this machine; 0 takes a free one.
        rebuild: Builds the site, and returns what stopped it.
        say: Tells the author something.

    Raises:
        MachineError: The port is taken; nothing was built.
    """
    rebuilt, problems = threading.Condition(), Problems()
    handler = partial(PageHandler, directory=str(site), rebuilt=rebuilt, problems=problems)
    try:
        server = PageServer(("127.0.0.1", port), handler)
    except OSError as error:
        said = f"port {port} cannot be used ({reason(error)}). Name another with --port; 0 takes a free one."
        raise MachineError(said, PORT) from error
    problems.lines = rebuild()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"The site is at http://127.0.0.1:{server.server_port}/ – Ctrl+C stops.")
    watched = [root / name for name in WATCHED if (root / name).exists()]
    try:
        for _ in watch(*watched, raise_interrupt=False):
            problems.lines = rebuild()
            with rebuilt:
                rebuilt.notify_all()
    finally:
        server.shutdown()
