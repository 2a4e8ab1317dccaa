"""Letters: a mailing's files, printed by its job with its progress, against WeasyPrint alone on the same HTML."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

from tenant_apps.letters import printing
from tenant_apps.letters.jobs import letters_files
from tenant_apps.letters.models import Letter, LetterTemplate, Mailing, TemplateVersion
from tenant_apps.letters.services import files as printed
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.register.models import Youth
from tenant_apps.work.models import Job
from tests.bench import population
from tests.bench.figures import figure, seconds

LETTERS = int(os.environ.get("LETTERS", "1000"))  # ten files
DAY = date(2026, 11, 18)


def _mailing() -> Mailing:
    ensure_starters()
    version = TemplateVersion.objects.get(template=LetterTemplate.objects.get(key="forsta-brev-ungdom"), number=1)
    return Mailing.objects.create(
        version=version, channel="letter", language="sv", step_key="bench", occasion=DAY, made_on=DAY
    )


def _letters(mailing: Mailing) -> None:
    Letter.objects.bulk_create(
        Letter(
            mailing=mailing, youth=one, step_key="bench", occasion=DAY, recipient="youth", language="sv", name=one.full_name,
            street=f"Storgatan {n}", postcode=f"85{n % 1000:03}", city="Sundsvall",
        )
        for n, one in enumerate(Youth.objects.order_by("pk")[:LETTERS])
    )  # fmt: skip


def run() -> None:
    population.tenant()
    population.empty()
    population.load(population.school_file(LETTERS))
    mailing = _mailing()
    _letters(mailing)
    pages: list[str] = []
    bare: Any = printing.pdf

    def remembered(html: str, *, style: str) -> bytes:
        pages.append(html)
        content: bytes = bare(html, style=style)
        return content

    printed.pdf = remembered
    printed.print_files(mailing=mailing)  # the fonts are known from here on
    printed.pdf = bare

    def unprinted() -> None:
        printed.remove_files(found=mailing.files.all())
        job.refresh_from_db()

    job = Job.objects.create(
        kind=printed.JOB, key="bench", arguments={"mailing": str(mailing.public_id)}, state="running"
    )
    whole = seconds(lambda: letters_files(job), before=unprinted)
    alone = seconds(lambda: [_weasyprint(html) for html in pages])
    figure("letters_printed", measured=whole, floor=alone, limit=1.3)
    print(f"note letters={LETTERS} seconds_each={whole / LETTERS:.3f}")


def _weasyprint(html: str) -> bytes:
    from weasyprint import HTML

    sheet, fonts = printing._sheet("letter")
    content: bytes = HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    return content
