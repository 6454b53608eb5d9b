"""The site on this machine, rebuilt and reloaded when a file changes."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from casusboek.errors import PORT, MachineError, reason

WATCHED = ("content", "data", "mkdocs.yml")
RELOADER = "/reload.js"
SCRIPT = b'new EventSource("/reload").onmessage = () => location.reload();'
"""Runs on each page on its way out, never in the files: the site itself calls nobody."""


class PageHandler(SimpleHTTPRequestHandler):
    """Serves the built files, and one stream that tells a page when to reload."""

    def __init__(self, *args: Any, rebuilt: threading.Condition, **kwargs: Any) -> None:
        """Keep the signal that a build is done."""
        self._rebuilt = rebuilt
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with a file, a page with the reload script, or the stream."""
        if self.path == "/reload":
            self._stream()
            return
        if self.path == RELOADER:
            self._send(SCRIPT, "text/javascript")
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            added = f'<script src="{RELOADER}"></script></body>'.encode()
            self._send(path.read_bytes().replace(b"</body>", added), "text/html")
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


def serve(root: Path, site: Path, *, port: int, rebuild: Callable[[], None], say: Callable[[str], None]) -> None:
    """Serve a project's site until interrupted.

    Args:
        root: The project, whose files are watched.
        site: The built site.
        port: Port on this machine; 0 takes a free one.
        rebuild: Builds the site and reports its own failures.
        say: Tells the author something.

    Raises:
        MachineError: The port is taken; nothing was built.
    """
    rebuilt = threading.Condition()
    handler = partial(PageHandler, directory=str(site), rebuilt=rebuilt)
    try:
        server = PageServer(("127.0.0.1", port), handler)
    except OSError as error:
        said = f"port {port} cannot be used ({reason(error)}). Name another with --port; 0 takes a free one."
        raise MachineError(said, PORT) from error
    rebuild()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"The site is at http://127.0.0.1:{server.server_port}/ – Ctrl+C stops.")
    watched = [root / name for name in WATCHED if (root / name).exists()]
    try:
        for _ in watch(*watched, raise_interrupt=False):
            rebuild()
            with rebuilt:
                rebuilt.notify_all()
    finally:
        server.shutdown()
