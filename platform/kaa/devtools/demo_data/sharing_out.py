"""Who takes new youths, what was given each week of two years, and who is beside whom."""

from __future__ import annotations

import uuid
from datetime import timedelta

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World, random_for
from tenant_apps.accounts.models import Label, User
from tenant_apps.distribution.models import Assignment, DistributionRules, Recipient
from tenant_apps.register.models import Registration

ASKED = 3  # whom the coach whose login is printed was asked to be beside


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
    found = Registration.objects.filter(
        registered_on__gte=world.start, mistaken_at=None, youth__protected_at=None, youth__label__in=labels
    ).select_related("youth__label").order_by("registered_on", "youth__personnummer")  # fmt: skip
    rows: list[Assignment] = []
    beside: set[int] = set()
    asked = 0
    for one in found:
        monday = one.registered_on + timedelta(days=7 - one.registered_on.weekday())
        over, label = one.deregistered_on, one.youth.label
        if label is None or monday >= min(over or world.today, world.today):
            continue
        batch = uuid.uuid5(uuid.NAMESPACE_OID, f"{world.place.slug}-{monday.isoformat()}")
        given = {"youth": one.youth, "batch": batch, "at": at(monday, 8), "by": actor, "created_at": at(monday, 8)}
        reason = dice.choices(("load", "area", "earlier", "by_hand"), (6, 3, 1, 1))[0]
        rows.append(Assignment(label=label, part="responsible", reason=reason, **given))
        if one.latest_studies == "study_certificate" and label != counsellor:
            ended = {"ended_at": at(over, 9), "ended_by": actor} if over else {}
            rows.append(Assignment(label=counsellor, part="beside", reason="studies", **given, **ended))
            beside.add(one.youth_id)
        elif over is None and label != labels[0] and one.youth_id not in beside and asked < ASKED:
            asked += 1
            rows.append(Assignment(label=labels[0], part="beside", reason="by_hand", **given))
            beside.add(one.youth_id)
    Assignment.objects.bulk_create(rows)
