"""What stands in rules.md about a period, once more in plain Python for one youth: the SQL must say the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tenant_apps.register.models import Youth
from tests.factories import register as make
from tests.factories.work import intervention

PERIOD, START, END = "2026H2", date(2026, 7, 1), date(2026, 12, 31)
BORN = date(2008, 5, 17)  # under 20 all the while
BEGUN = {"interrupted_introductory", "interrupted_national", "study_certificate"}


@dataclass
class Reg:
    start: date
    end: date | None
    studies: str

    @property
    def known_end(self) -> date | None:
        return self.end if self.end and self.end <= END else None

    @property
    def in_period(self) -> bool:
        return self.start <= END and (self.end is None or self.end >= START)

    def touches(self, first: date, last: date) -> bool:
        return self.start <= last and (self.known_end is None or first <= self.known_end)


@dataclass
class Act:
    start: date
    end: date | None
    kind: str
    reason: str
    after: str

    @property
    def known_end(self) -> date | None:
        return self.end if self.end and self.end <= END else None

    @property
    def in_period(self) -> bool:
        return self.start <= END and (self.end is None or self.end >= START)

    def surrounds(self, day: date) -> bool:
        return self.start < day and (self.known_end is None or day < self.known_end)


@dataclass
class Person:
    regs: list[Reg]
    facts: list[tuple[date, str]]
    acts: list[Act]

    def home(self, first: date, last: date) -> Reg | None:
        """The registration on whose rows something from `first` to `last` stands: the latest that it touches."""
        return next(
            (
                reg
                for reg in sorted(self.regs, key=lambda one: one.start, reverse=True)
                if reg.in_period and reg.touches(first, last)
            ),
            None,
        )

    def facts_in_file(self) -> list[tuple[date, str]]:
        return [(day, code) for day, code in self.facts if START <= day <= END and self.home(day, day)]

    def acts_in_file(self) -> list[Act]:
        return [act for act in self.acts if act.in_period and self.home(act.start, act.known_end or END)]

    def hits(self) -> Counter[str]:
        facts, acts = self.facts_in_file(), self.acts_in_file()
        ended = [act for act in acts if act.known_end]
        found = Counter({
            "R1": sum(code == "none" and any(act.surrounds(day) for act in acts) for day, code in facts),
            "R2": 0 if facts else len(acts),
            "R3": sum(not act.reason for act in ended),
            "R4": sum(not act.after for act in ended),
            "R5": sum(act.kind == act.after for act in ended),
            "R6": self.regressions(),
            "Y2": sum(reg.in_period and reg.studies in {"", "missing"} for reg in self.regs),
            "Y3": sum(act.in_period and not self.covered(act) for act in self.acts),
            "Y4": int(any(reg.in_period for reg in self.regs) and not facts),
            "G1": len(acts) - len(ended),
            "K6": len([1 for day, _ in self.facts if START <= day <= END]) - len(facts) if any(reg.start <= END for reg in self.regs) else 0,
        })  # fmt: skip
        return +found

    def covered(self, act: Act) -> bool:
        last = act.known_end or END
        days = (act.start + timedelta(days=n) for n in range((last - act.start).days + 1))
        return all(any(reg.start <= END and reg.touches(day, day) for reg in self.regs) for day in days)

    def regressions(self) -> int:
        before, count = "", 0
        for reg in sorted((one for one in self.regs if one.start <= END), key=lambda one: one.start):
            wrong = (reg.studies == "not_begun" and before in BEGUN) or (
                before == "study_certificate" and reg.studies == "interrupted_introductory"
            )
            count += wrong and reg.in_period
            before = reg.studies if reg.studies not in {"", "missing"} else before
        return count

    def rows(self) -> Counter[tuple[str, ...]]:
        """DatumReg, DatumKontakt, SysKontakt, DatumAtgStart, DatumAtgSlut, DatumAvreg: a row for each event, or one for none."""
        made: Counter[tuple[str, ...]] = Counter()
        for reg in self.regs:
            if not reg.in_period:
                continue
            ends = (_day(reg.start), _day(reg.known_end))
            facts = [fact for fact in self.facts_in_file() if self.home(fact[0], fact[0]) is reg]
            acts = [act for act in self.acts_in_file() if self.home(act.start, act.known_end or END) is reg]
            own = [(_day(day), CODES[code], "", "") for day, code in facts]
            own += [("", "", _day(act.start), _day(act.known_end)) for act in acts]
            made.update((ends[0], *one, ends[1]) for one in own or [("", "", "", "")])
        return made

    def record(self) -> Youth:
        who = make.youth(BORN)
        for reg in self.regs:
            make.registration(who, reg.start, reg.end, latest_studies=reg.studies)
        for day, code in self.facts:
            make.occupation(who, day, code=code)
        for act in self.acts:
            intervention(who, act.kind, act.start, ended_on=act.end, end_reason=act.reason, occupation_after=act.after)
        return who


CODES = {"none": "16", "work": "09"}


def _day(day: date | None) -> str:
    return day.strftime("%Y%m%d") if day else ""


# borders and their neighbours come often
DAYS = [date(2026, 6, 29), date(2026, 6, 30), START, date(2026, 7, 2), date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 30), date(2026, 10, 1),
        date(2026, 12, 30), END, date(2027, 1, 1), date(2027, 1, 2)]  # fmt: skip
days = st.sampled_from(DAYS)
studies = st.sampled_from(["", "missing", "not_begun", *sorted(BEGUN)])


@st.composite
def registrations(draw: st.DrawFn) -> list[Reg]:
    """Up to three, which may touch but not overlap."""
    marks = sorted(draw(st.sets(days, min_size=1, max_size=6)))
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    made = [Reg(start, end, draw(studies)) for start, end in pairs]
    if made and draw(st.booleans()):
        made.append(Reg(made[-1].end or START, None, draw(studies)))
    elif not made:
        made = [Reg(marks[0], None, draw(studies))]
    return made


@st.composite
def measures(draw: st.DrawFn) -> Act:
    start, other = sorted((draw(days), draw(days)))
    end = other if draw(st.booleans()) else None
    reason, after = (
        (draw(st.sampled_from(["", "completed"])), draw(st.sampled_from(["", "internship", "unknown"])))
        if end
        else ("", "")
    )
    return Act(start, end, draw(st.sampled_from(["internship", "guidance"])), reason, after)


people = st.builds(
    Person,
    registrations() | st.just([]),
    st.lists(st.tuples(days, st.sampled_from(sorted(CODES))), max_size=3),
    st.lists(measures(), max_size=3),
)
