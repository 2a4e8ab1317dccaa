"""Persons under protection leave nothing but a row's number (PRV-20, PRV-21)."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest

from tenant_apps.register import models
from tenant_apps.register.services.protection import protect_by_numbers
from tenant_apps.sources.models import RowVerdict
from tenant_apps.sources.ss12000 import remembering
from tenant_apps.sources.ss12000.errors import FetchFailed
from tenant_apps.sources.ss12000.models import Fetch, RemotePerson
from tenant_apps.sources.ss12000.services import request_fetch
from tenant_apps.work.models import Job
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import counts, stage
from tests.tenant.sources.ss12000.fetching import NOW, fetch, load
from tests.tenant.sources.ss12000.school import SECRET, an_id, person
from tests.tenant.sources.test_protection import _found_anywhere

A, B, C = take(3, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
(ADULT,) = take(1, born_between=(date(1995, 1, 1), date(2000, 12, 31)))
GIVEN, FAMILY = "Zlatomir", "Ömsesidig"
LATER = NOW + timedelta(days=1)
WORDS = (A, A[2:], GIVEN, FAMILY, "Hemliga stigen", an_id(A), an_id(A).replace("-", ""))


def _protected(mark: str = "Sekretessmarkering", **values) -> dict:
    address = {"type": "Folkbokföring", "streetAddress": "Hemliga stigen 4", "municipalityCode": "2281"}
    return person(
        A, **{"givenName": GIVEN, "familyName": FAMILY, "securityMarking": mark, "addresses": [address], **values}
    )


@pytest.mark.req("PRV-20", "PRV-21")
@pytest.mark.parametrize("mark", ["Sekretessmarkering", "Skyddad folkbokföring", "Nytt slag", "", None, 7])
def test_protected_person__leaves_no_trace(connection, school, mark, caplog, capfd) -> None:
    """Whatever the mark says that is not Ingen; also in the job's arguments and result, the log, history and the fetch."""
    caplog.set_level(logging.DEBUG)
    school.is_truthful = False
    hidden = {**_protected(), "securityMarking": mark}
    school.persons = [person(B), hidden, person(C)]
    request_fetch(connection=connection, actor=None)
    run = fetch(connection).run
    load(connection)
    assert run.protected_rows == [2]
    assert (run.rows, counts(run)) == (2, {"new": 2})  # the figures do not tell
    assert not _found_anywhere(*WORDS)
    assert _found_anywhere(B)  # the search does find
    assert _found_anywhere(an_id(B))
    out = caplog.text + "".join(capfd.readouterr())
    assert not [word for word in (*WORDS, B, an_id(B), SECRET, *school.tokens) if word in out]
    assert Job.objects.get().arguments == {"connection": str(connection.public_id), "full": None, "day": None}


@pytest.mark.req("PRV-21")
@pytest.mark.parametrize("first", [True, False], ids=["marked first", "marked last"])
@pytest.mark.parametrize("number", [{"value": A}, None], ids=["with a number", "without"])
def test_marked_once__is_marked(connection, school, first: bool, number) -> None:
    """The list moved while it was read: the same person comes with and without the mark."""
    school.is_truthful = False
    twice = [_protected(civicNo=number), _protected("Ingen")]
    school.persons = [*(twice if first else twice[::-1]), person(B)]
    run = load(connection)
    assert counts(run) == {"new": 1}
    assert not _found_anywhere(*WORDS)


@pytest.mark.req("PRV-20", "PRV-24")
def test_known_youth__is_protected_when_it_is_fetched(connection, school) -> None:
    school.persons = [person(A), person(B)]
    load(connection)
    assert RemotePerson.objects.count() == 2
    changed = LATER.isoformat()
    school.persons = [_protected(meta={"created": changed, "modified": changed})]
    run = fetch(connection, now=LATER).run
    youth = models.Youth.objects.get(personnummer=A)
    assert youth.protected_at
    assert (counts(run), run.protected_rows) == ({}, [1])
    assert RemotePerson.objects.get().remote_id.hex == an_id(B).replace("-", "")
    assert not _found_anywhere(GIVEN, FAMILY, "Hemliga stigen")


@pytest.mark.req("PRV-20", "PRV-24")
def test_marked_staff_and_those_grown_up__are_no_rows_but_are_protected_if_known(connection, school) -> None:
    models.Youth.objects.create(
        personnummer=ADULT, birth_date=date(1995, 1, 1), given_name="Å", family_name="Ä", sort_key="a", search_key="a"
    )
    school.persons = [person(B), person(ADULT, securityMarking="Sekretessmarkering", enrolments=[])]
    run = fetch(connection).run
    assert run.protected_rows == []
    assert models.Youth.objects.get().protected_at


@pytest.mark.req("PRV-21")
def test_verdicts_of_earlier_runs__forget_the_id(connection, school) -> None:
    school.is_truthful = False
    school.persons = [_protected("Ingen", civicNo={"value": "fel"}), person(B)]
    fetch(connection)
    assert RowVerdict.objects.filter(detail__contains=an_id(A)).exists()
    school.persons = [_protected(), person(B)]
    fetch(connection)
    assert not _found_anywhere(*WORDS)


