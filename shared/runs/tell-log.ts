import type { Finding } from '../findings/finding.ts';
import { hidden } from '../findings/hide-cells.ts';
import { hideFinding } from '../findings/hide-finding.ts';
import { wordMessage } from '../messages/catalogue.ts';
import { nameValue } from '../messages/vocabulary.ts';
import type { ChunkStore, RecordLine } from './chunk-store.ts';
import { isErased } from './erased.ts';
import { levelWords, outcomeWordsOf, rowWord } from './log-words.ts';
import { presentCounts } from './present-counts.ts';
import { presentEvent } from './present-event.ts';
import { presentFinding } from './present-report.ts';
import { readSettled } from './read-lines.ts';
import type { JournalEvent, Language, Run } from './run.ts';
import type { ChunkMarker, RunStore } from './run-store.ts';
import { tellingOf } from './word-of-run.ts';

export interface LogPorts {
  readonly runs: Pick<RunStore, 'readEvents' | 'readMarkers'>;
  readonly chunks: Pick<ChunkStore, 'readFindings' | 'readRecordPart'>;
}

const pageEvents = 500;

/**
 * The log of a run as far as it has come, line by line: its journal, then every finding, then chunk
 * by chunk what was settled and what became of every record. It names rows, columns, codes and ids; what stands in cells stays out of
 * it, since logs are kept longer than sources.
 *
 * @see ARCHITECTURE "Journal and log"
 */
export async function* tellLog(ports: LogPorts, run: Run, lang: Language): AsyncGenerator<string> {
  for (let after = 0; after < run.lastSeq; ) {
    const events = await ports.runs.readEvents(run.id, after, pageEvents);
    if (events.length === 0) break;
    for (const event of events) yield tellEvent(event, lang);
    after = events.at(-1)?.seq ?? run.lastSeq;
  }
  // Of erased files only the journal is left.
  if (isErased(run)) return;
  for await (const finding of ports.chunks.readFindings(run.id)) yield tellFinding(finding, lang);
  for await (const { marker, lines } of readSettled(ports, run.id)) {
    yield tellChunk(run, marker, lines.length, lang);
    for (const line of lines) {
      yield tellRecord(run, line, lang);
      if (line.finding !== null) yield tellFinding(line.finding, lang);
      for (const remark of line.remarks ?? []) yield tellFinding(remark, lang);
    }
  }
}

/** The line that stands for those left out. */
export function tellCut(lang: Language): string {
  return `… ${wordMessage('RUN-LOG-CUT', {}, lang)}`;
}

function tellEvent(event: JournalEvent, lang: Language): string {
  const { seq, at, level, stage, code, message } = presentEvent(event, lang);
  return `${at} ${levelWords[level][lang]} #${seq} ${stage ?? '-'} ${code} ${message}`;
}

function tellFinding(finding: Finding, lang: Language): string {
  const { slot, row, level, code } = finding;
  const { message } = presentFinding(hideFinding(finding), lang);
  const place = row === null ? '-' : `${rowWord[lang]} ${row}`;
  return oneLine(
    `${place} ${levelWords[level][lang]} ${slot} ${code}${tellColumn(finding)} ${message}`,
  );
}

/** Chunks are counted from 1 for people. */
function tellChunk(run: Run, { chunk, counts }: ChunkMarker, records: number, lang: Language) {
  const code = 'RUN-LOG-CHUNK';
  const lookUp = run.domain === 'transfers' && run.dryRun ? { reason: `${code}-LOOK-UP` } : {};
  const telling = { ...tellingOf(run.id, code), ...lookUp };
  const data = { chunk: chunk + 1, records, ...presentCounts(counts) };
  return wordMessage(code, { ...data, ...telling }, lang);
}

function tellRecord(run: Run, line: RecordLine, lang: Language): string {
  const { id, row, outcome, code, about } = line;
  const { slot, kind, number } = about ?? {};
  const what = kind && (nameValue('record_kind', kind, lang) ?? kind);
  const became = outcomeWordsOf(run)[outcome][lang];
  const told = [rowWord[lang], row, became, slot, what, number, id, code];
  return oneLine(told.filter((part) => part !== undefined && part !== null).join(' '));
}

/** A column by its name when that is known, else by its number. */
function tellColumn({ column, data }: Finding): string {
  if (column === null) return '';
  const { position } = data;
  if (position === undefined) return ` [${column}]`;
  return typeof position === 'number' ? ` [#${position}]` : ` [${hidden}]`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
