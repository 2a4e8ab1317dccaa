"""The ladder of steps, a youth's steps over time with their picture, and the municipality's own names of measures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaa.core import clock
from kaa.core.locking import Conflict
from tenant_apps.accounts.enums import Role
from tenant_apps.support.models import (
    Intervention,
    LadderStep,
    LocalMeasure,
    Offer,
    PreparationMeeting,
    Programme,
    YouthStep,
)
from tenant_apps.support.selectors.steps import PlacedStep, chart, ladder, ladder_version, steps_of
from tenant_apps.support.services.interventions import InterventionFacts, start_intervention
from tenant_apps.support.services.steps import StepFacts, place_on_step, starter, write_ladder
from tests.api.asking import Program
from tests.tenant.register.pages.people import registered

TODAY = clock.today()
NOW = clock.now()


def a_ladder(*names: str) -> list[LadderStep]:
    steps = [StepFacts(name) for name in names] or starter()
    return write_ladder(steps=steps, actor=None, now=NOW)


@pytest.mark.req("K4-5.7")
def test_ladder__keeps_a_steps_row_by_its_name_and_puts_away_what_is_gone(alfa) -> None:
    first = {one.name: one.pk for one in a_ladder("Kontakt", "Planering", "Studier")}
    youth = registered()
    place_on_step(youth=youth, step=LadderStep.objects.get(name="Planering"), from_on=TODAY, actor=None, today=TODAY)
    a_ladder("Förberedelse", "Kontakt", "Studier")
    assert [(one.position, one.name) for one in ladder()] == [(1, "Förberedelse"), (2, "Kontakt"), (3, "Studier")]
    assert {one.name: one.pk for one in ladder()[1:]} == {name: first[name] for name in ("Kontakt", "Studier")}
    assert LadderStep.objects.get(pk=first["Planering"]).archived_at
    assert [(one.position, one.name) for one in steps_of(youth)] == [(2, "Planering")]  # as it stood then
    with pytest.raises(ValidationError):
        place_on_step(
            youth=youth, step=LadderStep.objects.get(name="Planering"), from_on=TODAY, actor=None, today=TODAY
        )


@pytest.mark.parametrize(
    "names",
    [("Ett",), tuple(str(n) for n in range(11)), ("Kontakt", "kontakt")],
    ids=["too few", "too many", "the same name twice"],
)
def test_ladder__refuses(alfa, names) -> None:
    a_ladder("Kontakt", "Studier")
    with pytest.raises(ValidationError):
        a_ladder(*names)
    assert len(ladder()) == 2


def test_step__said_again_of_the_same_day_mends_it(alfa) -> None:
    steps, youth = a_ladder(), registered()
    for step, version in ((steps[0], None), (steps[1], 1)):
        place_on_step(youth=youth, step=step, from_on=TODAY, actor=None, today=TODAY, version=version)
    assert YouthStep.objects.get().position == 2
    for wrong in (TODAY + timedelta(days=1), youth.birth_date - timedelta(days=1)):
        with pytest.raises(ValidationError):
            place_on_step(youth=youth, step=steps[0], from_on=wrong, actor=None, today=TODAY)


def hidden(form) -> dict[str, str]:
    """What a page's form carries unseen."""
    return {name: str(form[name].value() or "") for name in ("version", "mends") if name in form.fields}


@pytest.mark.req("REL-09", "K4-7.1b")
def test_ladder__of_a_page_from_before_puts_nothing_away_that_a_colleague_added(alfa, client_for, in_schema) -> None:
    a_ladder("Kontakt", "Studier")
    url = reverse("step-ladder")
    first, second = (client_for("alfa", Role.ADMINISTRATOR) for _n in range(2))
    seen = hidden(second.get(url).context["form"])
    names = {"name_1": "Kontakt", "name_2": "Studier", "name_3": "Arbete"}
    assert first.post(url, {**hidden(first.get(url).context["form"]), **names}).status_code == 302
    told = {"name_1": "Kontakt", "about_1": "Vi har talats vid", "name_2": "Studier"}
    page = second.post(url, {**seen, **told})
    assert [(one.name, one.theirs) for one in page.context["conflict"].differing] == [
        ("about_1", ""),
        ("name_3", "Arbete"),
    ]
    assert page.context["conflict"].changed_by == first.user.display_name
    in_schema("k9901")
    assert [one.name for one in ladder()] == ["Kontakt", "Studier", "Arbete"]
    assert "Vi har talats vid" in page.content.decode()  # nothing typed is lost
    again = {**hidden(page.context["form"]), **told, "keep_name_3": "saved"}
    assert second.post(url, again).status_code == 302
    in_schema("k9901")
    assert [(one.name, one.about) for one in ladder()] == [
        ("Kontakt", "Vi har talats vid"),
        ("Studier", ""),
        ("Arbete", ""),
    ]


