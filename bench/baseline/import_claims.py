"""The usual way to import a statement and its recap: pandas compares them, Django's ORM writes.

Amounts are summed per claim id in each file and claims that agree within the tolerance are kept;
then each line of the statement finds or makes its partner, policy, act, insured persons, claim and
claim line. Measured as people have it today (`row_by_row`: Django's own settings, each row a
transaction of its own), and written as well as this way allows: one transaction, a write-ahead log
that is not synced at each commit (`update_or_create`), and inserts only, a thousand at once, with
everything that is referred to kept in memory (`bulk_create`: no import that may be repeated).

It checks less than Quai does: no findings, no common period, nothing about repeated lines or
reversals, no versions, no journal, nothing to resume, nobody told.

Usage: import_claims.py <statement.csv> <recap.csv> <folder for databases>
Prints one line of JSON: claims stored, and the seconds of each way from the files to the commit.
"""

import json
import sys
import time
from pathlib import Path

import django
import pandas
from django.conf import settings

STATEMENT, RECAP, FOLDER = (Path(argument) for argument in sys.argv[1:4])
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
TUNED = {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE"}
TOLERANCE = 5
LINES_ONE_BY_ONE = 1000  # enough for a rate


def database(name, **options):
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(FOLDER / f"{name}.sqlite3"),
        "OPTIONS": options,
    }


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


class Partner(models.Model):
    name = models.CharField(max_length=200, unique=True)
    address = models.CharField(max_length=300, null=True)
    country = models.CharField(max_length=100, null=True)

    class Meta:
        app_label = "claims"


class Policy(models.Model):
    number = models.CharField(max_length=100, unique=True)
    employer = models.CharField(max_length=200)

    class Meta:
        app_label = "claims"


class Act(models.Model):
    name = models.CharField(max_length=200, unique=True)
    family = models.CharField(max_length=200, null=True)
    category = models.CharField(max_length=200)

    class Meta:
        app_label = "claims"


class Insured(models.Model):
    policy = models.ForeignKey(Policy, models.CASCADE)
    member_id = models.CharField(max_length=50)
    status = models.CharField(max_length=1)
    name = models.CharField(max_length=200)
    birth_date = models.DateField(null=True)
    principal = models.ForeignKey("self", models.CASCADE, null=True)

    class Meta:
        app_label = "claims"
        unique_together = [("policy", "member_id", "status", "name")]


class Claim(models.Model):
    claim_id = models.CharField(max_length=100, unique=True)
    insured = models.ForeignKey(Insured, models.CASCADE)
    policy = models.ForeignKey(Policy, models.CASCADE)
    partner = models.ForeignKey(Partner, models.CASCADE)
    status = models.CharField(max_length=50)
    incident_date = models.DateField()
    invoice_number = models.CharField(max_length=100, null=True)

    class Meta:
        app_label = "claims"


class ClaimLine(models.Model):
    claim = models.ForeignKey(Claim, models.CASCADE)
    number = models.IntegerField()
    act = models.ForeignKey(Act, models.CASCADE)
    settlement_date = models.DateField()
    amount_claimed = models.DecimalField(max_digits=14, decimal_places=2)
    amount_reimbursed = models.DecimalField(max_digits=14, decimal_places=2)
    payment_ref = models.CharField(max_length=100, null=True)

    class Meta:
        app_label = "claims"
        unique_together = [("claim", "number")]


STATEMENT_COLUMNS = {
    "Numero de sinistre": "claim_id", "Statut": "status", "Date de sinistre": "incident_date",
    "Date de règlement": "settlement_date", "Nom Employeur": "employer",
    "Numero de police": "policy", "Nom Assuré Principal": "principal",
    "Nom bénéficiaire": "beneficiary", "Statut Assuré": "insured_status", "Matricule": "member_id",
    "Nom du partenaire": "partner", "Adresse du Partenaire": "address",
    "Pays du partenaire": "country", "Categorie d'acte": "category", "Famille Acte": "family",
    "Nom Acte": "act", "Date de naissance": "birth_date", "Montant facturé": "claimed",
    "Montant remboursé": "reimbursed", "N°cheque/Autre_Moyent_de_payement": "payment_ref",
    "Numero de Facture": "invoice",
}
RECAP_COLUMNS = {
    "reglementId": "claim_id", "totalmttreclame": "claimed", "totalmttrembourse": "reimbursed",
}


def read(file, columns):
    frame = pandas.read_csv(file, sep=";", dtype=str, keep_default_na=False)
    frame = frame[list(columns)].rename(columns=columns)
    for name in frame.columns:
        frame[name] = frame[name].str.strip()
    for name in ["claimed", "reimbursed"]:
        frame[name] = pandas.to_numeric(frame[name])
    for name in [name for name in frame.columns if name.endswith("_date")]:
        frame[name] = pandas.to_datetime(frame[name], format="%d/%m/%Y").dt.date
    return frame


def read_and_compare():
    """Lines of the statement whose claim agrees with the recap, as dictionaries."""
    statement, recap = read(STATEMENT, STATEMENT_COLUMNS), read(RECAP, RECAP_COLUMNS)
    amounts = ["claimed", "reimbursed"]
    left, right = (frame.groupby("claim_id")[amounts].sum() for frame in (statement, recap))
    joined = left.join(right, how="outer", rsuffix="_recap")
    gaps = [(joined[name] - joined[f"{name}_recap"]).abs() for name in amounts]
    good = joined.index[(gaps[0] < TOLERANCE) & (gaps[1] < TOLERANCE)]
    kept = statement[statement["claim_id"].isin(good)].copy()
    kept["number"] = kept.groupby("claim_id").cumcount()
    return kept.to_dict("records")


