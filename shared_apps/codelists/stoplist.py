"""Words that no code's label may hold (PRV-13): health, abuse, crime, belief, sexual life.

Stems, compared without regard to case. SCB's own mandatory code may pass (`scb_mandatory` in its flags).
"""

from __future__ import annotations

from shared_apps.codelists.errors import ForbiddenWord

STEMS = (
    "adhd", "alkohol", "allergi", "asperger", "autis", "beroendevård", "brottslig", "brottmål", "depress",
    "diagnos", "drog", "etnisk", "frihetsberöv", "funktionshind", "funktionsneds", "fängels", "gravid", "habiliter",
    "häkt", "juridiskt kön", "kriminal", "kriminell", "kyrk", "könsbyt", "missbruk", "moské", "muslim", "narko",
    "npf", "psyk", "relig", "sexu", "självskad", "sjuk", "spelberoende", "trossamfund", "vårdhem", "åtalad",
    "ätstör",
)  # fmt: skip


def check_label(label: str, *, scb_mandatory: bool = False) -> None:
    """Refuse a label with a stem of the list."""
    if scb_mandatory:
        return
    folded = label.casefold()
    for stem in STEMS:
        if stem in folded:
            raise ForbiddenWord(f"the label {label!r} holds {stem!r}, which no code may say (PRV-13)")
