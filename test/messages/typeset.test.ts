import { describe, expect, test } from 'vitest';
import { listCodes, messageTables, wordMessage } from '../../shared/messages/catalogue.ts';
import { typeset } from '../../shared/messages/typeset.ts';

describe('French punctuation keeps its spaces together', () => {
  test.each([
    ['Colonnes trouvées : {found}.', 'Colonnes trouvées\u00a0: {found}.'],
    ['Le fichier « {name} » est vide.', 'Le fichier «\u00a0{name}\u00a0» est vide.'],
    ['Avancement : 50 %.', 'Avancement\u00a0: 50\u00a0%.'],
    ['Il a été arrêté ; relancez-le !', 'Il a été arrêté\u202f; relancez-le\u202f!'],
    ['Millier ou décimale ?', 'Millier ou décimale\u202f?'],
    ['Une adresse https://exemple.test', 'Une adresse https://exemple.test'],
    ['{"action":"subscribe"}', '{"action":"subscribe"}'],
  ])('%s', (written, set) => {
    expect(typeset(written, 'fr')).toBe(set);
  });

  test('English has none', () => {
    expect(typeset('A : B', 'en')).toBe('A : B');
  });

  test('in every text of the catalogue', () => {
    const texts = listCodes().flatMap(([, { fr }]) => [fr.message, fr.cause ?? '', fr.fix ?? '']);
    expect(texts.filter((text) => / [:;!?»%]|« /.test(text))).toEqual([]);
    expect(texts.some((text) => text.includes('\u00a0:'))).toBe(true);
  });

  test('tables are written with spaces that can be seen, and curved apostrophes', () => {
    const texts = messageTables
      .flatMap((table) => Object.values(table))
      .flatMap(({ fr }) => [fr.message, fr.cause ?? '', fr.fix ?? '']);
    expect(texts.filter((text) => /[\u00a0\u202f]|\p{L}'\p{L}/u.test(text))).toEqual([]);
  });
});

describe('states and stages have names', () => {
  test.each([
    ['RUN-STAGE-STARTED', { stage: 'settle' }, 'Étape «\u00a0enregistrement\u00a0» commencée.'],
    ['RUN-ENDED', { status: 'DONE' }, 'Import terminé\u00a0: réussi.'],
    ['RUN-ENDED', { status: 'DONE_WITH_ERRORS' }, 'Import terminé\u00a0: réussi en partie.'],
    ['RUN-ENDED', { status: 'SOMETHING_NEW' }, 'Import terminé\u00a0: SOMETHING_NEW.'],
    ['RUN-ENDED', { status: 'constructor' }, 'Import terminé\u00a0: constructor.'],
  ])('%s %j', (code, data, expected) => {
    expect(wordMessage(code, data, 'fr')).toBe(expected);
  });

  test('in English too', () => {
    expect(wordMessage('RUN-ENDED', { status: 'ERROR' }, 'en')).toBe('Import ended: failed.');
  });
});
