"""Kept files: what differs between two, the reading copy, and what nobody but the handler is told."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import OccupationFact, Registration
from tenant_apps.reporting import differences, reading_copy, selectors
from tenant_apps.reporting.errors import Withheld
from tenant_apps.reporting.models import Export, ReadingCopy
from tenant_apps.support.models import Intervention
from tenant_apps.work import files
from tests.factories.register import occupation, registration
from tests.factories.work import intervention
from tests.tenant.reporting.making import PERIOD, make, receipt, somebody

LATER = datetime(2027, 1, 21, tzinfo=UTC)


def between(before: Export, after: Export) -> dict[str, list[tuple]]:
    """By given family name: kind, and each row's kind with its changed columns."""
    found = differences.difference(before=before, after=after)
    return {
        one.name.split()[1]: [one.kind, *((row.kind, {cell.column: (cell.before, cell.after) for cell in row.cells}) for row in one.rows)]
        for one in found.youths
    }  # fmt: skip


@pytest.mark.req("K3-3.2")
def test_difference__rows_added_gone_and_changed_by_youth(committed_alfa) -> None:
    same, changed, gone = somebody("Samma", day=17), somebody("Andrad", day=18), somebody("Borta", day=19)
    measure = intervention(changed, "guidance", date(2026, 9, 3))
    occupation(same, date(2026, 10, 1), code="unknown")
    first = make()
    Intervention.objects.filter(pk=measure.pk).update(
        ended_on=date(2026, 9, 9), end_reason="completed", occupation_after="work"
    )
    OccupationFact.objects.filter(youth=same, code="unknown").delete()
    Registration.objects.filter(youth=gone).update(mistaken_at=LATER)
    somebody("Nytt", day=20)
    second = make()
    found = between(first, second)
    assert found["Andrad"] == ["changed", ("changed", {
        "DatumAtgSlut": ("", "2026-09-09"), "GrundAtgSlut": ("", "1 Fullföljd"), "SysEfter": ("", "09 Arbete"),
    })]  # fmt: skip
    assert [found["Samma"][0], found["Samma"][1][0]] == ["changed", "gone"]
    assert found["Samma"][1][1]["DatumKontakt"] == ("2026-10-01", "")
    assert (found["Borta"][0], found["Nytt"][0]) == ("gone", "added")
    assert differences.earlier_export(second) == first
    assert differences.difference(before=second, after=second).is_same


@pytest.mark.req("K3-3.2", "K3-3.2a")
def test_difference__against_what_was_delivered_for_the_period_before(committed_alfa) -> None:
    one = somebody("Kvar")
    Registration.objects.filter(youth=one).update(registered_on=date(2026, 3, 1), covered_from=date(2026, 3, 1))
    spring = [make(period="2026H1", today=date(2026, 7, 20)) for _ in range(2)]
    autumn = make()
    assert differences.period_before(autumn) == spring[1]
    receipt(spring[0], "delivered")
    assert differences.period_before(autumn) == spring[0]  # what stands at SCB, not what was made after it
    assert {row[0] for row in between(spring[0], autumn)["Kvar"][1:]} == {"added", "gone"}


@pytest.mark.req("K3-3.2", "PRV-22")
def test_difference__never_tells_of_somebody_under_protection(committed_alfa) -> None:
    hidden = somebody("Dold", day=17)
    somebody("Synlig", day=18)
    first = make()
    hidden.protected_at = LATER
    hidden.save()
    second = make()
    assert between(first, second) == {}


