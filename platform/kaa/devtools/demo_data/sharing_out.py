"""Who takes new youths, and what was given lately; who is beside whom."""

from __future__ import annotations

import uuid
from datetime import timedelta

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World, random_for
from tenant_apps.accounts.models import Label, User
from tenant_apps.distribution.models import Assignment, DistributionRules, Recipient
from tenant_apps.register.models import Registration

WEEKS = 6


def share_out(world: World, actor: User) -> None:
    labels = list(Label.objects.filter(archived_at=None, user__is_active=True).order_by("pk"))
    if len(labels) < 2:
        return
    counsellor = labels[-1]
    DistributionRules.objects.create(counsellor_rule="beside")
    Recipient.objects.bulk_create(
        Recipient(
            label=label, profession="counsellor" if label == counsellor else "coach", share=50 if n == 1 else 100,
            postcodes=[world.place.towns[-1].areas[-1][0]] if n == 0 else [],
        )
        for n, label in enumerate(labels)
    )  # fmt: skip
    dice = random_for(world.place, world.today, "distribution")
    since = world.today - timedelta(days=7 * WEEKS)
    rows = []
    found = Registration.objects.filter(
        registered_on__gte=since, deregistered_on=None, mistaken_at=None, youth__protected_at=None, youth__label__in=labels
    ).select_related("youth__label").order_by("registered_on", "youth__personnummer")  # fmt: skip
    for one in found:
        monday = one.registered_on + timedelta(days=7 - one.registered_on.weekday())
        if monday > world.today or one.youth.label is None:
            continue
        batch = uuid.uuid5(uuid.NAMESPACE_OID, f"{world.place.slug}-{monday.isoformat()}")
        given = {"youth": one.youth, "batch": batch, "at": at(monday, 8), "by": actor, "created_at": at(monday, 8)}
        reason = dice.choices(("load", "area", "earlier", "by_hand"), (6, 3, 1, 1))[0]
        rows.append(Assignment(label=one.youth.label, part="responsible", reason=reason, **given))
        if one.latest_studies == "study_certificate" and one.youth.label != counsellor:
            rows.append(Assignment(label=counsellor, part="beside", reason="studies", **given))
    Assignment.objects.bulk_create(rows)
