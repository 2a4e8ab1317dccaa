from __future__ import annotations

import argparse
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError
from django.utils.dateparse import parse_datetime

from kaa.core.tenancy.probe import refuse_transaction_pooling
from tenants.models import Tenant
from tenants.provisioning import NewTenant, create_tenant


class Command(BaseCommand):
    help = "Create a tenant: schema, role, rights, host. All of it or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--schema", required=True, help="^k[a-z0-9_]{1,30}$, for example k2281")
        parser.add_argument("--name", required=True)
        parser.add_argument("--host", required=True, help="exact host, without port")
        parser.add_argument(
            "--kind", choices=[Tenant.Kind.MUNICIPALITY, Tenant.Kind.PARTNERSHIP], default=Tenant.Kind.MUNICIPALITY
        )
        parser.add_argument(
            "--code", action="append", default=[], dest="codes", help="municipality code; may be given several times"
        )
        parser.add_argument("--controller", default="", help="the nämnd that is controller")
        parser.add_argument("--organisation-number", default="")
        parser.add_argument("--data-protection-contact", default="")
        parser.add_argument("--agreement-signed-at", type=_moment, default=None, help="ISO 8601, with time zone")

    def handle(self, **options: Any) -> None:
        refuse_transaction_pooling()
        new = NewTenant(
            schema=options["schema"], name=options["name"], host=options["host"], kind=options["kind"], municipality_codes=options["codes"],
            controller=options["controller"], organisation_number=options["organisation_number"],
            data_protection_contact=options["data_protection_contact"], agreement_signed_at=options["agreement_signed_at"],
        )  # fmt: skip
        try:
            tenant = create_tenant(new)
        except (ValidationError, IntegrityError) as error:
            raise CommandError(f"{new.schema} was not created: {error}") from error
        self.stdout.write(f"{tenant.schema_name}\t{new.host}")


def _moment(text: str) -> object:
    moment = parse_datetime(text)
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError("an ISO 8601 time with time zone, for example 2026-01-31T12:00+01:00")
    return moment
