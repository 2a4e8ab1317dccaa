"""Letters: those of two years behind the contacts that they were, one mailing printed and posted with one that came back, and a draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.world import World, random_for
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.letters.addresses import Wish, address_of, recipients
from tenant_apps.letters.enums import Channel, LetterState
from tenant_apps.letters.languages import SWEDISH
from tenant_apps.letters.models import LeftOut, Letter, LetterTemplate, Mailing, Sender, TemplateVersion
from tenant_apps.letters.selectors.people import people
from tenant_apps.letters.services.files import print_files
from tenant_apps.letters.services.mailings import step_of
from tenant_apps.letters.services.returning import mark_returned
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Guardian, Registration
from tenant_apps.visits.addresses import addresses_of

YOUTH, GUARDIANS = "forsta-brev-ungdom", "forsta-brev-vardnadshavare"
TURN_TO = "Arbetsförmedlingen: 0771-416 416\nVuxenutbildningens studievägledning: drop-in måndagar 13-16\nKommunens arbetsmarknadsenhet"


def write(world: World, actor: User) -> None:
    ensure_starters()
    place = world.place
    postcode, city = place.towns[0].areas[0]
    Sender.objects.create(
        name=f"Aktivitetsansvaret, {place.name}", street="Box 12", postcode=f"{postcode[:3]} 00", city=city, phone="0980-31 92 04",
        email=f"kaa@{place.slug}.example", web=f"{place.slug}.example/kaa", turn_to=TURN_TO,
    )  # fmt: skip
    templates = {one.key: one for one in LetterTemplate.objects.filter(key__in=[YOUTH, GUARDIANS])}
    newest = Window(RowNumber(), partition_by=F("template"), order_by=F("number").desc())
    versions = {
        one.template_id: one for one in TemplateVersion.objects.filter(template__in=templates.values()).annotate(place=newest).filter(place=1)
    }  # fmt: skip
    writer = Writer(world, actor, {key: (one, versions[one.pk]) for key, one in templates.items()})
    writer.before()
    writer.lately()


class Writer:
    def __init__(self, world: World, actor: User, texts: dict[str, tuple[LetterTemplate, TemplateVersion]]) -> None:
        self.world, self.today, self.actor, self.texts = world, world.today, actor, texts

    def before(self) -> None:
        """What the coaches' contacts by letter were: one mailing a month to the youths and one to the guardians."""
        contacts = list(
            Contact.objects.filter(channel="letter", outcome="sent", youth__protected_at=None, letters=None)
            .filter(Q(recipient="youth") | Q(recipient="guardian"))
            .select_related("youth").order_by("at", "youth__personnummer")
        )  # fmt: skip
        keys = {one.youth_id for one in contacts}
        places = addresses_of(keys)
        guardians = {one.youth_id: one for one in Guardian.objects.filter(youth__in=keys, position=1)}
        mailings: dict[tuple[date, str], Mailing] = {}
        letters: dict[tuple[int, date, str], Letter] = {}
        for one in contacts:
            key, day = YOUTH if one.recipient == "youth" else GUARDIANS, one.at.date()
            mailing = mailings.setdefault((day.replace(day=1), key), self._mailing(key, day))
            to, address = guardians.get(one.youth_id) if key == GUARDIANS else None, places.get(one.youth_id)
            name = to.name if to else one.youth.full_name if key == YOUTH else ""
            recipient = "youth" if key == YOUTH else "guardian1"
            letters.setdefault((one.youth_id, day, recipient), Letter(
                mailing=mailing, youth=one.youth, step_key=mailing.step_key, occasion=day, recipient=recipient, guardian=to,
                language=SWEDISH, name=name,
                street=address.street if address else "", postcode=address.postcode if address else "", city=address.city if address else "",
                state=LetterState.POSTED, decided_on=day, decided_by=one.user, contact=one, created_at=at(day, 8),
            ))  # fmt: skip
        Mailing.objects.bulk_create(mailings.values())
        Letter.objects.bulk_create(letters.values(), batch_size=1000)

    def _mailing(self, key: str, day: date) -> Mailing:
        template, version = self.texts[key]
        return Mailing(
            version=version, channel=template.channel, language=SWEDISH, step_key=step_of(template=template), occasion=day, made_on=day,
            made_by=self.actor, created_at=at(day, 8),
        )  # fmt: skip

    def lately(self) -> None:
        """One posted the day before yesterday, of which one has come back; one made today that nobody has posted yet."""
        dice = random_for(self.world.place, self.today, "letters")
        found = Registration.objects.filter(
            deregistered_on=None, mistaken_at=None, youth__protected_at=None, youth__deceased_on=None,
            registered_on__gte=self.today - timedelta(days=300)
        )  # fmt: skip
        keys = list(found.order_by("youth__personnummer").values_list("youth_id", flat=True).distinct())
        chosen = dice.sample(keys, min(16, len(keys)))
        posted = self._make(chosen[:7], self.today - timedelta(days=4))
        self._post(posted, self.today - timedelta(days=2))
        self._make(chosen[7:], self.today)

    def _make(self, keys: Iterable[int], day: date) -> Mailing:
        mailing = self._mailing(GUARDIANS, day)
        mailing.save()
        letters, left_out = [], []
        for key, person in people(list(keys), day=day).items():
            found = recipients(person, Wish(Channel.LETTER, "by_age", day))
            letters += [
                Letter(
                    mailing=mailing, youth_id=key, step_key=mailing.step_key, occasion=day, recipient=to.recipient, guardian_id=to.guardian,
                    guardian_2_id=to.guardian_2, language=SWEDISH, created_at=at(day, 8), **address_of(to),
                )
                for to in found.addressees
            ]  # fmt: skip
            if not found.addressees:
                left_out += [LeftOut(mailing=mailing, youth_id=key, reason=why) for why in found.reasons]
        Letter.objects.bulk_create(letters)
        LeftOut.objects.bulk_create(left_out)
        print_files(mailing=mailing)
        return mailing

    def _post(self, mailing: Mailing, day: date) -> None:
        rows = list(mailing.letters.select_related("youth").order_by("pk"))
        versions = {
            slug: codelists.current(slug).version for slug in ("contact_channel", "informant", "contact_outcome")
        }
        for one in rows:
            one.contact = Contact(
                youth=one.youth, at=at(day, 12), created_at=at(day, 12), channel="letter", channel_version=versions["contact_channel"],
                recipient="youth" if one.recipient == "youth" else "guardian", recipient_version=versions["informant"], outcome="sent",
                outcome_version=versions["contact_outcome"], user=self.actor, note=mailing.version.template.name,
            )  # fmt: skip
            one.state, one.decided_on, one.decided_by = LetterState.POSTED, day, self.actor
        Contact.objects.bulk_create([one.contact for one in rows if one.contact])
        for one in rows:
            one.contact = one.contact  # its key is known now
        Letter.objects.bulk_update(rows, ["state", "decided_on", "decided_by", "contact"])
        if rows:
            mark_returned(letter=rows[0], actor=self.actor, now=at(self.today, 7))
