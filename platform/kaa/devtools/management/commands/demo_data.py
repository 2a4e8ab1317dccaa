from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kaa.core import clock
from kaa.devtools.demo_data import build
from kaa.devtools.demo_data.cache import Cache
from kaa.devtools.demo_data.places import MUNICIPALITIES, PLACES, Place
from kaa.devtools.demo_data.staff import logins
from kaa.devtools.demo_data.world import World, build_world
from kaa.settings.env import env
from kaa.settings.queue import STATE

FILES = STATE / "demo"


class Command(BaseCommand):
    help = "Fill the demo's tenants with made-up people, through the product's own import and services. Keeps what is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--print-logins", action="store_true", help="only print: address, e-mail, password, role")
        parser.add_argument("--reset", action="store_true", help="drop the demo's tenants first")
        parser.add_argument("--no-cache", action="store_true", help="make the data, also when they were made before")
        parser.add_argument(
            "--on", type=date.fromisoformat, default=None, help="the day that the demo is made for (default: today)"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        if options["print_logins"]:
            for login in logins():
                self.stdout.write(login.line(env.int("PORT", default=0)))
            return
        if options["reset"]:
            build.drop_places(PLACES)
        self._make(options["on"] or clock.today(), use_cache=not options["no_cache"])

    def _make(self, today: date, *, use_cache: bool) -> None:
        build.make_public_site()
        missing = build.missing_places()
        if not missing:
            self.stdout.write("The demo's data are there already (RESET=1 starts over).")
            return
        began = time.monotonic()
        build.drop_places(missing)  # what an interrupted run left
        cache = Cache(today) if use_cache and missing == list(PLACES) else None
        if cache and cache.restore():
            self._write_files(today)
            self.stdout.write(f"The demo's data were restored in {time.monotonic() - began:.0f} s.")
            return
        for place in missing:
            self._fill(place, today)
        if cache:
            cache.keep()
        self.stdout.write(f"The demo's data were made in {time.monotonic() - began:.0f} s.")

    def _fill(self, place: Place, today: date) -> None:
        began = time.monotonic()
        tenant = build.make_tenant(place)
        world = build.fill_tenant(tenant, place, today=today)
        build.finish_tenant(tenant, clock.now())
        self.stdout.write(f"{place.name}: made in {time.monotonic() - began:.0f} s.")
        if world:
            self._write_file(world)

    def _write_file(self, world: World) -> None:
        path = build.write_waiting_file(world, FILES)
        self.stdout.write(f"{world.place.name}: a file to import waits in {_shown(path)}")

    def _write_files(self, today: date) -> None:
        for place in MUNICIPALITIES:
            self._write_file(build_world(place, today))


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
