import { describe, expect, test } from 'vitest';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { decideGroup } from '../../shared/runs/decide-group.ts';
import type { SettlingRules, VersionedItem } from '../../shared/runs/settling-rules.ts';

interface Parcel extends VersionedItem {
  readonly bytes: number;
}

/** Every record is written over what is there; what it replaces is kept. */
const rules: SettlingRules<{ readonly bytes: number }, Parcel> = {
  decide: (existing, { bytes }, _, { id }) => ({
    outcome: existing ? 'updated' : 'created',
    item: { id, version: (existing?.version ?? 0) + 1, bytes },
    fields: [],
    tallies: { written: 1 },
  }),
  keepsVersions: () => true,
  measure: ({ bytes }) => bytes,
  refuseWriting: (_, row, because) => ({
    outcome: 'rejected',
    finding: newFinding({ code: 'PCL-FULL', level: 'rejected', slot: 'f', row, data: { because } }),
  }),
};
const context = { runId: 'run_1', updateExisting: true, now: new Date(0) };
const group = (...bytes: readonly number[]) =>
  bytes.map((each, i) => ({ id: `P${i}`, row: i + 1, record: { bytes: each } }));
const outcomes = ({ lines }: ReturnType<typeof decideGroup>) => lines.map((line) => line.outcome);

describe('what a group writes fits one transaction of 4 MB', () => {
  test('small brought records over large stored items: those that fit are written', () => {
    const records = group(350_000, 350_000, 350_000, 350_000, 350_000, 350_000);
    const stored = new Map(
      records.map(({ id }) => [id, { id, version: 1, bytes: 350_000 }] as const),
    );

    const decided = decideGroup(rules, 0, records, stored, context);

    // 700 000 each with what it replaces: four of them are 2 800 000.
    expect(outcomes(decided)).toEqual([
      ...['updated', 'updated', 'updated', 'updated'],
      ...['rejected', 'rejected'],
    ]);
    expect(decided.puts).toHaveLength(4);
    expect(decided.tallies).toEqual({ written: 4 });
    expect(decided.lines[5]?.finding?.data).toEqual({ because: 'too-much-at-once' });
  });

  test('a small one after those that do not fit is written', () => {
    const decided = decideGroup(rules, 0, group(3_000_000, 900_000, 1_000), new Map(), context);

    expect(outcomes(decided)).toEqual(['created', 'rejected', 'created']);
  });

  test('one that is given up counts for nothing', () => {
    const refused = new Set(['P0']);

    const decided = decideGroup(rules, 0, group(3_000_000, 900_000), new Map(), context, refused);

    expect(outcomes(decided)).toEqual(['rejected', 'created']);
    expect(decided.lines[0]?.finding?.data).toEqual({ because: 'contended' });
  });
});
