"""Files to fill in: the headings, and a row that shows how each cell is written."""

from __future__ import annotations

import csv
import io

from tenant_apps.sources.history.shapes import Shape


def template_file(shape: Shape) -> bytes:
    """Opens in Excel as it is. The example's number is none, so that the row is refused if it is left in."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading for column in shape.columns])
    writer.writerow([column.example for column in shape.columns])
    return out.getvalue().encode("utf-8-sig")
