from __future__ import annotations

import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant, User


class Command(BaseCommand):
    help = (
        "Add a member of staff: how a new tenant gets its first account manager, who adds the others on the page. "
        "Without a password the person asks for a link on the login page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, help="the tenant's schema")
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument(
            "--role",
            action="append",
            choices=Role.values,
            required=True,
            dest="roles",
            help="may be given several times",
        )
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    def handle(self, **options: Any) -> None:
        password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else None
        try:
            tenant = find_tenant(options["tenant"])
        except LookupError as error:
            raise CommandError(str(error)) from error
        with in_tenant(tenant), transaction.atomic():
            if User.objects.filter(email__iexact=options["email"]).exists():
                raise CommandError("there is an account with this address already")
            if password is not None:
                try:
                    validate_password(password, User(email=options["email"], name=options["name"]))
                except ValidationError as error:
                    raise CommandError(" ".join(error.messages)) from error
            user = User.objects.create_user(options["email"], password, name=options["name"])
            RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in sorted(set(options["roles"])))
