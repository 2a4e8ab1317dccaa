"""The whole demo, tenant by tenant. What is there already is left as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kaa.core import clock
from kaa.core.tenancy import PUBLIC, connection, in_public, in_tenant
from kaa.devtools.demo_data import extract, partnership, school_list
from kaa.devtools.demo_data.deciding import Decider
from kaa.devtools.demo_data.documents import write_documents
from kaa.devtools.demo_data.earlier_system import take_over
from kaa.devtools.demo_data.exports import make_exports
from kaa.devtools.demo_data.farewells import say_farewell, say_farewell_before
from kaa.devtools.demo_data.giving_over import give_over
from kaa.devtools.demo_data.importing import load_history
from kaa.devtools.demo_data.incoming import receive
from kaa.devtools.demo_data.keeping import keep
from kaa.devtools.demo_data.measures import set_up_measures
from kaa.devtools.demo_data.messaging import write_a_step, write_messages
from kaa.devtools.demo_data.next_file import waiting_rows
from kaa.devtools.demo_data.places import PLACES, SUNDSVALL, Place
from kaa.devtools.demo_data.practising import agree_on_practice
from kaa.devtools.demo_data.problems import Planter, plant
from kaa.devtools.demo_data.recording import Recorder
from kaa.devtools.demo_data.reminding import remind
from kaa.devtools.demo_data.sharing_out import share_out
from kaa.devtools.demo_data.staff import email_of, make_public_staff, make_staff
from kaa.devtools.demo_data.supporting import Supporter, map_some
from kaa.devtools.demo_data.visiting import Visitor, plan_next
from kaa.devtools.demo_data.world import World, build_world
from kaa.devtools.demo_data.writing import write
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenants.models import Domain, Tenant
from tenants.provisioning import NewTenant, create_tenant, drop_tenant


def make_public_site() -> None:
    """The public site's host and its own users, in public."""
    with in_public():
        site, _ = Tenant.objects.get_or_create(schema_name=PUBLIC, defaults={"name": "KAA", "kind": Tenant.Kind.PUBLIC})
        Domain.objects.get_or_create(domain="localhost", defaults={"tenant": site, "is_primary": True})
        make_public_staff()


def missing_places() -> list[Place]:
    """Those that are not there whole: a tenant gets its agreement when it has its data."""
    with in_public():
        made = set(Tenant.objects.exclude(agreement_signed_at=None).values_list("schema_name", flat=True))
    return [place for place in PLACES if place.schema not in made]


def drop_places(places: Iterable[Place]) -> None:
    """Also a schema without its tenant: a restore that was interrupted leaves such ones."""
    schemas = [place.schema for place in places]
    with in_public():
        for tenant in Tenant.objects.filter(schema_name__in=schemas):
            drop_tenant(tenant)
        with connection.cursor() as cursor:
            for schema in schemas:
                cursor.execute(f'drop schema if exists "{schema}" cascade')
    for schema in schemas:
        shutil.rmtree(Path(settings.PRIVATE_FILES) / schema, ignore_errors=True)


def make_tenant(place: Place) -> Tenant:
    """Closed until it is whole: a worker that runs beside does no nightly work in it."""
    with in_public():
        tenant = create_tenant(NewTenant(
            schema=place.schema, name=place.name, host=place.host, kind=place.kind, controller=place.controller,
            municipality_codes=place.codes if place.kind == Tenant.Kind.MUNICIPALITY else [], organisation_number=place.organisation_number,
            data_protection_contact=f"dataskydd@{place.slug}.example",
        ))  # fmt: skip
        Tenant.objects.filter(pk=tenant.pk).update(suspended_at=clock.now())
    return tenant


def finish_tenant(tenant: Tenant, moment: datetime) -> None:
    with in_public():
        Tenant.objects.filter(pk=tenant.pk).update(agreement_signed_at=moment, suspended_at=None)


def fill_tenant(tenant: Tenant, place: Place, *, today: date, scale: float = 1.0) -> World | None:
    """All of a tenant's data. The reports are made outside a transaction, as the service wants it."""
    with in_tenant(tenant):
        with transaction.atomic():
            labels = make_staff(place)
            if place.kind == Tenant.Kind.PARTNERSHIP:
                partnership.fill(place, today, labels)
                return None
            world = build_world(place, today, scale=scale)
            actor = User.objects.get(email=email_of(Role.ADMINISTRATOR, place.slug))
            decider = Decider(world, tenant.municipality_codes, actor)
            load_history(world, actor, decider.decide)
            Recorder(world, labels).record()
            Visitor(world, actor).visit()
            Supporter(world, actor).support()
            say_farewell_before(world, actor)
            planter = Planter(world, actor)
        make_exports(world, actor)
        with transaction.atomic():
            plant(planter)
            decider.once_more()
            keep(world, actor)
            receive(world, actor)
            remind(world, actor)
            set_up_measures(world, actor)
            agree_on_practice(world, actor)
            write_documents(world)
            write(world, actor)
            say_farewell(world, actor)
            plan_next(world, actor)
            write_messages(world, actor)
            write_a_step(world, actor)
            share_out(world, actor)
            give_over(world, actor)
            take_over(world, actor)
            if place == SUNDSVALL:  # the others have not decided that mapping may be recorded
                map_some(world, actor)
        return world


def write_waiting_files(world: World, folder: Path) -> list[Path]:
    """The school system's next file, and a school's own list that no mapping knows."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{world.place.slug}-extens-{world.today.isoformat()}.csv"
    path.write_bytes(extract.csv_file(waiting_rows(world)))
    return [path, school_list.write_unmapped_file(world, folder)]
