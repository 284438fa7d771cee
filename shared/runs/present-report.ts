import { holdsPersonalData } from '../access/policy.ts';
import type { Finding } from '../findings/finding.ts';
import { hideFinding } from '../findings/hide-finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { word } from '../messages/catalogue.ts';
import { presentCounts } from './present-counts.ts';
import { type CodedMessage, type Language, noCounts, type Run } from './run.ts';
import { wordOfRun } from './word-of-run.ts';

/** A finding as clients and reports show it, worded in the reader's language. */
export function presentFinding(finding: Finding, lang: Language) {
  const { slot, sheet, row, column, value, expected, code, level, data } = finding;
  // A remark on the whole file has no row of its own, but its data may name one.
  const known = Object.entries({ row, column, value, expected }).filter(([, one]) => one !== null);
  // What fields are called depends on the file.
  const told = { ...data, slot, ...Object.fromEntries(known) };
  const { message, cause = null, fix = null } = word(code, told, lang);
  return { slot, sheet, row, column, value, expected, code, level, message, cause, fix };
}

/**
 * The report beside a file in `processed/` or `error/`: what became of it, in the owner's language.
 * Whoever dropped the file may read it, without a role: of a domain with personal data it tells
 * codes and places, no cells.
 *
 * @param findings the first ones; `counts` and the run's findings endpoint tell of all
 * @see API.md "Uploads and drops"
 */
export function presentReport(run: Run, findings: readonly Finding[]) {
  const shown = holdsPersonalData(run.domain) ? findings.map(hideFinding) : findings;
  return {
    run_id: run.id,
    status: run.status,
    counts: presentCounts(run.counts),
    message: run.message && wordOfRun(run.id, run.message, run.lang).message,
    findings: shown.map((finding) => presentFinding(finding, run.lang)),
    error_file_key: run.errorFileKey,
  };
}

/** The report beside a dropped file that no run can take: no counts, and why. */
export function presentRefusal({ code, data }: CodedMessage, lang: Language) {
  const finding = newFinding({ code, level: 'blocking', slot: 'file', data });
  return {
    run_id: null,
    status: 'ERROR',
    counts: presentCounts(noCounts),
    message: word(code, data, lang).message,
    findings: [presentFinding(finding, lang)],
    error_file_key: null,
  };
}