@pytest.mark.req("REL-09")
def test_ladder__has_another_version_after_each_change(alfa) -> None:
    versions = [ladder_version()]
    for names in (("A", "B"), ("A", "B", "C"), ("B", "A"), ("A", "B"), ("A", "C")):
        a_ladder(*names)
        versions.append(ladder_version())
    assert versions == sorted(set(versions))
    with pytest.raises(Conflict):
        write_ladder(steps=[StepFacts("D"), StepFacts("E")], actor=None, now=NOW, version=versions[-2])


@pytest.mark.req("REL-09", "K4-7.1b")
def test_step__of_a_day_that_a_colleague_has_written_meanwhile_is_laid_beside_it(alfa, client_for, in_schema) -> None:
    steps, youth = a_ladder("Kontakt", "Planering", "Studier"), registered()
    url = reverse("youth-steps", args=[youth.public_id])
    first, second = (client_for("alfa", Role.COACH) for _n in range(2))
    seen = [hidden(client.get(url).context["form"]) for client in (first, second)]
    told = [{"step": str(step.public_id), "from_on": TODAY.isoformat()} for step in steps]
    assert first.post(url, {**seen[0], **told[0]}).status_code == 302
    page = second.post(url, {**seen[1], **told[1]})
    [row] = page.context["conflict"].differing
    assert (row.yours, row.theirs) == ("2. Planering", "1. Kontakt")
    in_schema("k9901")
    assert YouthStep.objects.get().position == 1
    assert second.post(url, {**hidden(page.context["form"]), **told[1]}).status_code == 302  # a decision
    assert first.post(url, {**hidden(page.context["form"]), **told[2]}).status_code == 200  # of what it was before
    mended = hidden(first.get(url).context["form"])
    assert first.post(url, {**mended, **told[2]}).status_code == 302  # one's own page shows what stands
    in_schema("k9901")
    assert YouthStep.objects.get().position == 3


@pytest.mark.req("REL-09")
def test_step__by_a_program_is_mended_with_its_etag_alone(alfa, in_schema) -> None:
    steps, youth, program = a_ladder("Kontakt", "Studier"), registered(), Program(Role.COACH)
    told = {"youth": str(youth.public_id), "step": str(steps[0].public_id), "from_on": TODAY.isoformat()}
    first = program.post("youth-steps/", told)
    assert first.status_code == 201
    again = program.post("youth-steps/", {**told, "step": str(steps[1].public_id)})
    assert (again.status_code, again["ETag"]) == (412, first["ETag"])
    in_schema("k9901")
    assert YouthStep.objects.get().position == 1
    mended = program.post("youth-steps/", {**told, "step": str(steps[1].public_id)}, HTTP_IF_MATCH=first["ETag"])
    assert (mended.status_code, mended.json()["position"]) == (201, 2)


def placed(*steps: tuple[date, int]) -> list[PlacedStep]:
    return [PlacedStep(None, position, f"Steg {position}", day, "") for day, position in steps]


@pytest.mark.req("K4-5.7")
def test_chart__rises_and_falls_on_its_days_within_the_picture(alfa) -> None:
    found = chart(
        placed((date(2026, 1, 1), 1), (date(2026, 4, 11), 3), (date(2026, 7, 20), 2)),
        highest=6,
        today=date(2026, 7, 20),
    )
    assert found
    assert found.path == f"M22 {found.base}H167V{found.base - 44}H312V{found.base - 22}H312"
    assert [one.position for one in found.rungs] == [1, 2, 3, 4, 5, 6]
    assert all(found.left <= x <= found.right and 0 < y <= found.base for x, y in found.points)
    assert "1" in found.summary
    alone = chart(placed((TODAY, 4)), highest=2, today=TODAY)
    assert alone
    assert len(alone.rungs) == 4  # the ladder was longer then
    assert chart([], highest=6, today=TODAY) is None


@pytest.mark.req("K4-5.7")
def test_pages__the_ladder_a_youths_steps_and_their_picture_as_text(alfa, client_for, in_schema) -> None:
    youth, admin, coach = registered(), client_for("alfa", Role.ADMINISTRATOR), client_for("alfa", Role.COACH)
    url = reverse("youth-steps", args=[youth.public_id])
    assert '<form class="kaa-form kaa-no-print"' not in coach.get(url).content.decode()  # no ladder yet
    proposal = admin.get(reverse("step-ladder")).content.decode()
    assert starter()[0].name in proposal
    in_schema("k9901")
    assert not LadderStep.objects.exists()
    told = {f"name_{n}": one.name for n, one in enumerate(starter(), start=1)}
    told |= {"about_1": "Ingen plan än", "version": "1"}
    assert admin.post(reverse("step-ladder"), told).status_code == 302
    in_schema("k9901")
    steps = ladder()
    for step, days in ((steps[0], 60), (steps[3], 5)):
        body = {"step": str(step.public_id), "from_on": (TODAY - timedelta(days=days)).isoformat(), "version": "1"}
        assert coach.post(url, body).status_code == 302
    page = coach.get(url).content.decode()
    assert '<svg role="img" aria-labelledby="step-chart-title step-chart-text"' in page
    assert "style=" not in page[page.index("<svg") : page.index("</svg>")]
    assert f"4. {steps[3].name}" in page
    in_schema("k9901")
    assert steps[3].name in coach.get(reverse("youth", args=[youth.public_id])).content.decode()
    in_schema("k9901")
    last = YouthStep.objects.order_by("-from_on").first()
    assert client_for("beta", Role.COACH).post(reverse("youth-step-remove", args=[last.public_id])).status_code == 404
    for seen, left in (({}, 2), ({"version": last.version + 1}, 2), ({"version": last.version}, 1)):
        assert coach.post(reverse("youth-step-remove", args=[last.public_id]), seen).status_code == 302
        in_schema("k9901")
        assert YouthStep.objects.count() == left
    assert coach.get(reverse("step-ladder")).status_code == 403


