"""What is sent without login: checked into codes of faults, which the page says in its own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaa.core.phones import read_phone
from tenant_apps.doors.enums import About, Who
from tenant_apps.doors.services.referrals import ReferralFacts
from tenant_apps.sources.reading.values import clean, read_email

FIELDS = ("who", "about", "name", "phone", "email")
LENGTHS = {"name": 100, "phone": 40, "email": 254}


@dataclass
class ReferralForm:
    """What stands in the fields, and per field the key of what is wrong with it."""

    values: dict[str, str] = field(default_factory=lambda: dict.fromkeys(FIELDS, ""))
    errors: dict[str, str] = field(default_factory=dict)
    phone: str = ""
    email: str = ""

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> ReferralForm:
        form = cls({name: clean(str(sent.get(name, "")))[: LENGTHS.get(name, 20)] for name in FIELDS})
        values = form.values
        if values["who"] not in Who.values:
            form.errors["who"] = "error_who"
        if values["about"] not in About.values:
            form.errors["about"] = "error_about"
        if not values["name"]:
            form.errors["name"] = "error_name"
        form._read_ways()
        return form

    def _read_ways(self) -> None:
        phone, email = self.values["phone"], self.values["email"]
        if not phone and not email:
            self.errors["phone"] = "error_reach"
            return
        self.phone = (read_phone(phone) or "") if phone else ""
        self.email = (read_email(email) or "") if email else ""
        if phone and not self.phone:
            self.errors["phone"] = "error_phone"
        if email and not self.email:
            self.errors["email"] = "error_email"

    def facts(self, language: str) -> ReferralFacts:
        one = self.values
        return ReferralFacts(one["who"], one["about"], one["name"], self.phone, self.email, language)
