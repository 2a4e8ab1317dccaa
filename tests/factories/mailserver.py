"""A small mail server of the tests' own: answers what it is told to, keeps what it took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class MailServer(ThreadingTCPServer):
    """`answers`: to RCPT, by address; else 250. `after_data`: to the message itself."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.answers: dict[str, str] = {}
        self.after_data = "250 taken"
        self.asked: list[str] = []
        self.taken: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Talk(StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 mail.example.test")
        for raw in self.rfile:
            line = raw.decode().strip()
            word = line.split(" ")[0].upper()
            if word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                self.server.asked.append(address)
                answer = self.server.answers.get(address, "250 fine")
                self._say(answer)
                if answer.startswith("421"):
                    return
            elif word == "DATA":
                self._say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                if self.server.after_data.startswith("2"):
                    self.server.taken.append(text.decode())
                self._say(self.server.after_data)
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
