from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaa.core import personnummer
from kaa.core.personnummer import CANONICAL, InvalidNumber, Kind, Reason, check_digit, format_for_people, parse
from tests.factories.numbers import all_numbers, as_coordination, as_tf, faulty, take, twin

TODAY = date(2026, 7, 1)
WOMAN = "201001012382"
numbers = st.sampled_from(all_numbers())


@pytest.mark.req("REL-23")
def test_parse__every_number_of_the_list_comes_back():
    for number in all_numbers():
        parsed = parse(number, today=TODAY)
        assert parsed.value == number
        assert parsed.kind is Kind.PERSONNUMMER
        assert f"{parsed.birth_date:%Y%m%d}" == number[:8]
        assert parsed.sex == ("male" if int(number[10]) % 2 else "female")


@pytest.mark.req("REL-23")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("20100101-2382", id="hyphen"),
        pytest.param("201001012382", id="twelve digits"),
        pytest.param("100101-2382", id="ten digits and hyphen"),
        pytest.param("1001012382", id="ten digits"),
        pytest.param(" 20100101 2382\n", id="spaces"),
        pytest.param("2010 01 01 - 2382", id="spaces everywhere"),
        pytest.param("100101\u00a0\u20132382", id="no-break space and dash from a word processor"),
    ],
)
def test_parse__forms(text: str):
    parsed = parse(text, today=TODAY)
    assert (parsed.value, parsed.birth_date, parsed.sex) == (WOMAN, date(2010, 1, 1), "female")


@pytest.mark.req("REL-23")
@pytest.mark.parametrize(
    ("number", "sign", "today", "year"),
    [
        pytest.param("260701", "-", date(2026, 7, 1), 2026, id="born today"),
        pytest.param("260702", "-", date(2026, 7, 1), 1926, id="born tomorrow is a hundred years ago"),
        pytest.param("260702", "", date(2026, 7, 1), 1926, id="the same without a hyphen"),
        pytest.param("260761", "-", date(2026, 7, 1), 2026, id="coordination number of somebody born today"),
        pytest.param("260762", "-", date(2026, 7, 1), 1926, id="coordination number of tomorrow"),
        pytest.param("270101", "-", date(2026, 12, 31), 1927, id="the year has not begun"),
        pytest.param("270101", "-", date(2027, 1, 1), 2027, id="the year has begun"),
        pytest.param("100101", "+", date(2026, 7, 1), 1910, id="plus"),
        pytest.param("260101", "+", date(2026, 7, 1), 1926, id="plus, turned 100 this year"),
        pytest.param("261231", "+", date(2026, 7, 1), 1926, id="plus, turns 100 later this year"),
        pytest.param("270101", "+", date(2026, 7, 1), 1827, id="plus, next year would be 99"),
        pytest.param("990101", "-", date(2026, 7, 1), 1999, id="the last century"),
        pytest.param("080229", "-", date(2107, 1, 1), 2008, id="a century from now"),
    ],
)
def test_parse__century(number: str, sign: str, today: date, year: int):
    nine = f"{number}238"
    text = f"{number}{sign}238{check_digit(nine)}"
    assert parse(text, today=today).birth_date.year == year


@pytest.mark.req("REL-23")
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", Reason.LENGTH, id="empty"),
        pytest.param("  - ", Reason.CHARACTERS, id="a hyphen only"),
        pytest.param("20100101238", Reason.LENGTH, id="eleven digits"),
        pytest.param("2010010123825", Reason.LENGTH, id="thirteen digits"),
        pytest.param("101012385", Reason.LENGTH, id="leading zero lost"),
        pytest.param("2,01001E+11", Reason.CHARACTERS, id="spoilt by a spreadsheet"),
        pytest.param("201001-012385", Reason.CHARACTERS, id="hyphen in the wrong place"),
        pytest.param("2010-01-01-2382", Reason.CHARACTERS, id="hyphens in the date"),
        pytest.param("20100101+2385", Reason.CHARACTERS, id="plus beside a century"),
        pytest.param("20100101238A", Reason.CHARACTERS, id="a letter"),
        pytest.param("20100101238²", Reason.CHARACTERS, id="a digit that is none"),
        pytest.param("٢٠١٠٠١٠١٢٣٨٥", Reason.CHARACTERS, id="digits of another script"),
        pytest.param("201002302385", Reason.DATE, id="30 February"),
        pytest.param("200902292385", Reason.DATE, id="29 February in a year without"),
        pytest.param("201013012385", Reason.DATE, id="month 13"),
        pytest.param("201001002385", Reason.DATE, id="day 0"),
        pytest.param("201001602385", Reason.DATE, id="day 60: before the first coordination number"),
        pytest.param("201001922385", Reason.DATE, id="day 92: after the last coordination number"),
        pytest.param("201002902385", Reason.DATE, id="coordination number of 30 February"),
        pytest.param("000001012385", Reason.DATE, id="year 0"),
        pytest.param("202607022385", Reason.FUTURE, id="born tomorrow"),
        pytest.param("20260702TF01", Reason.FUTURE, id="TF, born tomorrow"),
        pytest.param("201001012386", Reason.CHECK_DIGIT, id="check digit"),
        pytest.param("201001010006", Reason.CHECK_DIGIT, id="000 with a right check digit"),
    ],
)
def test_parse__refuses(text: str, reason: Reason):
    with pytest.raises(InvalidNumber) as caught:
        parse(text, today=TODAY)
    assert caught.value.reason is reason


