"""The demo's tenants: names, codes, hosts, streets and schools. Municipalities exist; schools and streets' numbers do not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Town:
    """Where people of one municipality code live; `share` is its part of the tenant's people."""

    code: str
    share: float
    areas: tuple[tuple[str, str], ...]  # postcode, post town


@dataclass(frozen=True)
class Place:
    """A tenant, and how many residents it has per year of birth. `slice` is its part of a year's test numbers."""

    schema: str
    slug: str
    name: str
    controller: str
    organisation_number: str
    towns: tuple[Town, ...]
    per_year: int
    first_number: int
    upper_secondary: tuple[tuple[str, str], ...]  # unit code, name
    compulsory: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    unit: str
    kind: str = "municipality"
    registered: int = 625  # how many become KAA in the two years
    subprojects: tuple[tuple[str, str], ...] = field(default=())  # name, county code

    @property
    def codes(self) -> list[str]:
        return [town.code for town in self.towns]

    @property
    def host(self) -> str:
        return f"{self.slug}.localhost"


STREETS = (
    "Storgatan", "Skolgatan", "Kyrkogatan", "Järnvägsgatan", "Björkvägen", "Rönnvägen", "Åsvägen", "Älvgatan", "Östra Ringvägen", "Västra Långgatan",
    "Norrgatan", "Kaptensgatan", "Bruksvägen", "Sjövägen", "Tallvägen", "Granvägen", "Lärkgatan", "Trastvägen", "Fågelvägen", "Ängsvägen",
    "Kvarnvägen",
    "Hantverkargatan", "Smedjegatan", "Fiskargränd", "Parkgatan", "Hagavägen", "Solvägen", "Månvägen", "Höjdvägen", "Strandvägen",
)  # fmt: skip

SUNDSVALL = Place(
    schema="k2281", slug="sundsvall", name="Sundsvall", controller="Barn- och utbildningsnämnden", organisation_number="212000-0001",
    towns=(Town("2281", 1.0, (
        ("85201", "Sundsvall"), ("85202", "Sundsvall"), ("85203", "Sundsvall"), ("85301", "Sundsvall"), ("85404", "Sundsvall"),
        ("85605", "Sundsvall"), ("85701", "Sundsvall"), ("86201", "Kvissleby"), ("86301", "Sundsbruk"), ("86401", "Matfors"),
    )),),
    per_year=500, first_number=0, registered=625,
    upper_secondary=(("99000011", "Nordbergsgymnasiet"), ("99000012", "Kajskolan"), ("99000013", "Himlabackens gymnasium"), ("99000014",
    "Bruksgymnasiet"), ("99000015", "Fria Älvgymnasiet")),
    compulsory=(("99000021", "Granhöjdsskolan"), ("99000022", "Sågbäcksskolan"), ("99000023", "Hamnparksskolan"), ("99000024", "Ängaskolan"),
    ("99000025", "Stenstadsskolan"), ("99000026", "Norra bergets skola"), ("99000027", "Fria Sjöskolan")),
    labels=("Maria", "Johan", "Åsa", "Samir", "Ellen", "Vakant tjänst"), unit="Ungdomscentrum",
)  # fmt: skip
SYDNARKE = Place(
    schema="k1882", slug="sydnarke", name="Sydnärkes utbildningsförbund", controller="Förbundsdirektionen", organisation_number="222000-0002",
    towns=(Town("1882", 0.66, (("69601", "Askersund"), ("69602", "Askersund"), ("69491", "Olshammar"))), Town("1860", 0.34, (("69501", "Laxå"),
    ("69591", "Hasselfors")))),
    per_year=130, first_number=500, registered=150,
    upper_secondary=(("99000031", "Vätternskolan"), ("99000032", "Tivedsgymnasiet"), ("99000033", "Tylöskogens gymnasium")),
    compulsory=(("99000041", "Sjöängsbackens skola"), ("99000042", "Kanalskolan"), ("99000043", "Bergsslagsskolan")),
    labels=("Karin", "Olle", "Lejla", "Nyanställd"), unit="Ungdomsteamet",
)  # fmt: skip
VADSTENA = Place(
    schema="k0584", slug="vadstena", name="Vadstena", controller="Utbildningsnämnden", organisation_number="212000-0003",
    towns=(Town("0584", 1.0, (("59201", "Vadstena"), ("59202", "Vadstena"), ("59291", "Borghamn"))),),
    per_year=60, first_number=630, registered=60,
    upper_secondary=(("99000051", "Vätterstrands gymnasium"), ("99000052", "Slättgymnasiet")),
    compulsory=(("99000061", "Klosterparksskolan"), ("99000062", "Hamnskolan")),
    labels=("Birgitta", "Nils", "Amina", "Vikarie"), unit="Aktivitetsansvaret",
)  # fmt: skip
PARTNERSHIP = Place(
    schema="kjagmed", slug="jagmed", name="#jagmed", controller="Regionala utvecklingsnämnden", organisation_number="232100-0004",
    towns=(Town("0581", 0.4, (("60001", "Norrköping"),)), Town("0484", 0.3, (("63001", "Eskilstuna"),)), Town("1880", 0.3, (("70001", "Örebro"),))),
    per_year=30, first_number=690, registered=160, kind="partnership",
    upper_secondary=(), compulsory=(), labels=("Norrköping", "Eskilstuna", "Örebro"), unit="",
    subprojects=(("Norrköping", "05"), ("Eskilstuna", "04"), ("Örebro", "18")),
)  # fmt: skip
MUNICIPALITIES = (SUNDSVALL, SYDNARKE, VADSTENA)
PLACES = (*MUNICIPALITIES, PARTNERSHIP)
