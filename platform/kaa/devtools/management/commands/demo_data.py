from __future__ import annotations

import errno
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connections
from psycopg.errors import DiskFull

from kaa.core import clock
from kaa.devtools.demo_data import build
from kaa.devtools.demo_data.cache import Cache, CacheProblem
from kaa.devtools.demo_data.places import MUNICIPALITIES, PLACES, Place
from kaa.devtools.demo_data.staff import logins
from kaa.devtools.demo_data.world import World, build_world
from kaa.settings.env import env
from kaa.settings.queue import STATE
from tenants.models import Tenant
from tenants.services import note_activity

FILES = STATE / "demo"
AT_ONCE = 2  # tenants; a small machine has as many cores


class Command(BaseCommand):
    help = "Fill the demo's tenants with made-up people, through the product's own import and services. Keeps what is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--print-logins", action="store_true", help="only print: address, e-mail, password, role")
        parser.add_argument("--reset", action="store_true", help="drop the demo's tenants first")
        parser.add_argument("--no-cache", action="store_true", help="make the data, also when they were made before")
        parser.add_argument(
            "--scale",
            type=float,
            default=env.float("KAA_DEMO_SCALE", default=1.0),
            help="part of the people, from 0.2 (default: KAA_DEMO_SCALE, else 1)",
        )
        parser.add_argument(
            "--on", type=date.fromisoformat, default=None, help="the day that the demo is made for (default: today)"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        if options["print_logins"]:
            for login in logins():
                self.stdout.write(login.line(env.int("PORT", default=0)))
            return
        self.scale: float = options["scale"]
        with _disk_full_told():
            if options["reset"]:
                build.drop_places(PLACES)
            self._make(options["on"] or clock.today(), use_cache=not options["no_cache"])
            note_activity()

    def _make(self, today: date, *, use_cache: bool) -> None:
        build.make_public_site()
        missing = build.missing_places()
        if not missing:
            self.stdout.write("The demo's data are there already (RESET=1 starts over).")
            return
        began = time.monotonic()
        build.drop_places(missing)  # what an interrupted run left
        cache = Cache(today, self.scale) if use_cache and missing == list(PLACES) else None
        if cache and self._restored(cache):
            self._write_files(today)
            self.stdout.write(f"The demo's data were restored in {time.monotonic() - began:.0f} s.")
            return
        self._fill(missing, today)
        if cache:
            self._keep(cache)
        self.stdout.write(f"The demo's data were made in {time.monotonic() - began:.0f} s.")

    def _restored(self, cache: Cache) -> bool:
        try:
            return cache.restore()
        except CacheProblem as problem:
            self.stdout.write(f"What was kept of the demo's data cannot be read ({problem}): they are made anew.")
            cache.forget()
            build.drop_places(PLACES)
            return False

    def _keep(self, cache: Cache) -> None:
        try:
            cache.keep()
        except CacheProblem as problem:
            self.stdout.write(f"The demo's data could not be kept for the next RESET=1 ({problem}).")

    def _fill(self, places: Sequence[Place], today: date) -> None:
        tenants = [build.make_tenant(place) for place in places]
        connections.close_all()  # each process opens its own
        with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("fork")) as pool:
            begun = [pool.submit(_filled, *both, today, self.scale) for both in zip(tenants, places, strict=True)]
            for one in begun:
                for line in one.result():
                    self.stdout.write(line)

    def _write_files(self, today: date) -> None:
        for place in MUNICIPALITIES:
            for line in _written(build_world(place, today, scale=self.scale)):
                self.stdout.write(line)


@contextmanager
def _disk_full_told() -> Iterator[None]:
    try:
        yield
    except (OSError, OperationalError) as error:
        if isinstance(error.__cause__, DiskFull) or getattr(error, "errno", None) == errno.ENOSPC:
            raise CommandError(
                "The disk is full: the demo's data could not be made. Make room and start again."
            ) from error
        raise


def _filled(tenant: Tenant, place: Place, today: date, scale: float) -> list[str]:
    """One tenant's data, in a process of its own; the lines that say so."""
    began = time.monotonic()
    with _disk_full_told():
        world = build.fill_tenant(tenant, place, today=today, scale=scale)
        build.finish_tenant(tenant, clock.now())
        return [f"{place.name}: made in {time.monotonic() - began:.0f} s.", *(_written(world) if world else ())]


def _written(world: World) -> list[str]:
    return [
        f"{world.place.name}: a file to import waits in {_shown(path)}"
        for path in build.write_waiting_files(world, FILES)
    ]


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
