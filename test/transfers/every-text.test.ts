import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageTables } from '../../shared/messages/catalogue.ts';
import type { Wording } from '../../shared/messages/message.ts';
import { transfersMessages } from '../../shared/transfers/transfers-messages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = globSync(['shared/**/*.ts', 'functions/**/*.ts'], { cwd: root })
  .filter((file) => !/(messages|wordings|words)\.ts$/.test(file))
  .map((file) =>
    readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
  )
  .join('\n');

const texts = Object.entries(transfersMessages);
const known = new Set(messageTables.flatMap((table) => Object.keys(table)));
/** Codes of the network are told by number (`messageCodeOf`); scheme-codes.test.ts holds those. */
const own = texts.map(([code]) => code).filter((code) => !code.startsWith('TRF-E'));
const inCode = new Set(sources.match(/\bTRF-[A-Z][A-Z0-9-]*[A-Z0-9]\b/g));

describe('codes of transfers', () => {
  test('each that the code uses has a text', () => {
    const plain = [...inCode].filter((code) => !/^TRF-(E|R)$/.test(code));
    expect(plain).toContain('TRF-A03');
    expect(plain.filter((code) => !known.has(code))).toEqual([]);
  });

  test('each text is used: by its code, or as a variant of one', () => {
    const isUsed = (code: string) => inCode.has(code) || inCode.has(variantOf(code));
    const ofRuns = own.filter((code) => code.startsWith('RUN-'));
    expect(ofRuns).toContain('RUN-ENDED-BULK');
    expect(ofRuns.filter((code) => !known.has(variantOf(code)))).toEqual([]);
    expect(own.filter((code) => code.startsWith('TRF-') && !isUsed(code))).toEqual([]);
  });

  /** `TRF-K01` of `TRF-K01-MISSING`, `RUN-ENDED` of `RUN-ENDED-BULK`. */
  function variantOf(code: string): string {
    return code.replace(/^(TRF-[A-Z]\d\d)-.*$/, '$1').replace(/^(RUN-.*?)-(BULK|LOOK-UP)$/, '$1');
  }
});

/** Other words for what has a word of its own (fr: lot, transfert, compte payeur, libérer). */
const strangers = {
  fr: /virement|paiements groupés|transferts groupés|approbateur|support\b|\brendu\b|UUID|FSPIOP|\bimport\b/i,
  en: /bulk transfer|\bscheme\b|gateway|paying account|given back|UUID|FSPIOP|\bimport\b/i,
};
/** What is told to the network's own machines may name the parts of its messages. */
const toMachines = /^TRF-K0/;

describe('one word for each thing', () => {
  test.each(texts)('%s', (code, entry) => {
    for (const lang of ['fr', 'en'] as const) {
      for (const text of wordsOf(entry[lang])) {
        if (!toMachines.test(code)) expect(text).not.toMatch(strangers[lang]);
        // What happened, why, what to do: two sentences each at the most.
        expect(text.split(/[.!?] (?=\p{Lu})/u).length).toBeLessThanOrEqual(2);
        expect(text).not.toMatch(/ {2}|'| $/);
      }
    }
  });
});

function wordsOf({ message, cause, fix, brief, outline }: Wording): string[] {
  return [message, cause, fix, brief, outline].filter((text) => text !== undefined);
}
