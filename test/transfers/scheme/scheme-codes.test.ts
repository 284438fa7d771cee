import { describe, expect, test } from 'vitest';
import { word } from '../../../shared/messages/catalogue.ts';
import { schemeCodes } from '../../../shared/transfers/scheme/fspiop-codes.ts';
import {
  type Advice,
  adviceOfCode,
  classOfCode,
  messageCodeOf,
  ownErrorCodes,
} from '../../../shared/transfers/scheme/scheme-codes.ts';
import { schemeMessages } from '../../../shared/transfers/scheme/scheme-messages.ts';

const everyCode = [...schemeCodes.keys(), ...ownErrorCodes];

describe('what a code says of the money', () => {
  test.each([
    ['3204', 'final', 'the payee is not known: nothing was presented'],
    ['5105', 'final', 'refused'],
    ['4001', 'retryable', 'liquidity passes'],
    ['3303', 'retryable', 'expired'],
    ['3106', 'unknown', 'presented twice says nothing of the first time'],
    ['3208', 'unknown', 'not in the ledger, or not yet'],
    ['2001', 'unknown', 'a fault at any point'],
    ['1001', 'unknown', 'an answer that was lost'],
    ['3101', 'config', 'our own request'],
    ['2002', 'config', 'never possible'],
    ['7108', 'unknown', 'not about transfers of ours'],
    ['http-400', 'config', 'not accepted by the adapter'],
    ['unclear', 'unknown', 'an answer without meaning'],
    ['no-answer', 'unknown', 'none at all'],
    ['aborted', 'retryable', 'ABORTED without a reason'],
    ['TRF-L01', 'unknown', 'what a person declared is not the scheme’s'],
    ['3199', 'config', 'not listed: validation'],
    ['5243', 'unknown', 'not listed: a scheme’s own refusal promises nothing'],
    ['9999', 'unknown', 'no family'],
    ['constructor', 'unknown', 'no code'],
  ])('%s is %s: %s', (code, expected) => {
    expect(classOfCode(code)).toBe(expected);
  });

  test('the table is FSPIOP’s, whole', () => {
    const families = Map.groupBy(schemeCodes.keys(), (code) => code[0]);
    const sizes = [...families].map(([family, codes]) => [family, codes.length]);
    expect(sizes).toEqual([
      ['1', 2],
      ['2', 6],
      ['3', 28],
      ['4', 9],
      ['5', 12],
      ['7', 27],
    ]);
  });
});

describe('what an officer is told', () => {
  test.each([
    ['3204', 'TRF-E3204'],
    ['http-400', 'TRF-EHTTP-400'],
    ['no-answer', 'TRF-ENO-ANSWER'],
    ['aborted', 'TRF-EABORTED'],
    ['TRF-C01', 'TRF-C01'],
    ['5243', 'TRF-E5200'],
    ['5999', 'TRF-E5000'],
    ['9999', 'TRF-EUNCLEAR'],
    ['', 'TRF-EUNCLEAR'],
  ])('%j is worded as %s', (code, expected) => {
    expect(messageCodeOf(code)).toBe(expected);
  });

  test('every code has words, and there are no others', () => {
    expect(Object.keys(schemeMessages).sort()).toEqual(everyCode.map(messageCodeOf).sort());
  });

  /** The end of each fix, in both languages: the four ways. */
  const endings: Readonly<Record<Advice, readonly [fr: RegExp, en: RegExp]>> = {
    'correct-file': [/corrigez le fichier\.$/, /correct the file\.$/],
    'try-later': [/plus tard\.$/, /later\.$/],
    'ask-bank': [
      /demandez (à|la raison du refus à) la banque\.$/,
      /ask the bank( for the reason)?\.$/,
    ],
    'call-support': [/appelez l’assistance\.$/, /call support\.$/],
  };

  test.each(everyCode)('%s ends in the way that is advised', (code) => {
    const entry = schemeMessages[messageCodeOf(code)];
    const [fr, en] = endings[adviceOfCode(code)];
    expect(entry?.fr.fix).toMatch(fr);
    expect(entry?.en.fix).toMatch(en);
    expect(entry?.fr.cause).toBeTruthy();
  });

  test('after an answer that says nothing, nobody is told to pay again', () => {
    const unknown = everyCode.filter((code) => classOfCode(code) === 'unknown');
    const fixes = unknown.map((code) => schemeMessages[messageCodeOf(code)]?.en.fix ?? '');
    expect(fixes.filter((fix) => !fix.startsWith('Do not pay a second time'))).toEqual([]);
  });

  test.each([
    ['5243', 'correct-file'],
    ['5999', 'ask-bank'],
    ['1040', 'try-later'],
    ['9999', 'call-support'],
  ])('advice for %s, which is not listed, is %s', (code, advice) => {
    expect(adviceOfCode(code)).toBe(advice);
  });

  test('the catalogue has them', () => {
    expect(word('TRF-E3204', {}, 'fr')).toEqual({
      message: 'Le bénéficiaire est inconnu du réseau.',
      cause:
        'Aucune banque ni aucun opérateur du réseau ne tient de compte sous cet identifiant\u00a0: il est mal saisi, son type n’est pas le bon, ou le compte est fermé.',
      fix: 'Vérifiez l’identifiant et son type avec le bénéficiaire, puis corrigez le fichier.',
    });
  });
});
