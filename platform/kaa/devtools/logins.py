"""Where the demo answers and who may log in: for `make demo`, which prints it, and `make shots`, which uses it."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Login:
    """One line of `kaa demo_data --print-logins`."""

    address: str
    email: str
    password: str
    role: str

    def url(self, port: int) -> str:
        """`http://NAME.localhost:PORT/`, whether the command printed a host or a whole address."""
        host = self.address.rpartition("://")[2].partition("/")[0].partition(":")[0]
        return f"http://{host}:{port}/"


def environment_for(port: int, database: dict[str, str]) -> dict[str, str]:
    """What the demo's processes and commands run with; the virtual environment's own programs come first."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    own = {"DJANGO_SETTINGS_MODULE": "kaa.settings.dev", "PORT": str(port), "PATH": path, "PYTHONUNBUFFERED": "1"}
    # the addresses and logins stay on the terminal: a line a second would carry them away
    return {"LOG_LEVEL": "WARNING", **os.environ, **database, **own}


def logins(environment: dict[str, str]) -> list[Login]:
    command = [str(BIN / "kaa"), "demo_data", "--print-logins"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return [Login(*fields[:4]) for fields in lines if len(fields) >= 4]


def answers(port: int) -> bool:
    """Whether the public site gives 200. By address and Host header: Python does not resolve *.localhost everywhere."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
