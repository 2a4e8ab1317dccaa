from __future__ import annotations

from tenant_apps.reporting.models.answer import Answer, Remark
from tenant_apps.reporting.models.export import Export, ExportRow, ReadingCopy, SealedExport
from tenant_apps.reporting.models.notice import Notice
from tenant_apps.reporting.models.receipt import Receipt

__all__ = ["Answer", "Export", "ExportRow", "Notice", "ReadingCopy", "Receipt", "Remark", "SealedExport"]
