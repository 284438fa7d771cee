import type { Finding } from '../findings/finding.ts';
import { word } from '../messages/catalogue.ts';
import { presentCounts } from './present-counts.ts';
import type { Language, Run } from './run.ts';

/** A finding as clients and reports show it, worded in the reader's language. */
export function presentFinding(finding: Finding, lang: Language) {
  const { slot, sheet, row, column, value, expected, code, level, data } = finding;
  const {
    message,
    cause = null,
    fix = null,
  } = word(code, { ...data, row, column, value, expected }, lang);
  return { slot, sheet, row, column, value, expected, code, level, message, cause, fix };
}

/**
 * The report beside a file in `processed/` or `error/`: what became of it, in the owner's language.
 *
 * @param findings the first ones; `counts` and the run's findings endpoint tell of all
 * @see API.md "Uploads and drops"
 */
export function presentReport(run: Run, findings: readonly Finding[]) {
  return {
    run_id: run.id,
    status: run.status,
    counts: presentCounts(run.counts),
    message: run.message && word(run.message.code, run.message.data, run.lang).message,
    findings: findings.map((finding) => presentFinding(finding, run.lang)),
    error_file_key: run.errorFileKey,
  };
}
