import { describe, expect, test } from 'vitest';
import { filledWidth } from '../../shared/sources/cell-tests.ts';
import { findHeader } from '../../shared/sources/find-header.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';

const fields: readonly FieldSpec[] = [
  { name: 'title', required: true, aliases: ['Titre', 'Cours'] },
  { name: 'instructor', required: false, aliases: ['Formateur'] },
  { name: 'price', required: false, aliases: ['Prix', 'prix_eur', 'prix_usd'] },
  { name: 'duration', required: false, aliases: ['Durée', 'duree_heures'] },
  { name: 'level', required: false, aliases: ['Niveau'] },
  { name: 'language', required: false, aliases: ['Langue'] },
];

/** Rows written as lines with `|` between their cells; an empty line is a blank row. */
function find(lines: readonly string[], known = fields) {
  const rows = lines
    .map((line, i) => ({ row: i + 1, cells: line.split('|').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ row, cells }) => ({ row, cells, width: filledWidth(cells) }));
  const found = findHeader(rows, known);
  if (found.kind === 'no-header') return `no header, data in row ${rows[found.at]?.row}`;
  const numbers = rows.slice(found.first, found.last + 1).map(({ row }) => row);
  return `${numbers.join('+')}: ${found.names.join(' | ')}`;
}

describe('the header', () => {
  test.each([
    { why: 'is the first row', lines: ['Titre|Prix', 'A|1'], expected: '1: Titre | Prix' },
    {
      why: 'stands below a title, an address and a blank row',
      lines: ['Centre Exemple', '12, rue du Modèle|Dakar', '', 'Titre|Formateur|Prix', 'A|B|1'],
      expected: '4: Titre | Formateur | Prix',
    },
    {
      why: 'stands below a title that is itself the name of a field',
      lines: ['Cours', 'Titre|Lieu|Date', 'A|Dakar|B'],
      expected: '2: Titre | Lieu | Date',
    },
    {
      why: 'comes before a row of data that holds the names of fields',
      lines: ['Titre|Prix|Niveau', 'Formateur|Langue|Prix', 'A|1|x'],
      expected: '1: Titre | Prix | Niveau',
    },
    {
      why: 'comes before a row of data with more of such names',
      lines: ['Titre|Salle|Site|Étage', 'Prix|Formateur|x|y', 'A|1|x|y'],
      expected: '1: Titre | Salle | Site | Étage',
    },
    {
      why: 'is that of the first table, not of a wider one below',
      lines: ['Titre|Prix', 'A|1', 'B|2', 'Titre|Niveau|Prix', 'C|x|3'],
      expected: '1: Titre | Prix',
    },
    {
      why: 'is that of the first table, also if it names one field only',
      lines: ['Titre|Lieu', 'A|Dakar', 'Titre|Niveau|Prix', 'C|x|3'],
      expected: '1: Titre | Lieu',
    },
    {
      why: 'stands below a form',
      lines: ['Formation|Bureautique', 'Durée|30 h', 'Lieu|Dakar', 'Titre|Niveau|Prix', 'C|x|3'],
      expected: '4: Titre | Niveau | Prix',
    },
    {
      why: 'may have one column',
      lines: ['Titre', 'Cours', 'Prix'],
      expected: '1: Titre',
    },
    {
      why: 'keeps nameless columns between others, not behind them',
      lines: ['Titre||Prix||', 'A|x|1||'],
      expected: '1: Titre |  | Prix',
    },
    {
      why: 'is on one line, whatever its cells hold',
      lines: ['Titre\u00a0\n du   cours|Pr\u00adix', 'A|1'],
      expected: '1: Titre du cours | Prix',
    },
  ])('$why', ({ lines, expected }) => {
    expect(find(lines)).toBe(expected);
  });

  test('is looked for in rows, not among chance words of a table that has none', () => {
    const data = ['Ndiaye|Dakar|x|y', 'Diop|Thiès|x|y', 'Prix|Niveau|x|y|z', 'Ba|Louga|x|y'];
    expect(find(['Personne|Ville|a|b', ...data])).toBe('1: Personne | Ville | a | b');
  });
});

