"""Every decision can be explained: five conditions, each with what is behind it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kaa.core import clock
from tenant_apps.register.identification.decisions import decide
from tenant_apps.register.identification.explain import explain_decision, explain_proposal, explain_youth, why_in_words
from tenant_apps.register.identification.reasons import Reason
from tenant_apps.register.models import Proposal, Registration
from tenant_apps.register.services.proposals import propose
from tests.factories import register as make
from tests.tenant.register.identification.cases import CASES
from tests.tenant.register.identification.test_cases import CODES, build


@pytest.mark.req("K2-3.15")
def test_explain__every_case_has_words(alfa: object) -> None:
    reasons = set()
    for case in CASES:
        if case.decision == "nothing":
            continue
        pk, _places = build(case)
        explained = explain_decision(decide(day=case.day, municipality_codes=CODES, youths=[pk])[0])
        reasons.add(explained.reason)
        assert len(explained.conditions) == 5
        assert explained.why
        assert all(
            one.detail and "None" not in one.detail and "%(" not in one.detail for one in explained.conditions
        ), case.id
        if case.decision == "in":
            assert all(one.held for one in explained.conditions), case.id
        if case.decision == "none_not_covered" and case.reason in {
            "placed",
            "exam",
            "turned_20",
            "died",
            "lives_elsewhere",
            "compulsory_not_ended",
        }:
            assert not all(one.held for one in explained.conditions), case.id
    assert {str(code) for code in Reason.values} - reasons == {"moved_between", "closing"}


def test_explain__names_school_date_and_reason(alfa: object) -> None:
    who = make.youth()
    make.compulsory(who, date(2024, 6, 12))
    make.placement(who, date(2024, 8, 20), date(2026, 11, 10), end_reason="interrupted")
    propose(day=date(2026, 11, 20), municipality_codes=CODES)
    words = why_in_words(Proposal.objects.get())
    assert "Midälvaskolan" in words
    assert "10 november 2026" in words
    assert "Avbrott" in words
    assert explain_proposal(Proposal.objects.get()) == explain_youth(
        youth_id=who.pk, day=date(2026, 11, 20), municipality_codes=CODES
    )


def test_explain__nobody_under_protection(alfa: object) -> None:
    who = make.youth(protected=True)
    assert explain_youth(youth_id=who.pk, day=date(2026, 11, 20), municipality_codes=CODES) is None


@pytest.mark.parametrize("apply", [False, True], ids=["proposals only", "applied"])
def test_command__identifies_a_tenant(alfa: object, capsys: pytest.CaptureFixture[str], apply: bool) -> None:
    who = make.youth()
    make.compulsory(who, date(2024, 6, 12))
    call_command("identify", tenant="k9901", on=date(2026, 11, 20), json=True, apply=apply)
    answer = json.loads(capsys.readouterr().out)
    assert (answer["on"], answer["new"], answer.get("opened")) == ("2026-11-20", 1, 1 if apply else None)
    assert Registration.objects.filter(youth=who, registered_on=date(2026, 11, 20)).count() == int(apply)


def test_command__of_another_day_only_tells(alfa: object, capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    settings.TIME_TRAVEL = False
    make.compulsory(make.youth(), date(2024, 6, 12))
    call_command("identify", tenant="k9901")
    capsys.readouterr()
    waiting = list(Proposal.objects.values_list("pk", "state"))
    assert waiting
    call_command("identify", tenant="k9901", on=date(2024, 6, 1), json=True)
    answer = json.loads(capsys.readouterr().out)
    assert (answer["lapsed"], answer["stored"]) == (len(waiting), False)
    assert list(Proposal.objects.values_list("pk", "state")) == waiting
    with pytest.raises(CommandError, match="--on"):
        call_command("identify", tenant="k9901", on=date(2024, 6, 1), apply=True)
    call_command("identify", tenant="k9901", apply=True)
    assert Registration.objects.get().registered_on == clock.today()


def test_job__is_the_nightly_run(alfa: object) -> None:
    from tenant_apps.register.identification import jobs
    from tenant_apps.work.models import Job
    from tenant_apps.work.services import FUNCTIONS, NIGHTLY

    make.compulsory(make.youth(), date(2024, 6, 12))
    result = jobs.identify(Job(kind="identify", arguments={"day": "2026-11-20"}))
    assert result["new"] == 1
    assert "identify" in FUNCTIONS
    assert "identify" in NIGHTLY
