"""The wire: tokens, pages, trouble, limits and where a request may go."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest

from tenant_apps.sources.ss12000 import network
from tenant_apps.sources.ss12000.client import Pace
from tenant_apps.sources.ss12000.errors import FetchFailed
from tests.factories.numbers import take
from tests.tenant.sources.ss12000.fetching import QUICK, client
from tests.tenant.sources.ss12000.school import Answer, School, person

NUMBERS = take(5)


def _persons(school: School, pace: Pace = QUICK) -> list[str]:
    with client(school, pace) as one:
        return [each["civicNo"]["value"] for page in one.pages("persons") for each in page["data"]]


@pytest.fixture(autouse=True)
def _five(school: School) -> None:
    school.persons = [person(number) for number in NUMBERS]


def test_pages__are_read_to_the_end_with_one_token(school: School) -> None:
    assert _persons(school) == NUMBERS
    assert len(school.asked("/persons")) == 3
    assert len(school.tokens) == 1
    assert school.asked("/token") == [{"grant_type": "client_credentials", "scope": "ss12000"}]


def test_token__in_the_body_for_a_server_that_wants_it_there(school: School) -> None:
    school.token_in_body = True
    assert _persons(school) == NUMBERS


@pytest.mark.parametrize("lasts", [0, 1], ids=["at once", "in a second"])
def test_token__is_renewed_before_it_ends(school: School, lasts: int) -> None:
    school.token_lasts = lasts
    with client(school) as one:
        one.get("organisations")
        time.sleep(lasts)
        one.get("organisations")
    assert len(school.asked("/token")) == 2
    assert len(school.asked("/organisations")) == 2


def test_token__that_ended_early_is_renewed_once(school: School) -> None:
    with client(school) as one:
        one.get("organisations")
        school.end_tokens()
        assert one.get("organisations")["organisations"]
        school.instead["/organisations"] = [Answer(401, {}), Answer(401, {})]
        with pytest.raises(FetchFailed, match="token_refused"):
            one.get("organisations")


def test_login__refused_names_it(school: School) -> None:
    with pytest.raises(FetchFailed, match="login_refused") as refused, client(school, secret="fel") as one:
        one.get("organisations")
    assert "fel" not in repr(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_passing_trouble__is_tried_again(school: School, status: int) -> None:
    school.instead["/persons"] = [Answer(status, {}), Answer(status, {})]
    assert _persons(school) == NUMBERS


def test_passing_trouble__ends_after_so_many_tries(school: School) -> None:
    school.instead["/persons"] = [Answer(500, {})] * 9
    with pytest.raises(FetchFailed, match="http") as failed:
        _persons(school)
    assert failed.value.status == 500
    assert len(school.asked("/persons")) == QUICK.attempts


@pytest.mark.req("K3-1.2b")
def test_retry_after__is_waited_for(school: School) -> None:
    school.instead["/persons"] = [Answer(429, {}, {"Retry-After": "1"})]
    began = time.monotonic()
    assert _persons(school) == NUMBERS
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize("after", ["3600", "Wed, 01 Jan 2098 00:00:00 GMT"], ids=["seconds", "date"])
def test_retry_after__longer_than_we_wait_is_told(school: School, after: str) -> None:
    school.instead["/persons"] = [Answer(429, {}, {"Retry-After": after})]
    with pytest.raises(FetchFailed, match="busy"):
        _persons(school)
    assert len(school.asked("/persons")) == 1


def test_slow_answer__is_given_up_and_tried_again(school: School) -> None:
    pace = replace(QUICK, read=0.2)
    school.instead["/persons"] = [Answer(body=b"{}", after=0.6)]
    assert _persons(school, pace) == NUMBERS
    school.instead["/persons"] = [Answer(body=b"{}", after=0.6)] * 3
    with pytest.raises(FetchFailed, match="timeout"):
        _persons(school, pace)


def test_repeated_page_token__stops(school: School) -> None:
    school.repeats = True
    with pytest.raises(FetchFailed, match="page_repeated"):
        _persons(school)


def test_empty_page__with_a_next_one_is_passed(school: School) -> None:
    school.instead["/persons"] = [Answer(body={"data": [], "pageToken": "t1"}), Answer(body={"data": school.persons})]
    assert _persons(school) == NUMBERS


def test_endless_pages__are_cut(school: School) -> None:
    school.instead["/persons"] = [Answer(body={"data": [], "pageToken": f"t{n}"}) for n in range(9)]
    with pytest.raises(FetchFailed, match="too_many_pages"):
        _persons(school, replace(QUICK, pages=4))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"data": [', "not_json"),
        (b"<html>Logga in</html>", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"[]", "shape"),
        (json.dumps({"data": [], "pageToken": 7}).encode(), "shape"),
    ],
    ids=["cut off", "a page of login", "nested too deep", "a list", "a token that is no text"],
)
def test_broken_answer__is_told(school: School, body: bytes, code: str) -> None:
    school.instead["/persons"] = [Answer(body=body)] * 9
    with pytest.raises(FetchFailed, match=code):
        _persons(school)


def test_too_large_answer__is_not_read_to_its_end(school: School) -> None:
    school.instead["/persons"] = [Answer(body=b" " * 500_000)]
    with pytest.raises(FetchFailed, match="too_large"):
        _persons(school, replace(QUICK, max_bytes=100_000))


def test_rate__is_kept(school: School) -> None:
    began = time.monotonic()
    _persons(school, replace(QUICK, per_second=10))  # token and three pages
    assert time.monotonic() - began >= 0.3


def test_redirect__is_followed_on_the_same_server_alone(school: School) -> None:
    school.instead["/persons"] = [Answer(302, b"", {"Location": "/ss12000/persons?limit=100"})]
    assert len(_persons(school)) == 5
    other = School()
    from tests.tenant.sources.ss12000.school import serve

    end = serve(other)
    try:
        for place in (f"{other.address}/ss12000/persons", "http://[", "file:///etc/passwd"):
            school.instead["/persons"] = [Answer(302, b"", {"Location": place})]
            with pytest.raises(FetchFailed, match="redirect"):
                _persons(school)
        school.instead["/token"] = [Answer(307, b"", {"Location": f"{other.address}/token"})]
        with pytest.raises(FetchFailed, match="redirect"):
            _persons(school)
    finally:
        end()
    assert not other.requests


# ---- where a request may go ------------------------------------------------------------------------------------------
@pytest.fixture
def as_in_production(settings) -> None:
    settings.FETCH_WITHOUT_TLS, settings.FETCH_ALLOWED_NETWORKS = False, []


@pytest.mark.usefixtures("as_in_production")
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://skola.example/ss12000", "address_scheme"),
        ("ftp://skola.example", "address_scheme"),
        ("skola.example", "address_scheme"),
        ("https://", "address_form"),
        ("https://kalle:x@skola.example", "address_form"),
        ("https://skola.example/?a=b", "address_form"),
        ("https://skola.example/#a", "address_form"),
        ("https://127.0.0.1/", "address_private"),
        ("https://10.1.2.3/", "address_private"),
        ("https://169.254.169.254/latest", "address_private"),
        ("https://[::1]/", "address_private"),
        ("https://[::ffff:127.0.0.1]/", "address_private"),
        ("https://[fd00::1]/", "address_private"),
        ("https://[64:ff9b::7f00:1]/", "address_private"),
        ("https://localhost/", "address_private"),
        ("https://db.internal/", "address_private"),
    ],
)
def test_address__that_may_not_be_asked(address: str, code: str) -> None:
    with pytest.raises(FetchFailed, match=code):
        network.check_address(address)


@pytest.mark.usefixtures("as_in_production")
def test_address__of_a_public_server_or_one_that_the_operator_names(settings) -> None:
    assert network.check_address("https://skola.example/ss12000").host == "skola.example"
    settings.FETCH_ALLOWED_NETWORKS = ["10.20.0.0/16"]
    assert network.check_address("https://10.20.1.1/").host == "10.20.1.1"
    with pytest.raises(FetchFailed, match="address_private"):
        network.check_address("https://10.21.1.1/")


def test_name__that_resolves_to_a_private_address_is_refused_when_it_is_asked(
    school: School, settings, monkeypatch
) -> None:
    """The judged address is the one connected to: a name server that changes its mind in between opens nothing."""
    settings.FETCH_ALLOWED_NETWORKS = []
    port = int(school.address.rsplit(":", 1)[1])
    named = {
        "base_address": f"http://skola.example:{port}/ss12000",
        "token_address": f"http://skola.example:{port}/token",
    }
    for answers in (["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:10.0.0.1"]):
        found = [(2, 1, 6, "", (address, port)) for address in answers]
        monkeypatch.setattr(network.socket, "getaddrinfo", lambda *_args, _found=found, **_options: _found)
        with pytest.raises(FetchFailed, match="address_private"), client(school, **named) as one:
            one.get("organisations")
    assert not school.requests


def test_certificate__that_does_not_hold_is_told(school: School) -> None:
    """Plain HTTP where TLS is expected fails too, as a server that cannot be reached."""
    https = school.address.replace("http:", "https:")
    with (
        pytest.raises(FetchFailed, match="unreachable"),
        client(school, base_address=https, token_address=https) as one,
    ):
        one.get("organisations")