@pytest.mark.req("K3-3.2")
def test_page__of_differences_names_youths_and_no_number_in_addresses(committed_alfa, client_for) -> None:
    one = somebody("Andrad")
    make()
    occupation(one, date(2026, 10, 1), code="unknown")
    second = make()
    client = client_for("alfa", Role.READER)
    page = client.get(f"/scb/filer/{second.public_id}/skillnad/?mot=tidigare").content.decode()
    assert "Alva Andrad" in page
    assert not [address for address in re.findall(r'href="([^"]*)"', page) if one.personnummer in address]
    with in_tenant(find_tenant("k9901")):
        assert ReadLog.objects.filter(youths__contains=[one.public_id]).exists()
        receipt(Export.objects.get(number=1), "delivered")
    shown = client.get(f"/scb/filer/{second.public_id}/uppgifter/").content.decode()
    assert "ersätter leveransen" in shown


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.req("K3-3.2", "SEC-06", "K3-3.2b")
def test_reading_copy__is_marked_on_every_sheet_and_holds_no_formula(committed_alfa) -> None:
    one = somebody("Ek")
    one.given_name = "=cmd|' /C calc'!A0"
    one.save()
    export = make()
    before = files.read(export.file)
    copy = reading_copy.make_reading_copy(export=export, actor=None)
    content = files.read(copy.file)
    found = sheets(content)
    assert len(found) == 3
    assert all("LÄSKOPIA" in rows[0][0] for rows in found.values())
    rows = next(rows for rows in found.values() if len(rows[0]) > 5 or len(rows[1]) > 5)
    assert rows[2][0] == "2"  # as SCB counts: the header is row 1
    assert rows[2][1].startswith("'=cmd")
    assert "09 Arbete" in rows[2]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        xml = b"".join(book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in xml
    assert files.read(export.file) == before
    assert not [path for path in files.scratch().iterdir() if path.name.startswith("tmp")]


@pytest.mark.req("SEC-06")
@given(st.text(max_size=60))
def test_cell__never_begins_as_a_formula_does(text: str) -> None:
    shown = reading_copy.safe(text)
    assert not shown.lstrip().startswith(("=", "+", "-", "@", "|", "%"))
    assert all(sign.isprintable() for sign in shown)


@pytest.mark.req("K3-3.2", "PRV-22", "PRV-24")
def test_reading_copy__made_as_a_job_and_withheld_with_its_file(committed_alfa, client_for) -> None:
    one = somebody("Dold")
    export = make()
    client = client_for("alfa", Role.ADMINISTRATOR)
    assert client.post(f"/scb/filer/{export.public_id}/laskopia/").status_code == 302
    with in_tenant(find_tenant("k9901")):
        copy = ReadingCopy.objects.get()
    fetched = client.get(f"/scb/laskopior/{copy.public_id}/")
    assert fetched.content.startswith(b"PK")
    assert ".xlsx" in fetched["Content-Disposition"]
    assert client_for("alfa", Role.COACH).get(f"/scb/laskopior/{copy.public_id}/").status_code == 403
    with in_tenant(find_tenant("k9901")):
        assert ReadLog.objects.filter(ground="export", youths__contains=[one.public_id]).exists()
        one.protected_at = LATER
        one.save()
        with pytest.raises(Withheld):
            reading_copy.make_reading_copy(export=export, actor=None)
    assert client.get(f"/scb/laskopior/{copy.public_id}/").status_code == 404
    assert client.get(f"/scb/filer/{export.public_id}/skillnad/").status_code == 404
    assert client.post(f"/scb/filer/{export.public_id}/laskopia/").status_code == 404
    page = client.get(f"/scb/filer/{export.public_id}/uppgifter/").content.decode()
    assert str(copy.public_id) not in page
    assert "Dold" not in page


@pytest.mark.req("K3-3.3", "PRV-22")
def test_by_hand__the_handler_alone_sees_who_and_how_many(committed_alfa, client_for, time_machine_travel) -> None:
    """For everybody else every page is the same with the protected youth as without."""
    time_machine_travel()  # a page says the minute at which it was printed
    somebody("Synlig", day=18)
    administrator = client_for("alfa", Role.ADMINISTRATOR)
    pages = ["/scb/2026H2/", "/scb/2026H2/lista/", "/scb/2026H2/sista-dagen/", "/scb/anmarkningar/"]
    administrator.get(pages[0])  # the greeting after the login is shown once
    before = [_plain(administrator.get(page).content.decode()) for page in pages]
    with in_tenant(find_tenant("k9901")):
        hidden = somebody("Dold", day=17, protected=True)
        intervention(hidden, "guidance", date(2026, 9, 3), ended_on=date(2026, 9, 9), end_reason="")
        gone = somebody("Tidigare", day=19, protected=True)
        Registration.objects.filter(youth=gone).delete()
        registration(gone, date(2026, 1, 1), date(2026, 6, 30))
    for page, text in zip(pages, before, strict=True):
        assert _plain(administrator.get(page).content.decode()).splitlines() == text.splitlines(), page
    assert administrator.get("/scb/2026H2/skyddade/").status_code == 403
    with in_tenant(find_tenant("k9901")):
        assert [one.name for one in selectors.reported_by_hand(PERIOD)] == ["Alva Dold"]
        assert [one.name for one in selectors.reported_by_hand("2026H1")] == ["Alva Tidigare"]
    handler = client_for("alfa", Role.COACH)
    with in_tenant(find_tenant("k9901")):
        RoleGrant.objects.create(user=handler.user, role=Role.PROTECTED_HANDLER)
    page = handler.get("/scb/2026H2/skyddade/").content.decode()
    assert "Alva Dold" in page
    assert "Synlig" not in page
    assert "/scb/2026H2/skyddade/" in handler.get("/scb/2026H2/").content.decode()


def _plain(page: str) -> str:
    """Without what differs from one request to the next."""
    return re.sub(
        r'(csrfmiddlewaretoken" value="|nonce[-="]+|data-[a-z-]*(?:ends|left|at|until)[a-z-]*=")[^"]*', r"\1", page
    )