@pytest.mark.req("REL-23")
@given(numbers)
def test_parse__coordination_number_is_day_plus_60(number: str):
    parsed = parse(as_coordination(number), today=TODAY)
    real = parse(number, today=TODAY)
    assert parsed.kind is Kind.COORDINATION
    assert int(parsed.value[6:8]) == int(number[6:8]) + 60
    assert (parsed.birth_date, parsed.sex) == (real.birth_date, real.sex)


@pytest.mark.req("REL-24")
@pytest.mark.parametrize(
    "text",
    ["20100101-TF07", "20100101TF07", "20100101-tf07", "100101-TF07", "100101TF07", " 20100101 TF 07 "],
)
def test_parse__tf(text: str):
    parsed = parse(text, today=TODAY)
    assert (parsed.value, parsed.kind) == ("20100101TF07", Kind.TF)
    assert (parsed.birth_date, parsed.sex) == (date(2010, 1, 1), None)


@pytest.mark.req("REL-24")
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("20100101-TF7", Reason.CHARACTERS, id="one digit"),
        pytest.param("20100101-T007", Reason.CHARACTERS, id="interim number"),
        pytest.param("20100161-TF07", Reason.DATE, id="no day plus 60"),
        pytest.param("0100101-TF07", Reason.LENGTH, id="too short"),
        pytest.param("TF07", Reason.LENGTH, id="no date"),
        pytest.param("20100101-07TF", Reason.CHARACTERS, id="turned round"),
    ],
)
def test_parse__refuses_tf(text: str, reason: Reason):
    with pytest.raises(InvalidNumber) as caught:
        parse(text, today=TODAY)
    assert caught.value.reason is reason


@pytest.mark.req("REL-23")
@given(numbers, st.integers(0, 9), st.integers(1, 9))
def test_luhn__any_single_wrong_digit_is_found(number: str, place: int, step: int):
    ten = number[2:]
    wrong = ten[:place] + str((int(ten[place]) + step) % 10) + ten[place + 1 :]
    assert check_digit(ten[:9]) == ten[9]
    assert check_digit(wrong[:9]) != wrong[9]


@pytest.mark.req("REL-23")
@given(
    numbers,
    st.sampled_from([str, format_for_people, lambda value: value[2:], lambda value: format_for_people(value)[2:]]),
)
def test_parse__round_trip(number: str, write):
    for value in (number, as_coordination(number)):
        parsed = parse(write(value), today=TODAY)
        assert parsed.value == value
        assert parse(format_for_people(parsed.value), today=TODAY) == parsed


@pytest.mark.req("REL-24")
@given(numbers, st.integers(0, 99))
def test_parse__round_trip_of_tf(number: str, serial: int):
    value = as_tf(number, serial)
    assert parse(format_for_people(value), today=TODAY).value == value


@given(st.text(max_size=20) | st.from_regex(r"[0-9TF+ -]{8,14}", fullmatch=True))
def test_parse__gives_a_canonical_number_or_refuses(text: str):
    try:
        parsed = parse(text, today=TODAY)
    except InvalidNumber:
        return
    assert re.fullmatch(CANONICAL, parsed.value)
    assert parsed.birth_date <= TODAY


@pytest.mark.parametrize(
    "value", ["2010010123", "20100101-2382", "20100101TF1", "20100101XX01", "٢٠١٠٠١٠١٢٣٨٥", "201001012382\n"]
)
def test_canonical__refuses(value: str):
    assert not re.fullmatch(CANONICAL, value)


@given(numbers)
def test_numbers__stay_out_of_reprs_and_exceptions(number: str):
    assert number[8:] not in repr(parse(number, today=TODAY))
    assert str(parse(number, today=TODAY).birth_date.year) not in repr(parse(number, today=TODAY))
    with pytest.raises(InvalidNumber) as caught:
        parse(faulty(number), today=TODAY)
    assert number[:8] not in repr(caught.value) + str(caught.value)


def test_messages__every_reason_has_one():
    assert set(personnummer.MESSAGES) == set(Reason)
    assert str(InvalidNumber(Reason.DATE).message)


def test_take__is_deterministic_and_within_the_days():
    days = (date(2008, 2, 28), date(2008, 3, 1))
    chosen = take(4, born_between=days)
    assert chosen == take(4, born_between=days) == sorted(set(chosen))
    assert all("20080228" <= number[:8] <= "20080301" for number in chosen)
    assert take(2, born_between=days, skip=2) == chosen[2:]


def test_take__says_when_the_list_is_too_short():
    with pytest.raises(LookupError, match="only"):
        take(1000, born_between=(date(2008, 1, 1), date(2008, 1, 1) + timedelta(days=1)))


def test_twin__is_another_of_the_list_with_the_same_birth_date():
    other = twin("200801012386")
    assert other != "200801012386"
    assert other in all_numbers()
    assert other[:8] == "20080101"
