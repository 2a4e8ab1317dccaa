"""A worker killed in the middle of printing: nothing twice, nothing lost (issue 4, faults)."""

from __future__ import annotations

import io
import random
from collections import Counter
from datetime import date, timedelta

import pytest

from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.services.files import print_files
from tenant_apps.work import files
from tests.factories import letters as post
from tests.tenant.sources.test_killed import in_killed_child

DAY = date(2026, 11, 18)
MANY, PER_FILE, KILLS = 40, 4, 5


def _named(mailing: Mailing) -> Counter[str]:
    """Who stands in the files, and how often."""
    from pypdf import PdfReader

    found: Counter[str] = Counter()
    for one in mailing.files.all():
        for page in PdfReader(io.BytesIO(files.read(one.file))).pages:
            text = page.extract_text()
            found.update(name for name in (f"Nr{n:03}" for n in range(MANY)) if f"Hej {name}!" in text)
    return found


@pytest.mark.req("REL-06", "K4-7.1")
@pytest.mark.xdist_group("killed")
@pytest.mark.usefixtures("committed_alfa")
def test_printing__killed_at_any_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenant_apps.letters.services.files.PER_FILE", PER_FILE)
    monkeypatch.setattr("tenant_apps.work.services.wake", lambda **_: None)
    youths = [
        post.reachable(date(2008, 1, 1) + timedelta(days=n), given_name=f"Nr{n:03}", postcode=f"852{n % 10}0")
        for n in range(MANY)
    ]
    mailing = post.made(post.YOUTH, *youths, today=DAY).mailing
    dice = random.Random("letters")
    for _n in range(KILLS):
        in_killed_child(lambda: print_files(mailing=mailing), after=dice.uniform(0.2, 2.5))
        in_files = Letter.objects.exclude(file=None).count()
        assert sum(one.letters_count for one in mailing.files.all()) == in_files
        assert set(_named(mailing).values()) <= {1}
    print_files(mailing=mailing)
    files.sweep(older_than=0)
    assert _named(mailing) == Counter({f"Nr{n:03}": 1 for n in range(MANY)})
    assert {path.name for path in files.scratch().iterdir()} == {str(one.file.public_id) for one in mailing.files.all()}