@pytest.mark.req("PRV-20")
def test_lifted_mark__is_for_the_handler(connection, school) -> None:
    school.persons = [person(A), person(B)]
    load(connection)
    school.persons = [_protected(), person(B)]
    load(connection, full=True, now=LATER)
    school.persons = [person(A, givenName="Ny"), person(B)]
    run = load(connection, full=True, now=LATER)
    assert (run.lifted_rows, counts(run)) == ([1], {"same": 1})
    assert RemotePerson.objects.count() == 1


@pytest.mark.req("PRV-21", "PRV-24")
def test_protected_by_another_source__is_forgotten_here_too(connection, school) -> None:
    school.is_truthful = False
    school.persons = [person(A, sex="?"), person(B)]
    load(connection)
    assert _found_anywhere(an_id(A))
    protect_by_numbers(numbers={A})
    assert not _found_anywhere(an_id(A))
    assert RemotePerson.objects.count() == 1


# ---- a server that says nothing --------------------------------------------------------------------------------------
@pytest.mark.req("PRV-20")
def test_server_without_marks__loads_nothing(connection, school) -> None:
    school.persons = [person(A, securityMarking=None), person(B, securityMarking=None)]
    with pytest.raises(FetchFailed, match="no_protection"):
        fetch(connection)
    assert not _found_anywhere(A, B)
    assert Fetch.objects.get().problem == "no_protection"


@pytest.mark.req("PRV-20")
def test_person_without_a_mark_among_others__is_refused_and_neither_gone_nor_protected(connection, school) -> None:
    school.persons = [person(A), person(B)]
    load(connection)
    school.persons = [person(A, securityMarking=None), person(B), person(C, securityMarking=None)]
    run = fetch(connection, full=True, now=LATER).run
    assert counts(run) == {"same": 1, "refused": 2}
    assert set(RowVerdict.objects.filter(run=run).values_list("row_number", "code")) == {
        (1, "protection_missing"), (3, "protection_missing"),
    }  # fmt: skip
    assert not models.Youth.objects.exclude(protected_at=None).exists()


@pytest.mark.req("PRV-20")
def test_certificate__lets_an_absent_mark_pass_and_no_other(connected, alfa, school) -> None:
    connection = connected(is_certified=True)
    assert connection.certified_on
    school.is_truthful = False
    school.persons = [person(B, securityMarking=None), _protected(""), person(C, securityMarking="Ingen")]
    run = load(connection)
    assert (counts(run), run.protected_rows) == ({"new": 2}, [2])
    assert not _found_anywhere(*WORDS)


TEMPORARY = f"{A[:8]}TF01"


@pytest.mark.req("PRV-20", "PRV-21", "PRV-24", "REL-24")
@pytest.mark.parametrize("full", [True, False], ids=["full", "increment"])
@pytest.mark.parametrize(
    "values",
    [{"civicNo": None}, {"civicNo": {"value": TEMPORARY}}, {"civicNo": None, "enrolments": []}],
    ids=["no number", "temporary number", "no number and no enrolment"],
)
def test_known_youth__marked_without_the_number_is_found_by_the_id(connection, school, full: bool, values) -> None:
    school.is_truthful = False
    school.persons = [person(A), person(B)]
    load(connection)
    changed = LATER.isoformat()
    school.persons = [
        _protected(meta={"created": changed, "modified": changed}, **values),
        *([person(B)] if full else []),
    ]
    run = fetch(connection, now=LATER, full=full).run
    assert models.Youth.objects.get(personnummer=A).protected_at
    assert not models.Youth.objects.get(personnummer=B).protected_at
    assert counts(run) == ({"same": 1} if full else {})
    assert RemotePerson.objects.get().remote_id.hex == an_id(B).replace("-", "")
    assert not _found_anywhere(GIVEN, FAMILY, "Hemliga stigen", TEMPORARY, an_id(A))


@pytest.mark.req("PRV-20", "PRV-24", "REL-24")
@pytest.mark.parametrize("by", ["the server", "a handler"])
def test_known_youth__marked_after_a_new_secret_key_is_found_by_the_id(connection, school, settings, by: str) -> None:
    school.is_truthful = False
    school.persons = [person(A), person(B)]
    load(connection)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "ny-" + "n" * 60
    if by == "the server":
        school.persons = [_protected(civicNo=None), person(B)]
        fetch(connection, now=LATER, full=True)
        assert models.Youth.objects.get(personnummer=A).protected_at
    else:
        remembering.forget_youths([models.Youth.objects.get(personnummer=A).pk])
    assert RemotePerson.objects.get().remote_id.hex == an_id(B).replace("-", "")


@pytest.mark.req("PRV-21")
def test_waiting_row__of_somebody_marked_without_the_number_goes(connection, school) -> None:
    """Told once, never applied: another source's waiting run names the person too."""
    school.is_truthful = False
    school.persons = [person(A), person(B)]
    fetch(connection)
    stage([extens.row(A, given_name=GIVEN), extens.row(B)])
    school.persons = [_protected(civicNo=None), person(B)]
    fetch(connection, now=LATER)
    assert not _found_anywhere(*WORDS)