@pytest.mark.req("K4-5.7")
def test_names__are_listed_in_the_forms_and_the_shared_type_is_stored(alfa, client_for, in_schema) -> None:
    youth, coach, admin = registered(), client_for("alfa", Role.COACH), client_for("alfa", Role.ADMINISTRATOR)
    add = reverse("intervention-add", args=[youth.public_id])
    assert 'name="local_name"' in coach.get(add).content.decode()
    told = {"version": "1", "name": "Ungdomslaget", "type": "labour_market", "step": "", "is_in_use": "on"}
    assert admin.post(reverse("measure-setting-add", args=["namn"]), told).status_code == 302
    again = admin.post(reverse("measure-setting-add", args=["namn"]), {**told, "name": "ungdomslaget"})
    assert set(again.context["form"].errors) == {"name"}
    page = coach.get(add).content.decode()
    assert 'value="labour_market|Ungdomslaget"' in page
    assert 'name="local_name"' not in page
    body = {"type": "labour_market|Ungdomslaget", "started_on": TODAY.isoformat()}
    assert coach.post(add, body).status_code == 302
    in_schema("k9901")
    one = Intervention.objects.get()
    assert (one.type, one.local_name) == ("labour_market", "Ungdomslaget")
    offer = {
        "type": "labour_market|Ungdomslaget",
        "offered_on": TODAY.isoformat(),
        "response": "accepted",
        "begins_on": TODAY.isoformat(),
    }
    assert coach.post(reverse("offer-add", args=[youth.public_id]), offer).status_code == 302
    in_schema("k9901")
    assert (Offer.objects.get().local_name, Intervention.objects.first().local_name) == ("Ungdomslaget", "Ungdomslaget")
    bad = coach.post(add, {**body, "type": "no_such|Ungdomslaget"})
    assert set(bad.context["form"].errors) == {"type"}


def test_names__that_are_put_away_stay_on_what_has_them(alfa, client_for, in_schema) -> None:
    facts = InterventionFacts("labour_market", TODAY, local_name="Ungdomslaget")
    one = start_intervention(youth=registered(), facts=facts, actor=None, today=TODAY)
    LocalMeasure.objects.create(name="Annat", type="guidance", type_version=1)
    client = client_for("alfa", Role.COACH)
    edit = reverse("intervention-edit", args=[one.public_id])
    assert 'value="labour_market|Ungdomslaget" selected' in client.get(edit).content.decode()
    stale = client.post(edit, {"version": "9", "type": "guidance|Annat", "started_on": TODAY.isoformat()})
    assert "Ungdomslaget (" in stale.content.decode()  # both versions are laid side by side, in words
    assert (
        client.post(edit, {"version": "1", "type": "guidance|Annat", "started_on": TODAY.isoformat()}).status_code
        == 302
    )
    in_schema("k9901")
    one.refresh_from_db()
    assert (one.type, one.local_name) == ("guidance", "Annat")


def test_settings__each_kind_is_made_mended_and_put_away(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    kinds = [
        ("moten", PreparationMeeting, {"name": "Beredning", "agency": "labour_market_unit", "weekday": "1", "place": ""}),
        ("verksamheter", Programme, {"name": "Framåt", "kind": "unit", "unit": ""}),
        ("namn", LocalMeasure, {"name": "Laget", "type": "internship", "step": ""}),
    ]  # fmt: skip
    for kind, model, told in kinds:
        assert client.get(reverse("measure-setting-add", args=[kind])).status_code == 200
        assert (
            client.post(
                reverse("measure-setting-add", args=[kind]), {**told, "version": "1", "is_in_use": "on"}
            ).status_code
            == 302
        )
        in_schema("k9901")
        row = model.objects.get()
        url = reverse("measure-setting", args=[kind, row.public_id])
        assert told["name"] in client.get(url).content.decode()
        assert client.post(url, {**told, "version": str(row.version)}).status_code == 302  # no longer in use
        conflict = client.post(url, {**told, "name": "Senare", "version": str(row.version)})
        assert conflict.status_code == 200
        in_schema("k9901")
        row.refresh_from_db()
        assert (row.name, row.archived_at is not None) == (told["name"], True)
    page = client.get(reverse("measure-settings")).content.decode()
    assert all(told["name"] in page for _kind, _model, told in kinds)
    assert client.get(reverse("measure-setting-add", args=["annat"])).status_code == 404
    assert client_for("alfa", Role.COORDINATOR).get(reverse("measure-settings")).status_code == 403
