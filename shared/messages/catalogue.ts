import { claimsMessages } from '../claims/claims-messages.ts';
import { correctionsMessages } from '../corrections/corrections-messages.ts';
import { coursesMessages } from '../courses/courses-messages.ts';
import { courseSearchMessages } from '../courses/search-messages.ts';
import { hidden } from '../findings/hide-cells.ts';
import { httpMessages } from '../http/http-messages.ts';
import { identityMessages } from '../identity/identity-messages.ts';
import { liveMessages } from '../live/live-messages.ts';
import { rowsMessages } from '../rows/rows-messages.ts';
import { mappingMessages } from '../runs/mapping-messages.ts';
import { readingMessages } from '../runs/reading-messages.ts';
import { replayMessages } from '../runs/replay-messages.ts';
import type { CodedMessage, Language } from '../runs/run.ts';
import { runsMessages } from '../runs/runs-messages.ts';
import { uploadsMessages } from '../runs/uploads-messages.ts';
import { transfersMessages } from '../transfers/transfers-messages.ts';
import { fillWording, placeholdersOf } from './fill-wording.ts';
import type { MessageEntry, MessageTable, Wording } from './message.ts';
import { typeset } from './typeset.ts';

/** The tables of all rooms; a code is in exactly one of them. */
export const messageTables: readonly MessageTable[] = [
  httpMessages,
  identityMessages,
  runsMessages,
  replayMessages,
  mappingMessages,
  readingMessages,
  uploadsMessages,
  liveMessages,
  rowsMessages,
  correctionsMessages,
  claimsMessages,
  coursesMessages,
  courseSearchMessages,
  transfersMessages,
];

const catalogue: ReadonlyMap<string, MessageEntry> = new Map(
  messageTables.flatMap((table) =>
    Object.entries(table).map(([code, entry]) => [code, typesetEntry(entry)] as const),
  ),
);

function typesetEntry(entry: MessageEntry): MessageEntry {
  const set = (wording: Wording, lang: Language): Wording => ({
    ...wording,
    ...Object.fromEntries(
      Object.entries(wording).map(([part, text]) => [part, typeset(text, lang)] as const),
    ),
  });
  return { ...entry, fr: set(entry.fr, 'fr'), en: set(entry.en, 'en') };
}

/** A coded message in the words of one language; the parts that a code does not have are null. */
export interface Worded {
  readonly message: string;
  readonly cause: string | null;
  readonly fix: string | null;
}

/** Words a code with its data. A code that nobody described is shown as it is: never a fault. */
export function word(
  code: string,
  data: Readonly<Record<string, unknown>>,
  lang: Language,
): Worded {
  const wording = catalogue.get(nameVariant(code, data['reason']))?.[lang];
  if (wording === undefined) return { message: code, cause: null, fix: null };
  const whole = withParts(data, lang);
  const told = typeof data['code'] === 'string' ? withOutline(whole, data['code'], lang) : whole;
  if (placeholdersOf(wording.message).includes('reason_text'))
    return withReason(wording, told, lang);
  const fill = (text: string | undefined) =>
    text === undefined ? null : fillWording(text, told, lang);
  return {
    message: fillWording(chooseMessage(wording, told), told, lang),
    cause: fill(wording.cause),
    fix: fill(wording.fix),
  };
}

/**
 * A code that is told in several situations has a wording for each, `<code>-<situation>`; which of
 * them it is, `data.reason` says.
 */
function nameVariant(code: string, reason: unknown): string {
  const isVariant = typeof reason === 'string' && reason.startsWith(`${code}-`);
  return isVariant && catalogue.has(reason) ? reason : code;
}

/** A message about another code may say (`{code_text}`) what that one means in general. */
function withOutline(
  data: Readonly<Record<string, unknown>>,
  code: string,
  lang: Language,
): Readonly<Record<string, unknown>> {
  const about = catalogue.get(code)?.[lang];
  const outline = about?.outline ?? about?.brief ?? about?.message ?? code;
  return { ...data, code_text: outline.replace(/\{\w+\}/g, '…') };
}

/**
 * A code under which others are told (`{reason_text}`) takes the words of the one in `data.reason`.
 * Without one its brief message stands for itself, with its own cause and fix.
 */
function withReason(
  { message, brief = message, cause, fix }: Wording,
  data: Readonly<Record<string, unknown>>,
  lang: Language,
): Worded {
  const { reason } = data;
  const known = typeof reason === 'string' && catalogue.has(reason);
  const worded = known ? word(reason, { ...data, reason: null }, lang) : undefined;
  const told = { ...data, reason_text: worded?.message };
  const fill = (text: string | undefined) =>
    text === undefined ? null : fillWording(text, told, lang);
  return {
    message: fillWording(worded === undefined ? brief : message, told, lang),
    cause: worded?.cause ?? fill(cause),
    fix: worded?.fix ?? fill(fix),
  };
}

/**
 * A message may hold others (`{parts}`, a list of codes with their data): each is a sentence, and
 * they follow one another.
 */
function withParts(
  data: Readonly<Record<string, unknown>>,
  lang: Language,
): Readonly<Record<string, unknown>> {
  const parts: unknown = data['parts'];
  if (!Array.isArray(parts)) return data;
  // They speak of the same file.
  const { slot } = data;
  const sentences = parts.map((part: CodedMessage) =>
    wordMessage(part.code, { slot, ...part.data }, lang),
  );
  return { ...data, parts: sentences.join(' ') };
}

function chooseMessage(
  { message, brief }: Wording,
  data: Readonly<Record<string, unknown>>,
): string {
  if (brief === undefined) return message;
  return placeholdersOf(message).some((name) => data[name] === hidden) ? brief : message;
}

/** Only the message of a code: for the journal, where a line has no room for more. */
export function wordMessage(
  code: string,
  data: Readonly<Record<string, unknown>>,
  lang: Language,
): string {
  return word(code, data, lang).message;
}

/** The HTTP status with which an endpoint refuses by this code; undefined when it never does. */
export function statusOf(code: string): number | undefined {
  return catalogue.get(code)?.status;
}

/** Every code with its words, by code: what `GET /api/codes` lists. */
export function listCodes(): readonly (readonly [string, MessageEntry])[] {
  return [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1));
}
