"""A coach left a year ago: the whole caseload was given to a colleague."""

from __future__ import annotations

from datetime import timedelta

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World, random_for
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, RoleGrant, User
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.visibility import registered_on
from tenant_apps.reminders.models import Handover
from tenant_apps.reminders.services.handovers import hand_over
from tenant_apps.reminders.services.notifications import mark_read

AGO = timedelta(days=365)
NAME, LABEL, WHY = "Gunilla Strand", "Gunilla", "Gunilla går i pension"
SHARE = 0.6  # of those whom the colleague had by then


def give_over(world: World, actor: User) -> None:
    """The former coach's are those whom the colleague has now and who were in the register then."""
    labels = Label.objects.filter(archived_at=None, user__is_active=True).exclude(name=LABEL)
    to = (
        labels.exclude(user__email=email_of(Role.COACH, world.place.slug)).select_related("user").order_by("pk").first()
    )
    if to is None or to.user is None:
        return
    then = world.today - AGO
    had = list(
        Youth.objects.shown()
        .filter(registered_on(then), label=to)
        .order_by("personnummer")
        .values_list("pk", flat=True)
    )
    dice = random_for(world.place, world.today, "handover of a caseload")
    youths = Youth.objects.filter(pk__in=dice.sample(had, round(len(had) * SHARE)))
    former = User.objects.create(
        email=f"tidigare-coach@{world.place.slug}.example", name=NAME, password="!", is_active=False
    )
    RoleGrant.objects.create(user=former, role=Role.COACH)
    label = Label.objects.create(name=LABEL, user=former, unit=to.unit)
    count = youths.update(label=label)
    made = hand_over(from_label=label, to_label=to, note=WHY, expected=count, actor=actor, now=at(then, 13))
    Handover.objects.filter(pk=made.pk).update(created_at=at(then, 13))
    mark_read(
        user=to.user,
        now=at(then + timedelta(days=1), 7),
        public_ids=to.user.notifications.filter(target=made.public_id).values_list("public_id", flat=True),
    )
    Label.objects.filter(pk=label.pk).update(archived_at=at(then + timedelta(days=30), 9))
