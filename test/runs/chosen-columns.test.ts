import { describe, expect, test } from 'vitest';
import { matchColumns } from '../../shared/rows/match-columns.ts';
import { applyChoice, type ChosenColumns, judgeChoice } from '../../shared/runs/chosen-columns.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';

const fields: readonly FieldSpec[] = [
  { name: 'claim_id', required: true, aliases: ['Numero de sinistre'] },
  { name: 'employer', required: true, aliases: ['Employeur'], weakAliases: ['Client'] },
  { name: 'note', required: false, aliases: ['Note'] },
];
const header = ['Repère', 'Employeur', 'Client', 'Note'];

/** Which column is which field, by the choice. */
function read(chosen: ChosenColumns | undefined, of: readonly string[] = header) {
  const matched = matchColumns(of, applyChoice(fields, chosen)).fields;
  return Object.fromEntries([...matched].map(([at, field]) => [of[at], field]));
}

describe('columns are what somebody said', () => {
  test('nothing said: what their names mean', () => {
    expect(read(undefined)).toEqual({ Employeur: 'employer', Note: 'note' });
  });

  test('an odd name is the field that was chosen; the others keep their meaning', () => {
    expect(read({ Repère: 'claim_id' })).toEqual({
      ...{ Repère: 'claim_id', Employeur: 'employer', Note: 'note' },
    });
  });

  test('the choice wins over a name that is known', () => {
    expect(read({ Repère: 'claim_id', Client: 'employer' })).toEqual({
      ...{ Repère: 'claim_id', Client: 'employer', Note: 'note' },
    });
  });

  test('a column of which it was said that it is nothing is not read', () => {
    expect(read({ Repère: 'claim_id', Note: null })).toEqual({
      ...{ Repère: 'claim_id', Employeur: 'employer' },
    });
  });

  test('a known column may be said to be another field', () => {
    expect(read({ Note: 'claim_id' })).toEqual({ Note: 'claim_id', Employeur: 'employer' });
  });

  test('said of one layout, of a file with other names it changes nothing', () => {
    expect(read({ Repère: 'note' }, ['Numero de sinistre', 'Employeur'])).toEqual({
      ...{ 'Numero de sinistre': 'claim_id', Employeur: 'employer' },
    });
  });
});

describe('what is wrong with a choice', () => {
  test.each([
    { why: 'nothing', chosen: { Repère: 'claim_id', Note: null }, problems: [] },
    {
      why: 'a column that the file does not have',
      chosen: { Repere: 'claim_id' },
      problems: [{ problem: 'unknown-header', header: 'Repere' }],
    },
    {
      why: 'a field that there is not',
      chosen: { Repère: 'sinistre' },
      problems: [{ problem: 'unknown-field', header: 'Repère', field: 'sinistre' }],
    },
    {
      why: 'one field for two columns',
      chosen: { Repère: 'claim_id', Note: 'claim_id' },
      problems: [{ problem: 'field-twice', field: 'claim_id' }],
    },
  ])('$why', ({ chosen, problems }) => {
    expect(judgeChoice(chosen as ChosenColumns, header, fields)).toEqual(problems);
  });
});