describe('a header of two lines', () => {
  test.each([
    {
      why: 'units below names',
      lines: ['Titre|Durée|Prix', '|heures|EUR', 'A|1|2'],
      expected: '1+2: Titre | Durée heures | Prix EUR',
    },
    {
      why: 'a name over two columns',
      lines: ['Titre|Formateur|Prix|', '||EUR|USD', 'A|B|1|2'],
      expected: '1+2: Titre | Formateur | Prix EUR | Prix USD',
    },
    {
      why: 'names merged downwards count once',
      lines: ['Titre|Formateur|Prix|', 'Titre|Formateur|EUR|USD', 'A|B|1|2'],
      expected: '1+2: Titre | Formateur | Prix EUR | Prix USD',
    },
    {
      why: 'each line has what the other leaves open',
      lines: ['Titre||Prix', '|Niveau|', 'A|x|1'],
      expected: '1+2: Titre | Niveau | Prix',
    },
    {
      why: 'a group of unknown columns',
      lines: ['Titre|Contact||Prix', '|Tél|Mél|', 'A|x|y|1'],
      expected: '1+2: Titre | Contact Tél | Contact Mél | Prix',
    },
    {
      why: 'below a title',
      lines: ['Offre 2026', '', 'Titre|Durée', '|heures', 'A|1'],
      expected: '3+4: Titre | Durée heures',
    },
  ])('$why', ({ lines, expected }) => {
    expect(find(lines)).toBe(expected);
  });

  test.each([
    {
      why: 'a band of groups above the names',
      lines: ['Général||Coût|', 'Titre|Durée|Prix|Langue', 'A|1|2|fr'],
      expected: '2: Titre | Durée | Prix | Langue',
    },
    {
      why: 'data that lacks its title',
      lines: ['Titre|Lieu|Prix', '|Dakar|gratuit', 'A|Thiès|1'],
      expected: '1: Titre | Lieu | Prix',
    },
    {
      why: 'a row of figures',
      lines: ['Titre|Prix|', '|10|20', 'A|1|2'],
      expected: '1: Titre | Prix',
    },
    {
      why: 'a blank row between',
      lines: ['Titre|Durée', '', '|heures', 'A|1'],
      expected: '1: Titre | Durée',
    },
    {
      why: 'the header once more',
      lines: ['Titre|Durée', 'Titre|Durée', 'A|1'],
      expected: '1: Titre | Durée',
    },
  ])('is not: $why', ({ lines, expected }) => {
    expect(find(lines)).toBe(expected);
  });
});

describe('where nothing is recognised', () => {
  test.each([
    {
      why: 'the first row of several cells with rows below is named',
      lines: ['Liste', 'Nom de famille|Ville', 'Ndiaye|Dakar'],
      expected: '2: Nom de famille | Ville',
    },
    { why: 'else the first row', lines: ['Liste', 'Ndiaye'], expected: '1: Liste' },
    {
      why: 'years may be names',
      lines: ['Ville|2024|2025', 'Dakar|1|2'],
      expected: '1: Ville | 2024 | 2025',
    },
    {
      why: 'figures are data',
      lines: ['Bases du tableur|15 000 FCFA', 'B|2'],
      expected: 'no header, data in row 1',
    },
    {
      why: 'so are days',
      lines: ['Bases du tableur|12/03/2026', 'B|x'],
      expected: 'no header, data in row 1',
    },
    {
      why: 'and addresses',
      lines: ['Awa|awa@example.org', 'B|x'],
      expected: 'no header, data in row 1',
    },
  ])('$why', ({ lines, expected }) => {
    expect(find(lines)).toBe(expected);
  });

  test('and nothing is known to look for, figures may be names', () => {
    expect(find(['1|2', 'A|B'], [])).toBe('1: 1 | 2');
  });
});
