"""The usual way to import a course file: pandas reads it, Django's ORM writes it to SQLite.

Measured as people have it today (`row_by_row`: Django's own settings, each row a transaction of
its own, as `update_or_create` makes it), and written as well as this way allows: one transaction,
a write-ahead log that is not synced at each commit. In both every column is read as text and
converted at once, and the id has an index. It checks less than Quai does: no findings, no journal,
nothing to resume, nobody told.

Usage: import_courses.py <file.csv> <folder for databases>
Prints one line of JSON: rows, and the seconds of each way from the file to the commit.
"""

import json
import sys
import time
from pathlib import Path

import django
import pandas
from django.conf import settings

FILE, FOLDER = Path(sys.argv[1]), Path(sys.argv[2])
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"


ROWS_ONE_BY_ONE = 2000  # enough for a rate; all of a large file would take an hour


def database(name, **options):
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(FOLDER / f"{name}.sqlite3"),
        "OPTIONS": options,
    }


TUNED = {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE"}


settings.configure(
    DEBUG=False,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": database("each", **TUNED),
        "bulk": database("bulk", **TUNED),
        "usual": database("usual"),
    },
)
django.setup()

from django.db import connections, models, transaction  # noqa: E402  (needs the settings)


class Course(models.Model):
    external_id = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=500)
    category = models.CharField(max_length=200, null=True)
    instructor = models.CharField(max_length=200, null=True)
    duration_hours = models.FloatField(null=True)
    difficulty = models.CharField(max_length=20, null=True)
    learning_mode = models.CharField(max_length=20, null=True)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    language = models.CharField(max_length=10, null=True)

    class Meta:
        app_label = "courses"


def read_rows():
    """The file's rows as dictionaries of converted values; an empty cell is None."""
    frame = pandas.read_csv(FILE, dtype=str, keep_default_na=False)
    for name in frame.columns:
        frame[name] = frame[name].str.strip()
    frame["duration_hours"] = pandas.to_numeric(frame.pop("duration"), errors="coerce")
    if (frame["title"] == "").any():
        raise ValueError("a row has no title")
    frame = frame.astype(object).where(frame.notna() & (frame != ""), None)
    return frame.to_dict("records")


def write_each(rows, using):
    for row in rows:
        values = {name: value for name, value in row.items() if name != "external_id"}
        Course.objects.using(using).update_or_create(
            external_id=row["external_id"], defaults=values
        )


def row_by_row(rows):
    write_each(rows[:ROWS_ONE_BY_ONE], "usual")


def update_or_create(rows):
    with transaction.atomic():
        write_each(rows, "default")


def bulk_create(rows):
    with transaction.atomic(using="bulk"):
        Course.objects.using("bulk").bulk_create([Course(**row) for row in rows], batch_size=1000)


def seconds_of(write):
    begun = time.perf_counter()
    write(read_rows())
    return time.perf_counter() - begun


for connection in connections.all():
    with connection.schema_editor() as editor:
        editor.create_model(Course)

rows = len(read_rows())
figures = {
    # As long as all of the file's rows would take.
    "row_by_row": seconds_of(row_by_row) * rows / min(rows, ROWS_ONE_BY_ONE),
    "update_or_create": seconds_of(update_or_create),
    "again": seconds_of(update_or_create),
    "bulk_create": seconds_of(bulk_create),
}
stored = [Course.objects.using(name).count() for name in ("default", "bulk")]
print(json.dumps({"stored": stored, **figures}))
