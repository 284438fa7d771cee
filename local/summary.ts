import type { SampleReport } from './import-sample.ts';
import type { LocalOutputs } from './outputs.ts';
import { LOCAL_PASSWORD } from './users.ts';

/**
 * What a new user needs to know, in a screenful.
 *
 * @param searchOffBecause empty when search is on
 * @param staysUp it serves on, so it also says how to use and stop it
 */
export function writeSummary(
  outputs: LocalOutputs,
  sample: SampleReport,
  searchOffBecause: string,
  staysUp: boolean,
): string {
  const lines = ['', ...sampleLines(sample), ...searchLines(sample, searchOffBecause), ''];
  const all = [...lines, ...addressLines(outputs), '', ...userLines(outputs), ''];
  return [...all, ...(staysUp ? usageLines() : [])].join('\n');
}

function sampleLines({ run, secondsTaken }: SampleReport): string[] {
  const counts = ['read', 'created', 'updated', 'unchanged', 'rejected', 'set_aside']
    .map((name) => `${run.counts[name] ?? '?'} ${name.replace('_', ' ')}`)
    .join(', ');
  const lines = [`Sample   ${run.status} in ${secondsTaken.toFixed(1)} s: ${counts}`];
  return run.message === null ? lines : [...lines, `         ${run.message}`];
}

function searchLines({ search }: SampleReport, offBecause: string): string[] {
  if (search === null) return [`Search   is off. ${offBecause}`.trimEnd()];
  const { total, took_ms, items } = search.answer;
  const titles = items.slice(0, 3).map(({ title }) => `“${title}”`);
  return [
    `Search   "${search.query}" (a typo) finds ${total} in ${took_ms} ms: ${titles.join(', ')}`,
  ];
}

function addressLines(outputs: LocalOutputs): string[] {
  return [
    `Open     ${outputs.console_url}`,
    `API      ${outputs.api_url}/api/docs`,
    `Live     ${outputs.websocket_url}`,
    `Search   ${outputs.search_url ?? 'off'}`,
    `S3       ${outputs.s3_endpoint}, bucket ${outputs.ingest_bucket} (key and secret: test)`,
    `Mail     ${outputs.mail_inbox_url}`,
    `Scheme   ${outputs.scheme_adapter_url} pays bulks; account ACC-123456789 (Senegal)`,
    'All of it is in .local/outputs.json.',
  ];
}

function userLines({ users }: LocalOutputs): string[] {
  const width = Math.max(...users.map(({ email }) => email.length));
  return [
    `Users    password ${LOCAL_PASSWORD}`,
    ...users.map(
      ({ email, roles, country }) =>
        `         ${email.padEnd(width)}  ${roles.join(', ')}, ${country ?? 'no country'}`,
    ),
  ];
}

function usageLines(): string[] {
  return [
    'Import a file of your own:  cp courses.csv ingest/drop/',
    'Every start is a fresh one: nothing is kept when it stops.',
    'Ctrl-C stops everything (from elsewhere: npm run stop).',
  ];
}
