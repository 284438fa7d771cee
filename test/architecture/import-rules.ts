import { domains } from '../../shared/runs/run.ts';
import { folderOf, importsOf, isOwnFile, roomOf, type SourceFile } from './source-tree.ts';

/** A rule: the files that break it, each with what is wrong, worded for whoever broke it. */
export type Rule = (files: readonly SourceFile[]) => readonly string[];

export const isCode = ({ path }: SourceFile) =>
  /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts');
const inRoom = (room: string) => (file: SourceFile) => roomOf(file.path) === room && isCode(file);
const isDomain = (name: string) => domains.some((domain) => domain === name);

/** Text without comments, so that a rule may be named in one. */
const codeOf = ({ text }: SourceFile) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');

/** Which rooms a room may import from, besides itself. `local` and `test` may take what they need. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  events: ['shared'],
  functions: ['events', 'shared'],
  web: ['events', 'shared'],
  infra: ['events', 'shared'],
};

export const importsPointOneWay: Rule = (files) =>
  files.filter(isCode).flatMap((file) => {
    const room = roomOf(file.path);
    const allowed = mayImport[room];
    if (allowed === undefined) return [];
    return importsOf(file)
      .filter(isOwnFile)
      .filter((to) => roomOf(to) !== room && !allowed.includes(roomOf(to)))
      .map((to) => `${file.path} imports ${to}: ${room} may import ${list(allowed)} only`);
  });

/** Libraries that run in a browser as well as in Lambda and touch neither files nor network. */
export const plainLibraries = [
  '@noble/hashes',
  'fastest-levenshtein',
  'ipaddr.js',
  'jose',
  'libphonenumber-js',
  'papaparse',
  'sanitize-html',
  'ulid',
  'xlsx',
  'zod',
];

export const sharedUsesPlainLibraries: Rule = (files) =>
  files
    .filter((file) => inRoom('shared')(file) || inRoom('events')(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => !isOwnFile(name) && !plainLibraries.includes(packageOf(name)))
        .map((name) => `${file.path} imports ${name}: only ${list(plainLibraries)}`),
    );

/** `@noble/hashes` of `@noble/hashes/sha2.js`. */
function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Collectors: the one file of its kind that must know every room. */
export const collectors = [
  // The catalogue of all codes: whoever words a code need not know whose it is.
  'shared/messages/catalogue.ts',
  // People's words for what messages name: states, kinds of file, fields of each domain.
  'shared/messages/vocabulary.ts',
  // The documentation shows the routes of all rooms.
  'functions/runs/documented-routes.ts',
  // Rows are shown again of every domain's files.
  'functions/runs/reading-of-domains.ts',
  // What is in a run is masked as its domain says.
  'functions/runs/masking-of-domains.ts',
  // What became of rows is told as the domain counts them.
  'functions/runs/records-of-domains.ts',
  // The one function that can stream asks the domain what it tells at its own address.
  'functions/runs/streams-of-domains.ts',
  // `type=result` of a run's downloads is a file that its domain writes.
  'functions/runs/results-of-domains.ts',
  // A replay never reads a payment file again.
  'functions/runs/replays-of-domains.ts',
  // Nor does a confirmation compare records where a domain has none.
  'functions/runs/confirms-of-domains.ts',
  // A payment file without its payer account is refused before it is sent.
  'functions/runs/uploads-of-domains.ts',
];

export const domainsKeepApart: Rule = (files) =>
  files
    .filter((file) => inRoom('shared')(file) || inRoom('functions')(file) || inRoom('events')(file))
    .filter(({ path }) => !collectors.includes(path))
    .flatMap((file) => {
      const own = folderOf(file.path);
      return importsOf(file)
        .filter((to) => isOwnFile(to) && isDomain(folderOf(to)) && folderOf(to) !== own)
        .map((to) =>
          isDomain(own)
            ? `${file.path} imports ${to}: no domain imports another; move what both need to a folder named for the idea`
            : `${file.path} imports ${to}: what serves all domains knows none of them`,
        );
    });

/** A function's folder may use its own files, the engine's and the runtime's. */
export const functionsKeepToTheirFolder: Rule = (files) =>
  files
    .filter((file) => inRoom('functions')(file) && !collectors.includes(file.path))
    .flatMap((file) => {
      const own = folderOf(file.path);
      const allowed = own === 'runtime' ? [own] : [own, 'runs', 'runtime'];
      return importsOf(file)
        .filter((to) => roomOf(to) === 'functions' && !allowed.includes(folderOf(to)))
        .map((to) => `${file.path} imports ${to}: functions/${own} may use ${list(allowed)}`);
    });

/** Where settings are read; everywhere else they are handed in. */
const mayReadEnvironment =
  /^(functions\/runtime\/env\.ts|infra\/settings\.ts|(local|test|bench)\/)/;

export const environmentIsReadInOnePlace: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !mayReadEnvironment.test(file.path))
    .filter((file) => /\bprocess\.env\b/.test(codeOf(file)))
    .map(
      ({ path }) =>
        `${path} reads process.env: functions/runtime/env.ts does, and infra/settings.ts`,
    );

export const sharedHasNoClock: Rule = (files) =>
  files
    .filter(inRoom('shared'))
    .flatMap((file) =>
      [
        ...codeOf(file).matchAll(/new Date\(\s*\)|Date\.now\b|Math\.random\b|performance\.now\b/g),
      ].map(
        ([found]) =>
          `${file.path} has ${found}: time and chance are arguments (shared/runs/timing.ts)`,
      ),
    );

export const clientsAreMadeInRuntime: Rule = (files) =>
  files
    .filter((file) => ['shared', 'events', 'functions'].includes(roomOf(file.path)) && isCode(file))
    .filter(({ path }) => !path.startsWith('functions/runtime/'))
    .flatMap((file) =>
      [...codeOf(file).matchAll(/new (?:\w*Client|Logger|Tracer|Metrics)\(/g)].map(
        ([found]) => `${file.path} has ${found}…): take it from functions/runtime`,
      ),
    );

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing else' : names.join(', ');
}