def write_each(rows, using):
    for row in rows:
        partner, _ = Partner.objects.using(using).update_or_create(
            name=row["partner"], defaults={"address": row["address"], "country": row["country"]}
        )
        policy, _ = Policy.objects.using(using).update_or_create(
            number=row["policy"], defaults={"employer": row["employer"]}
        )
        act, _ = Act.objects.using(using).update_or_create(
            name=row["act"], defaults={"family": row["family"], "category": row["category"]}
        )
        principal = None
        if row["insured_status"] != "A":
            principal, _ = Insured.objects.using(using).get_or_create(
                policy=policy, member_id=row["member_id"], status="A", name=row["principal"]
            )
        insured, _ = Insured.objects.using(using).update_or_create(
            policy=policy,
            member_id=row["member_id"],
            status=row["insured_status"],
            name=row["beneficiary"],
            defaults={"birth_date": row["birth_date"], "principal": principal},
        )
        claim, _ = Claim.objects.using(using).update_or_create(
            claim_id=row["claim_id"],
            defaults={
                "insured": insured,
                "policy": policy,
                "partner": partner,
                "status": row["status"],
                "incident_date": row["incident_date"],
                "invoice_number": row["invoice"],
            },
        )
        ClaimLine.objects.using(using).update_or_create(
            claim=claim, number=row["number"], defaults=line_values(row, act)
        )


def line_values(row, act):
    return {
        "act": act,
        "settlement_date": row["settlement_date"],
        "amount_claimed": row["claimed"],
        "amount_reimbursed": row["reimbursed"],
        "payment_ref": row["payment_ref"],
    }


def row_by_row(rows):
    write_each(rows[:LINES_ONE_BY_ONE], "usual")


def update_or_create(rows):
    with transaction.atomic():
        write_each(rows, "default")


def insert(model, made):
    model.objects.using("bulk").bulk_create(made.values(), batch_size=1000)


def bulk_create(rows):
    partners, policies, acts, principals, insured, claims = {}, {}, {}, {}, {}, {}
    for row in rows:
        partners.setdefault(
            row["partner"],
            Partner(name=row["partner"], address=row["address"], country=row["country"]),
        )
        policies.setdefault(row["policy"], Policy(number=row["policy"], employer=row["employer"]))
        acts.setdefault(
            row["act"], Act(name=row["act"], family=row["family"], category=row["category"])
        )
    with transaction.atomic(using="bulk"):
        for model, made in [(Partner, partners), (Policy, policies), (Act, acts)]:
            insert(model, made)
        for row in rows:
            policy = policies[row["policy"]]
            family = (policy.pk, row["member_id"])
            is_principal = row["insured_status"] == "A"
            head = principals.setdefault(
                family,
                Insured(
                    policy=policy, member_id=row["member_id"], status="A", name=row["principal"]
                ),
            )
            if is_principal:
                head.birth_date = row["birth_date"]
        insert(Insured, principals)
        for row in rows:
            if row["insured_status"] == "A":
                continue
            policy = policies[row["policy"]]
            insured.setdefault(
                (policy.pk, row["member_id"], row["insured_status"], row["beneficiary"]),
                Insured(
                    policy=policy,
                    member_id=row["member_id"],
                    status=row["insured_status"],
                    name=row["beneficiary"],
                    birth_date=row["birth_date"],
                    principal=principals[(policy.pk, row["member_id"])],
                ),
            )
        insert(Insured, insured)
        for row in rows:
            policy = policies[row["policy"]]
            family = (policy.pk, row["member_id"])
            person = insured.get((*family, row["insured_status"], row["beneficiary"]))
            claims.setdefault(
                row["claim_id"],
                Claim(
                    claim_id=row["claim_id"],
                    insured=person or principals[family],
                    policy=policy,
                    partner=partners[row["partner"]],
                    status=row["status"],
                    incident_date=row["incident_date"],
                    invoice_number=row["invoice"],
                ),
            )
        insert(Claim, claims)
        lines = (
            ClaimLine(
                claim=claims[row["claim_id"]],
                number=row["number"],
                **line_values(row, acts[row["act"]]),
            )
            for row in rows
        )
        ClaimLine.objects.using("bulk").bulk_create(lines, batch_size=1000)


def seconds_of(write):
    begun = time.perf_counter()
    write(read_and_compare())
    return time.perf_counter() - begun


for connection in connections.all():
    with connection.schema_editor() as editor:
        for model in [Partner, Policy, Act, Insured, Claim, ClaimLine]:
            editor.create_model(model)

lines = len(read_and_compare())
reading = time.perf_counter()
read_and_compare()
reading = time.perf_counter() - reading
one_by_one = seconds_of(row_by_row) - reading
figures = {
    # As long as all of the file's lines would take.
    "row_by_row": reading + one_by_one * lines / min(lines, LINES_ONE_BY_ONE),
    "update_or_create": seconds_of(update_or_create),
    "again": seconds_of(update_or_create),
    "bulk_create": seconds_of(bulk_create),
}


def stored(using):
    return {
        "claims": Claim.objects.using(using).count(),
        "lines": ClaimLine.objects.using(using).count(),
        "insured": Insured.objects.using(using).count(),
        "claimed": int(
            ClaimLine.objects.using(using).aggregate(sum=models.Sum("amount_claimed"))["sum"]
        ),
    }


print(json.dumps({"stored": [stored("default"), stored("bulk")], **figures}))
