import { describe, expect, test } from 'vitest';
import { announceUpload, incomingKey, type UploadWish } from '../../shared/runs/announce-upload.ts';
import { aCaller } from '../access/a-caller.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const hash = '34f71fe2e9800e0a6b63a431cc4875ba962bbc8d284c8cb8ee93dbc0932270cf';
const aWish = (changes: Partial<UploadWish> = {}): UploadWish => ({
  domain: 'courses',
  files: [{ slot: 'file', name: 'cours.csv', size: 2_048, sha256: hash }],
  dryRun: false,
  options: { updateExisting: true },
  ...changes,
});

const claimsFile = (slot: string) => ({ slot, name: `${slot}.csv`, size: 10, sha256: null });

function announce(wish: UploadWish, caller = aCaller('staff', { lang: 'en' })) {
  let ids = 0;
  return announceUpload(wish, caller, now, () => {
    ids += 1;
    return `ULID${ids}`;
  });
}

describe('an upload is announced', () => {
  test('a run that waits an hour for its file', () => {
    const announced = announce(aWish({ dryRun: true }));

    expect(announced).toMatchObject({
      kind: 'announced',
      run: {
        id: 'run_ULID2',
        domain: 'courses',
        status: 'PENDING',
        waitingFor: 'files',
        waitingUntil: '2026-03-02T10:00:00.000Z',
        dryRun: true,
        createdBy: 'staff@example.org',
        lang: 'en',
        country: 'Senegal',
        countryCode: 'SN',
        lastSeq: 1,
        files: [
          {
            id: 'file_ULID1',
            slot: 'file',
            name: 'cours.csv',
            size: 2_048,
            sha256: hash,
            key: null,
            arrival: null,
          },
        ],
        stages: [{ name: 'receive' }, { name: 'read' }, { name: 'map' }, { name: 'conclude' }],
      },
      events: [
        {
          runId: 'run_ULID2',
          seq: 1,
          code: 'RUN-CREATED',
          level: 'info',
          stage: null,
          at: '2026-03-02T09:00:00.000Z',
          data: { way: 'upload', dry_run: true },
        },
      ],
    });
  });

  test('its file is expected under its own key', () => {
    expect(incomingKey('run_1', 'file', 'file_2')).toBe('incoming/run_1/file/file_2');
  });

  test('bulks have ids as their seed says, names are made safe', () => {
    const files = [{ slot: 'file', name: '..\\payes/mars.csv', size: null, sha256: null }];
    const announced = announce(aWish({ domain: 'transfers', files }), aCaller('payment_maker'));

    expect(announced).toMatchObject({
      run: { id: 'bulk-ULID2', files: [{ name: 'mars.csv', size: null }] },
    });
  });
});

describe('an upload of claims', () => {
  test.each([[['stat_file', 'recap_file']], [['recap_file', 'stat_file']], [['corrections']]])(
    '%j is announced',
    (slots) => {
      const wish = aWish({
        domain: 'claims',
        files: slots.map(claimsFile),
        options: { periodStart: '2026-01-10', periodEnd: '2026-03-28' },
      });
      expect(announce(wish, aCaller('chef_technique'))).toMatchObject({
        kind: 'announced',
        run: { options: { periodStart: '2026-01-10', periodEnd: '2026-03-28' } },
      });
    },
  );

  test('by somebody who belongs to no country is refused by its own code', () => {
    const wish = aWish({ domain: 'claims', files: [claimsFile('corrections')] });
    const nobody = aCaller('admin_territorial', { country: null, countryCode: null });
    expect(announce(wish, nobody)).toEqual({
      kind: 'refused',
      reason: { code: 'CLM-F13', data: {} },
    });
  });
});

describe('an upload is refused', () => {
  const ten = 10 * 1024 * 1024;
  const sized = (size: number) => [{ slot: 'file', name: 'a.csv', size, sha256: null }];
  test.each([
    {
      wish: aWish({ files: [] }),
      reason: { code: 'UPL-01', data: { slots: 'file' } },
      why: 'no file',
    },
    {
      wish: aWish({ domain: 'claims' }),
      reason: { code: 'UPL-01', data: { slots: 'stat_file + recap_file / corrections' } },
      why: 'not the files of its domain',
    },
    {
      wish: aWish({ files: sized(ten + 1) }),
      reason: { code: 'UPL-03', data: { name: 'a.csv', size: ten + 1, max: ten } },
      why: 'one byte too large',
    },
    {
      wish: aWish({ country: 'Atlantis' }),
      reason: { code: 'RUN-COUNTRY', data: { country: 'Atlantis' } },
      why: 'no such country',
    },
    {
      wish: aWish({ country: 'Togo' }),
      reason: { code: 'RUN-404', data: {} },
      why: 'another country than one’s own is not there',
    },
    {
      wish: aWish({ domain: 'claims', files: [claimsFile('stat_file')] }),
      reason: { code: 'CLM-F01', data: { names: ['stat_file.csv'], missing: ['recap_file'] } },
      why: 'a statement without its recap',
    },
    {
      wish: aWish({ domain: 'claims', files: [] }),
      reason: { code: 'CLM-F01', data: { names: null, missing: ['stat_file', 'recap_file'] } },
      why: 'no file of a pair',
    },
    {
      wish: aWish({
        domain: 'claims',
        files: [claimsFile('stat_file'), claimsFile('corrections')],
      }),
      reason: { code: 'UPL-01', data: { slots: 'stat_file + recap_file / corrections' } },
      why: 'of two sets one file each',
    },
  ])('$reason.code: $why', ({ wish, reason }) => {
    expect(announce(wish)).toEqual({ kind: 'refused', reason });
  });

  test('an admin must name a country', () => {
    expect(announce(aWish(), aCaller('admin'))).toEqual({
      kind: 'refused',
      reason: { code: 'RUN-COUNTRY-MISSING', data: {} },
    });
    expect(announce(aWish({ country: 'tg' }), aCaller('admin'))).toMatchObject({
      run: { country: 'Togo', countryCode: 'TG' },
    });
  });

  test('exactly as large as its domain takes is announced', () => {
    expect(announce(aWish({ files: sized(ten) })).kind).toBe('announced');
  });
});
