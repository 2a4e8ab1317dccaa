"""Sources, their runs, staging and what each run said of each row."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from kaa.core.history import tracked
from kaa.core.records import PublicRecord, VersionedRecord
from tenant_apps.sources.history.models import HistoryRecord, HistoryRow  # noqa: F401  (Django looks here)
from tenant_apps.sources.ss12000.models import Connection, Fetch, RemotePerson  # noqa: F401  (Django looks here)


class Source(PublicRecord):
    """A system that tells us about residents and their studies."""

    data_class = "none"
    retention = "permanent"

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(max_length=40, db_comment="shape of its files: key of the registry of readers")
    settings = models.JSONField(default=dict, db_default={})
    mapping = models.ForeignKey(
        "sources.Mapping",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        db_comment="how its files are read; empty: by the shipped kind",
    )
    period_days = models.PositiveSmallIntegerField(
        _("days between its files"), null=True, blank=True, db_comment="an alarm after one and a half (REL-04)"
    )
    last_as_of = models.DateField(null=True, blank=True)

    class Meta:
        db_table_comment = "Sources"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@tracked()
class Mapping(VersionedRecord):
    """What a source's columns and codes mean, made once in the wizard; each version stays in its history.

    Without a column of protection it is used only by a certificate: who says that the source holds none, when, in which words.
    """

    data_class = "none"
    retention = "permanent"

    name = models.CharField(_("name"), max_length=100, unique=True)
    definition = models.JSONField(
        db_comment="tenant_apps.sources.mapping.definitions: headings and codes, no person's data"
    )
    certified_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    certified_name = models.CharField(max_length=160, blank=True, default="", db_default="")
    certified_on = models.DateField(null=True, blank=True)
    certificate = models.CharField(max_length=500, blank=True, default="", db_default="", db_comment="its words")

    class Meta:
        db_table_comment = "Mappings of columns and codes"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(certified_on=None, certificate="")
                | ~models.Q(certificate="") & ~models.Q(certified_name=""),
                name="mapping_certificate_whole",
                violation_error_message=_("A certificate says who, when and what."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Upload(PublicRecord):
    """A file between the steps of the wizard: encrypted under a key of its own, which goes with it, after a day at the latest (PRV-21)."""

    data_class = "personal"
    retention = "staging"

    file = models.OneToOneField("work.StoredFile", on_delete=models.PROTECT, related_name="+", db_comment="ciphertext")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    draft = models.JSONField(
        default=dict, db_default={}, db_comment="the mapping as far as it has come; no person's data"
    )
    is_mapped = models.BooleanField(default=False, db_default=False, db_comment="columns chosen: rows may be shown")
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    certified_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        db_table_comment = "Uploads being mapped"

    def __str__(self) -> str:
        return f"upload {self.public_id}"

    @property
    def key_name(self) -> str:
        return f"upload-{self.public_id.hex[:30]}"


class ImportRun(PublicRecord):
    """One file or fetch: staged, looked at, applied whole or discarded."""

    class State(models.TextChoices):
        STAGED = "staged", _("ready to look at")
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", _("applied")
        DISCARDED = "discarded", _("discarded")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")
        FAILED = "failed", _("failed")

    data_class = "none"
    retention = "runs"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED, db_default="staged")
    as_of = models.DateField(_("as of"))
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    encoding = models.CharField(max_length=20, db_default="")
    delimiter = models.CharField(max_length=4, db_default="")
    reading = models.JSONField(
        default=dict,
        db_default={},
        db_comment="how the file was read: form, sheet, header row, mapping and version, certificate, why an older file was let in",
    )
    rows = models.PositiveIntegerField(default=0, db_default=0)
    counts = models.JSONField(
        default=dict, db_default={}, db_comment="new, changed, same, gone, came_back, refused, remarks, base"
    )
    protected_rows = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        db_default=[],
        db_comment="row numbers dropped by the reader; for handlers only",
    )
    lifted_rows = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        db_default=[],
        db_comment="unmarked rows whose person is under protection here: dropped too, and an event for the handler",
    )
    gone_youths = ArrayField(
        models.BigIntegerField(), default=list, db_default=[], db_comment="keys of youths whom the file no longer names"
    )
    confirmed_reason = models.CharField(
        max_length=300, blank=True, default="", db_default="", db_comment="why a large change is right"
    )
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    applied_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(
        default=dict,
        db_default={},
        db_comment="what undoing needs: the source's own state before, and after which event each table's history begins",
    )
    undone_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undo_reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    job = models.ForeignKey("work.Job", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table_comment = "Import runs"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"run {self.public_id}"


class StagedRow(models.Model):
    """A row that changes something, between the reader and the register; deleted when the run is applied or discarded."""

    class Change(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        CAME_BACK = "came_back", _("came back")

    data_class = "personal"
    retention = "staging"

    pk = models.CompositePrimaryKey("run_id", "row_number")
    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="staged", db_index=False, db_constraint=False
    )
    row_number = models.PositiveIntegerField(db_comment="as a person counts: the header is row 1")
    personnummer = models.CharField(max_length=14)
    number_kind = models.CharField(max_length=14)
    birth_date = models.DateField()
    sex = models.CharField(max_length=8)
    given_name = models.CharField(max_length=160)
    family_name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=400, db_collation="C")
    search_key = models.CharField(max_length=400, db_collation="C")
    municipality_code = models.CharField(max_length=4)
    resident_from = models.DateField(null=True)
    first_in_sweden_on = models.DateField(null=True)
    care_of = models.CharField(max_length=100)
    street = models.CharField(max_length=254)
    postcode = models.CharField(max_length=5)
    city = models.CharField(max_length=60)
    phone = models.CharField(max_length=30)
    email = models.CharField(max_length=254)
    school_form = models.CharField(max_length=40, db_comment="empty: no placement in this row")
    school_unit = models.CharField(max_length=20)
    school_name = models.CharField(max_length=120)
    programme = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(null=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=40)
    compulsory_unit = models.CharField(max_length=20)
    compulsory_name = models.CharField(max_length=120)
    compulsory_ended_on = models.DateField(null=True)
    guardian1_name = models.CharField(max_length=160)
    guardian1_phone = models.CharField(max_length=30)
    guardian1_email = models.CharField(max_length=254)
    guardian2_name = models.CharField(max_length=160)
    guardian2_phone = models.CharField(max_length=30)
    guardian2_email = models.CharField(max_length=254)
    exam_kind = models.CharField(max_length=40)
    exam_on = models.DateField(null=True)
    deceased_on = models.DateField(null=True)
    has_old_number = models.BooleanField(
        default=False, db_default=False, db_comment="the person has another number since (Navet: GN)"
    )
    has_protected_guardian = models.BooleanField(default=False, db_default=False)
    states_birth = models.BooleanField(
        default=False, db_default=False, db_comment="the birth date is the source's word and not only the number's"
    )
    states_sex = models.BooleanField(default=False, db_default=False, db_comment="as states_birth")
    states_exam = models.BooleanField(
        default=False, db_default=False, db_comment="the source tells of exams, and this row's cells could be read"
    )
    content_hash = models.CharField(max_length=32, db_comment="of all the row says: an equal one changes nothing")
    row_hash = models.CharField(
        max_length=32, db_default="", db_comment="of the row to the letter; empty: to be read anew"
    )
    change = models.CharField(max_length=10, choices=Change.choices, db_default="")
    youth_id = models.BigIntegerField(null=True, db_comment="found by number or earlier number")

    class Meta:
        db_table_comment = "Staging"

    def __str__(self) -> str:
        return f"staged row {self.row_number}"


class RowVerdict(models.Model):
    """What was wrong or remarkable with a row; rows without remarks have none. No personal data of a protected person."""

    class Verdict(models.TextChoices):
        REMARK = "remark", _("accepted, with a remark")
        REFUSED = "refused", _("refused")

    data_class = "none"
    retention = "runs"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="verdicts")
    row_number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    code = models.CharField(max_length=40, db_comment="key of tenant_apps.sources.messages")
    detail = models.CharField(
        max_length=200, db_default="", db_comment="column and value's shape; never a name or number"
    )

    youth_key = models.BigIntegerField(
        null=True,
        blank=True,
        db_comment="whose row it was, so that it goes if the youth comes under protection; no key",
    )

    class Meta:
        db_table_comment = "Verdicts on rows"
        ordering = ["row_number"]

    def __str__(self) -> str:
        return f"row {self.row_number}: {self.code}"


class Said(models.Model):
    """What several sources may say of one youth, as one of them last said it: only what it says anew changes the youth, and not what a source
    that goes before says too.
    """

    said_name = models.CharField(max_length=32, default="", db_default="", db_comment="a hash of the names")
    said_birth = models.DateField(null=True, db_comment="empty: the source gives none of its own")
    said_sex = models.CharField(max_length=8, default="", db_default="", db_comment="as said_birth")
    said_deceased = models.DateField(null=True)
    said_old_number = models.BooleanField(
        default=False, db_default=False, db_comment="the person has another number since"
    )

    class Meta:
        abstract = True


class SourceRecord(Said):
    """What a source last said of a youth, as a hash: the difference of the next run is taken against it."""

    data_class = "personal"
    retention = "register"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="records")
    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="source_records", db_index=False)
    content_hash = models.CharField(max_length=32)
    row_hash = models.CharField(max_length=32, db_default="", db_comment="an equal row need not even be read")
    first_seen_on = models.DateField()
    changed_on = models.DateField()
    gone_on = models.DateField(null=True, blank=True, db_comment="no longer in the source's files; never a deletion")
    applied_at = models.DateTimeField(db_default=Now())
    run = models.ForeignKey(
        ImportRun,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
        db_comment="that wrote it last",
    )

    class Meta:
        db_table_comment = "What a source last said"
        constraints = [models.UniqueConstraint(fields=["youth", "source"], name="sourcerecord_once")]

    def __str__(self) -> str:
        return f"source record of {self.youth_id}"


class SourceRecordBefore(Said):
    """What a record said before a run changed it, so that the run can be undone."""

    data_class = "personal"
    retention = "runs"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="records_before")
    youth = models.ForeignKey("register.Youth", on_delete=models.CASCADE, related_name="+")
    content_hash = models.CharField(max_length=32)
    row_hash = models.CharField(max_length=32, db_default="")
    first_seen_on = models.DateField()
    changed_on = models.DateField()
    gone_on = models.DateField(null=True)
    applied_at = models.DateTimeField()
    before_run_id = models.BigIntegerField(null=True)

    class Meta:
        db_table_comment = "What records said before a run"

    def __str__(self) -> str:
        return f"record before run {self.run_id}"
