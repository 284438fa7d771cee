"""The comparison of a statement and a recap as DuckDB does it: a full outer join of sums.

Amounts are summed per claim id in each file, the sums are joined, and each claim gets its code by
the tolerance. That is all: no cleaning of cells, no common period, nothing about repeated lines,
reversals or claims that straddle the period, no word about why.

Usage: compare_claims.py <statement.csv> <recap.csv> <tolerance> <rounds> <threads> <list.csv>
Prints one line of JSON: the seconds of each round, from the files and from tables in memory, each
until the list is a table and until it is out (Python tuples), by the clock and of CPU. Writes the list to <list.csv>.
"""

import json
import sys
import time

import duckdb

STATEMENT, RECAP, TOLERANCE, ROUNDS, THREADS, LIST = sys.argv[1:]

SIDES = {
    "stat": (STATEMENT, "Numero de sinistre", "Montant facturé", "Montant remboursé"),
    "recap": (RECAP, "reglementId", "totalmttreclame", "totalmttrembourse"),
}


def side(file, claim, claimed, reimbursed):
    """Only the three columns that are compared are read."""
    return f"""
        select upper(trim("{claim}")) as claim,
               cast("{claimed}" as bigint) as claimed,
               cast("{reimbursed}" as bigint) as reimbursed
        from read_csv('{file}', delim = ';', header = true, all_varchar = true)"""


def compared(stat, recap):
    """The list: a row a claim, with its sums and its code."""
    sums = "sum(claimed) as claimed, sum(reimbursed) as reimbursed"
    return f"""
        with stat_sums as (select claim, {sums} from ({stat}) group by claim),
             recap_sums as (select claim, {sums} from ({recap}) group by claim),
             joined as (
               select claim, s.claimed as stat_claimed, s.reimbursed as stat_reimbursed,
                      r.claimed as recap_claimed, r.reimbursed as recap_reimbursed,
                      s.claimed - r.claimed as by_claimed,
                      s.reimbursed - r.reimbursed as by_reimbursed
               from stat_sums s full outer join recap_sums r using (claim))
        select claim, stat_claimed, stat_reimbursed, recap_claimed, recap_reimbursed,
               case when recap_claimed is null then 'CLM-X01'
                    when stat_claimed is null then 'CLM-X02'
                    when by_claimed = 0 and by_reimbursed = 0 then null
                    when abs(by_claimed) < {TOLERANCE} and abs(by_reimbursed) < {TOLERANCE}
                      then 'CLM-X15'
                    when abs(by_claimed) >= {TOLERANCE} and abs(by_reimbursed) >= {TOLERANCE}
                      then 'CLM-X07'
                    when by_claimed >= {TOLERANCE} then 'CLM-X03'
                    when by_claimed <= -{TOLERANCE} then 'CLM-X04'
                    when by_reimbursed >= {TOLERANCE} then 'CLM-X05'
                    else 'CLM-X06' end as code
        from joined"""


def seconds_of(base, query):
    begun, cpu_begun = time.perf_counter(), time.process_time()
    base.execute(f"create or replace table list as {query}")
    table, cpu_table = time.perf_counter(), time.process_time()
    base.execute("select * from list").fetchall()
    out, cpu_out = time.perf_counter(), time.process_time()
    return {
        "table": {"wall": table - begun, "cpu": cpu_table - cpu_begun},
        "out": {"wall": out - begun, "cpu": cpu_out - cpu_begun},
    }


base = duckdb.connect()
base.execute(f"set threads = {THREADS}")
from_files = compared(side(*SIDES["stat"]), side(*SIDES["recap"]))
for name, of in SIDES.items():
    base.execute(f"create table {name} as {side(*of)}")
from_tables = compared("from stat", "from recap")

figures = {
    "files": [seconds_of(base, from_files) for _ in range(int(ROUNDS))],
    "tables": [seconds_of(base, from_tables) for _ in range(int(ROUNDS))],
}
base.execute(f"copy (from list order by claim) to '{LIST}' (header false)")
print(json.dumps({"version": duckdb.__version__, **figures}))
