import { type PartyIdType, partyIdTypes } from '../party-id-types.ts';
import { groupSpaces, hasOtherDigits, isScientific } from './plain-cell.ts';
import { readMsisdn } from './read-msisdn.ts';

export type IdentifierReading =
  | { readonly kind: 'value'; readonly identifier: string }
  | {
      readonly kind: 'problem';
      /** A code of a row's finding (`TRF-R…`). */
      readonly code: string;
      readonly data?: Readonly<Record<string, unknown>>;
    };

/** Upper or lower case; undefined for what the scheme does not know. */
export function readPartyIdType(text: string): PartyIdType | undefined {
  const name = text.toUpperCase().replace(/[\s-]+/g, '_');
  return partyIdTypes.find((type) => type === name);
}

/** Reads an identifier as its type is written. Leading zeros stay where they mean something. */
export function readIdentifier(type: PartyIdType, text: string): IdentifierReading {
  switch (type) {
    case 'MSISDN':
      return readNumber(text);
    case 'IBAN':
      return readIban(text);
    case 'EMAIL':
      return readEmail(text);
    case 'ACCOUNT_ID':
    case 'PERSONAL_ID':
      // Their figures are often written in groups.
      return readOther(text.replace(groupSpaces, ''));
    case 'BUSINESS':
    case 'DEVICE':
    case 'ALIAS':
      return readOther(text);
  }
}

function readNumber(text: string): IdentifierReading {
  const reading = readMsisdn(text);
  if (reading.kind === 'value') return { kind: 'value', identifier: reading.msisdn };
  switch (reading.problem) {
    case 'other-digits':
      return refuse('TRF-R17');
    case 'scientific':
      return refuse('TRF-R09');
    case 'not-digits':
      return refuse('TRF-R03');
    case 'no-country':
      return refuse('TRF-R04');
    case 'decimal':
      return refuse('TRF-R30');
    case 'wrong-length': {
      // As text: lengths are no amounts, and a prefix is no number.
      const known = reading.lengths.map(String);
      return refuse('TRF-R05', { label: `+${reading.callingCode}`, known });
    }
    case 'no-mobile':
      return refuse('TRF-R31', { label: `+${reading.callingCode}` });
  }
}

/** Two letters, two check digits, up to 30 letters and figures; all of it modulo 97 is 1 (ISO 13616). */
function readIban(text: string): IdentifierReading {
  const iban = text.replace(groupSpaces, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return refuse('TRF-R06');
  const moved = iban.slice(4) + iban.slice(0, 4);
  const figures = [...moved].map((character) => Number.parseInt(character, 36)).join('');
  return BigInt(figures) % 97n === 1n ? { kind: 'value', identifier: iban } : refuse('TRF-R06');
}

const email =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/i;

/** The domain's letters are lower case; those of the mailbox stay as they are. */
function readEmail(text: string): IdentifierReading {
  const at = text.lastIndexOf('@');
  const address = text.slice(0, at + 1) + text.slice(at + 1).toLowerCase();
  const isGood = address.length <= identifierCharsMax && email.test(address);
  return isGood ? { kind: 'value', identifier: address } : refuse('TRF-R07');
}

/** FSPIOP PartyIdentifier. */
const identifierCharsMax = 128;

/** It stands in the address of a call to the scheme, so nothing else may be in it. */
function readOther(text: string): IdentifierReading {
  if (hasOtherDigits(text)) return refuse('TRF-R17');
  // A number of so many digits that all but fifteen of them became zeros.
  if (/^\d{15}(?=\d{7})0+$/.test(text)) return refuse('TRF-R09');
  // What a program makes of an identifier that it takes for a number.
  if (/^\d{3,}\.0+$/.test(text)) return refuse('TRF-R30');
  // Only as spreadsheets write it: `12E4` may be somebody's own.
  if (isScientific(text) && /e\s?[+-]/i.test(text)) return refuse('TRF-R09');
  const isGood = /^[A-Za-z0-9@+*][A-Za-z0-9@+*._:~-]*$/.test(text);
  if (isGood && text.length <= identifierCharsMax) return { kind: 'value', identifier: text };
  return refuse('TRF-R08', { max: identifierCharsMax });
}

function refuse(code: string, data?: Readonly<Record<string, unknown>>): IdentifierReading {
  return { kind: 'problem', code, ...(data === undefined ? {} : { data }) };
}
