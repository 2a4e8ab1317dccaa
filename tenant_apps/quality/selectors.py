"""The hits of the quality rules: for a youth's page, the SCB page, the gate and the lists, by the same statement."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.urls import reverse

from shared_apps.codelists.selectors import snapshots
from shared_apps.scb import selectors as scb
from shared_apps.scb.errors import NoReportFormat
from shared_apps.scb.specs import FormatSpec
from tenant_apps.quality.acceptance import is_accepted
from tenant_apps.quality.period import PERIOD_CTES, period_parameters
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.rules.base import Lists, code_parameters

COLOURS = ("red", "yellow", "green")
GREY = "grey"  # a hit in a period that SCB has accepted: it is told, and never blocks
ORDER = (*COLOURS, GREY)
# the field to mend, which gets the focus
FIELDS = {
    "R1": "occupation", "R3": "end_reason", "R4": "occupation_after", "R5": "occupation_after", "R6": "latest_studies", "Y1": "latest_studies",
    "Y2": "latest_studies", "Y3": "started_on", "Y4": "code", "G1": "ended_on",
    "K1": "number", "K2": "number",
}  # fmt: skip
MENDED_AT = {"occupation": "occupation-edit", "intervention": "intervention-edit", "registration": "registration-edit"}


@dataclass(frozen=True)
class Hit:
    """One thing that one rule found about one youth. `youth`, `record` and `contact` are public ids.

    Its words and link are made when they are asked for: a page shows a hundred of some ten thousand.
    """

    rule: str
    colour: str
    title: str
    youth: uuid.UUID
    name: str
    label: str
    label_id: uuid.UUID | None
    label_user: int | None
    record_kind: str
    record: uuid.UUID | None
    contact: uuid.UUID | None
    data: Mapping[str, Any]
    lists: Lists = field(repr=False, compare=False)

    @property
    def section(self) -> str:
        return self.rule.partition("-")[0]

    @property
    def is_nobodys(self) -> bool:
        """Without a label, or with one that nobody in service has: the administrator's to mend."""
        return self.label_user is None

    @property
    def since(self) -> str:
        return str(self.data.get("start") or "")

    @property
    def sentence(self) -> str:
        return RULES[self.rule].sentence(self.data, self.lists)

    @property
    def mend_url(self) -> str:
        field = f"#id_{FIELDS[self.section]}" if self.section in FIELDS else ""
        if self.record_kind == "occupation" and self.contact:
            return reverse("contact-edit", args=[self.contact]) + field
        if self.record_kind == "occupation":
            field = "#id_code"
        if self.record_kind in MENDED_AT and self.record:
            return reverse(MENDED_AT[self.record_kind], args=[self.record]) + field
        if self.rule == "Y4":
            return reverse("occupation-add", args=[self.youth]) + field
        if self.section in {"K1", "K2"}:
            return reverse("identity-edit", args=[self.youth]) + field
        return reverse("youth", args=[self.youth])


def _statement(rules: Iterable[str]) -> str:
    found = " union all ".join(
        f"select '{name}' as rule, '{RULES[name].record}' as kind, h.* from ({RULES[name].sql}) h (youth_id, record_id, colour, data)"
        for name in rules
    )
    return f"""
        with {PERIOD_CTES}, hit as ({found})
        select h.rule, h.kind, h.colour, h.data::text, y.public_id, y.given_name, y.family_name, l.name, l.public_id, u.id,
               coalesce(r.public_id, i.public_id, o.public_id), c.public_id
        from hit h
        join register_youth y on y.id = h.youth_id
        left join accounts_label l on l.id = y.label_id
        left join accounts_user u on u.id = l.user_id and u.is_active
        left join register_registration r on h.kind = 'registration' and r.id = h.record_id
        left join support_intervention i on h.kind = 'intervention' and i.id = h.record_id
        left join register_occupationfact o on h.kind = 'occupation' and o.id = h.record_id
        left join outreach_contact c on h.kind = 'occupation' and c.occupation_id = h.record_id
        order by h.rule, y.sort_key, y.id, h.record_id"""


def hits(*, period: str, youths: list[int] | None = None, section: str = "") -> list[Hit]:
    """Every hit in a period ('2026H2') of these youths (primary keys), or of all; one statement whatever their number.

    Red first; all grey once SCB has accepted the period. `section` asks one rule alone ('R3', 'K3').
    No format holds in a period before 2020: then there is nothing to find.
    """
    try:
        spec = scb.format_for(period)
    except NoReportFormat:
        return []
    rules = [name for name, rule in RULES.items() if rule.holds_in(spec) and section in {"", rule.section}]
    if not rules:
        return []
    lists, accepted = snapshots(period=period), is_accepted(period)
    with connection.cursor() as cursor:
        cursor.execute(_statement(rules), {**period_parameters(period, youths), **code_parameters(period, spec)})
        found = [_hit(row, spec, lists, accepted=accepted) for row in cursor.fetchall()]
    order = {name: place for place, name in enumerate(RULES)}
    return sorted(
        found, key=lambda hit: (ORDER.index(hit.colour), order[hit.rule], hit.since if hit.rule == "G1" else "")
    )


def _hit(row: tuple[Any, ...], spec: FormatSpec, lists: Lists, *, accepted: bool) -> Hit:
    name, kind, colour, text, youth, given, family, label, label_id, label_user, record, contact = row
    rule = RULES[name]
    shown = GREY if accepted else colour or rule.colour_in(spec)
    return Hit(
        rule=name, colour=shown, title=rule.title_in(spec), youth=youth, name=f"{given} {family}".strip(),
        label=label or "", label_id=label_id, label_user=label_user, record_kind=kind, record=record, contact=contact,
        data=json.loads(text), lists=lists,
    )  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """How many hits of each colour; `blocks`: red ones stop the export."""

    red: int
    yellow: int
    green: int
    grey: int = 0

    @property
    def blocks(self) -> bool:
        return self.red > 0


def summary(found: Iterable[Hit]) -> Summary:
    counted = Counter(hit.colour for hit in found)
    return Summary(red=counted["red"], yellow=counted["yellow"], green=counted["green"], grey=counted[GREY])


def period_of(today: date) -> str:
    """The period whose report is due next."""
    return scb.reporting_period(today).code
