import { describe, expect, test } from 'vitest';
import * as files from './architecture/file-rules.ts';
import * as imports from './architecture/import-rules.ts';
import { importsOf, readTree, type SourceFile } from './architecture/source-tree.ts';

/** How we build (CONTRIBUTING.md), held by a test: each rule names the file that breaks it. */
const tree = readTree();
const aFile = (path: string, text = ''): SourceFile => ({ path, text });
const anImport = (path: string, from: string) => aFile(path, `import { x } from '${from}';`);

test('the tree is read', () => {
  const paths = tree.map(({ path }) => path);
  expect(paths).toContain('shared/runs/run.ts');
  expect(paths).toContain('test/architecture.test.ts');
  expect(paths.filter((path) => path.includes('node_modules'))).toEqual([]);
});

describe('rules of the house', () => {
  test('imports point one way: shared ← events ← functions, web, infra', () => {
    expect(imports.importsPointOneWay(tree)).toEqual([]);
  });
  test('shared and events use plain libraries only: no Node, no AWS', () => {
    expect(imports.sharedUsesPlainLibraries(tree)).toEqual([]);
  });
  test('no domain imports another, and the engine imports none', () => {
    expect(imports.domainsKeepApart(tree)).toEqual([]);
  });
  test('functions use their own folder, the engine and the runtime', () => {
    expect(imports.functionsKeepToTheirFolder(tree)).toEqual([]);
  });
  test('the environment is read in one place', () => {
    expect(imports.environmentIsReadInOnePlace(tree)).toEqual([]);
  });
  test('shared has no clock and no dice', () => {
    expect(imports.sharedHasNoClock(tree)).toEqual([]);
  });
  test('loggers and SDK clients are made in functions/runtime', () => {
    expect(imports.clientsAreMadeInRuntime(tree)).toEqual([]);
  });
  test('every domain that exists has the same file roles', () => {
    expect(files.domainsHaveTheirRoles(tree)).toEqual([]);
  });
  test('every handler is deployed', () => {
    expect(files.handlersAreDeployed(tree)).toEqual([]);
  });
  test('every event contract has its sample', () => {
    expect(files.contractsHaveSamples(tree)).toEqual([]);
  });
  test('files are kebab-case, folders are named for an idea', () => {
    expect(files.filesAreNamedAlike(tree)).toEqual([]);
  });
  test('files stay short, or say why not', () => {
    expect(files.filesStayShort(tree)).toEqual([]);
  });
  test('no reason is kept for a file that is short, or for a role that is taken', () => {
    expect(files.reasonsAreStillNeeded(tree)).toEqual([]);
  });
  test('links of documents and cited decisions lead somewhere', () => {
    expect(files.documentsLeadSomewhere(tree)).toEqual([]);
  });
  test('nothing is left behind: machine paths, unfinished work, switched-off tests', () => {
    expect(files.nothingForbiddenIsWritten(tree)).toEqual([]);
  });
});

describe('imports are found however they are written', () => {
  test.each([
    ["import { a } from './a.ts';", ['shared/runs/a.ts']],
    ["import type { a } from '../rows/a.ts';", ['shared/rows/a.ts']],
    ["import a, { b } from 'zod';", ['zod']],
    ["import * as a from 'zod';", ['zod']],
    ["import './a.ts';", ['shared/runs/a.ts']],
    ["export type { A } from './a.ts';", ['shared/runs/a.ts']],
    ["export * from './a.ts';", ['shared/runs/a.ts']],
    ["import {\n  a,\n  type B,\n} from './a.ts';", ['shared/runs/a.ts']],
    ["const { a } = await import('./a.ts');", ['shared/runs/a.ts']],
    ["import a from './a.json' with { type: 'json' };", ['shared/runs/a.json']],
    ["// import { a } from './a.ts';", []],
    ["/** import { a } from './a.ts'; */", []],
    ["const text = 'imported from nowhere';", []],
  ])('%j', (text, expected) => {
    expect(importsOf(aFile('shared/runs/x.ts', text))).toEqual(expected);
  });
});

/** One made-up file that breaks a rule, in each way that the rule knows. */
describe('each rule can fail', () => {
  const engine = 'shared/runs/a.ts';
  test.each([
    [
      'shared uses functions',
      imports.importsPointOneWay,
      anImport(engine, '../../functions/runs/b.ts'),
    ],
    [
      'shared uses events',
      imports.importsPointOneWay,
      anImport(engine, '../../events/runs/b.v1.ts'),
    ],
    ['shared uses local', imports.importsPointOneWay, anImport(engine, '../../local/b.ts')],
    [
      'events use functions',
      imports.importsPointOneWay,
      anImport('events/runs/a.ts', '../../functions/runs/b.ts'),
    ],
    [
      'functions use infra',
      imports.importsPointOneWay,
      anImport('functions/runs/a.ts', '../../infra/b.ts'),
    ],
    [
      'functions use local',
      imports.importsPointOneWay,
      anImport('functions/runs/a.ts', '../../local/b.ts'),
    ],
    [
      'functions use tests',
      imports.importsPointOneWay,
      anImport('functions/runs/a.ts', '../../test/fakes/b.ts'),
    ],
    [
      'infra uses functions',
      imports.importsPointOneWay,
      anImport('infra/parts/a.ts', '../../functions/runs/b.ts'),
    ],
    [
      'web uses functions',
      imports.importsPointOneWay,
      anImport('web/src/a.tsx', '../../functions/runs/b.ts'),
    ],
    ['shared uses Node', imports.sharedUsesPlainLibraries, anImport(engine, 'node:fs')],
    ['shared uses AWS', imports.sharedUsesPlainLibraries, anImport(engine, '@aws-sdk/client-s3')],
    [
      'events use Node',
      imports.sharedUsesPlainLibraries,
      anImport('events/runs/a.ts', 'node:crypto'),
    ],
    ['the engine knows a domain', imports.domainsKeepApart, anImport(engine, '../courses/b.ts')],
    [
      'a domain knows another',
      imports.domainsKeepApart,
      anImport('shared/claims/a.ts', '../courses/b.ts'),
    ],
    [
      'the engine’s functions know a domain’s',
      imports.domainsKeepApart,
      anImport('functions/runs/a.ts', '../courses/b.ts'),
    ],
    [
      'the engine’s functions know a domain',
      imports.domainsKeepApart,
      anImport('functions/runs/a.ts', '../../shared/courses/b.ts'),
    ],
    [
      'a folder uses a strange one',
      imports.functionsKeepToTheirFolder,
      anImport('functions/courses/a.ts', '../identity/b.ts'),
    ],
    [
      'the runtime uses the engine',
      imports.functionsKeepToTheirFolder,
      anImport('functions/runtime/a.ts', '../runs/b.ts'),
    ],
    [
      'a function reads the environment',
      imports.environmentIsReadInOnePlace,
      aFile('functions/runs/a.ts', 'const a = process.env.A;'),
    ],
    [
      'a part of infra reads it',
      imports.environmentIsReadInOnePlace,
      aFile('infra/parts/a.ts', "process.env['A']"),
    ],
    ['shared reads the clock', imports.sharedHasNoClock, aFile(engine, 'const now = new Date();')],
    [
      'shared reads it as a number',
      imports.sharedHasNoClock,
      aFile(engine, 'const now = Date.now();'),
    ],
    [
      'shared throws dice',
      imports.sharedHasNoClock,
      aFile(engine, 'const chance = Math.random();'),
    ],
    [
      'a client beside the runtime',
      imports.clientsAreMadeInRuntime,
      aFile('functions/runs/a.ts', 'const s3 = new S3Client({});'),
    ],
    [
      'a logger beside the runtime',
      imports.clientsAreMadeInRuntime,
      aFile('functions/runs/a.ts', 'const log = new Logger();'),
    ],
    [
      'a domain with one file',
      files.domainsHaveTheirRoles,
      aFile('shared/claims/claims-fields.ts'),
    ],
    ['a handler in no stack', files.handlersAreDeployed, aFile('functions/runs/a.handler.ts')],
    ['a contract without sample', files.contractsHaveSamples, aFile('events/runs/run-lost.v1.ts')],
    ['capitals in a name', files.filesAreNamedAlike, aFile('shared/runs/readRun.ts')],
    ['underscores in a name', files.filesAreNamedAlike, aFile('shared/runs/read_run.ts')],
    ['a folder for anything', files.filesAreNamedAlike, aFile('shared/utils/a.ts')],
    ['and one further down', files.filesAreNamedAlike, aFile('functions/runs/helpers/a.ts')],
    ['a source of 221 lines', files.filesStayShort, aFile(engine, 'x\n'.repeat(221))],
    ['a test of 401 lines', files.filesStayShort, aFile('test/runs/a.test.ts', 'x\n'.repeat(401))],
    ['a link to nowhere', files.documentsLeadSomewhere, aFile('docs/api.md', `[x](${'gone'}.md)`)],
    [
      'a decision that nobody wrote',
      files.documentsLeadSomewhere,
      aFile(engine, `@see ${'docs'}/decisions/9999`),
    ],
    [
      'a path of one machine',
      files.nothingForbiddenIsWritten,
      aFile('README.md', `see /${'home'}/somebody`),
    ],
    ['work left for later', files.nothingForbiddenIsWritten, aFile(engine, `// TO${'DO'}: later`)],
    [
      'all other tests off',
      files.nothingForbiddenIsWritten,
      aFile('test/a.test.ts', `test.${'only'}('a', f)`),
    ],
    [
      'a test switched off',
      files.nothingForbiddenIsWritten,
      aFile('test/a.test.ts', `describe.${'skip'}('a', f)`),
    ],
    [
      'an unfinished merge',
      files.nothingForbiddenIsWritten,
      aFile(engine, `${'<'.repeat(7)} main`),
    ],
  ] as const)('%s', (_why, rule, broken) => {
    expect(rule([broken])).toHaveLength(rule === files.domainsHaveTheirRoles ? 11 : 1);
  });

  test('a reason for a file that is not long', () => {
    expect(files.reasonsAreStillNeeded([aFile('test/relevance/catalogue.ts')])).toHaveLength(2);
  });

  test('a reason for a role that is taken after all', () => {
    const taken = aFile('functions/transfers/settle-transfers.handler.ts');
    expect(files.reasonsAreStillNeeded([taken])).toContain(
      `${taken.path} is there: take the reason why not away`,
    );
  });

  test.each([
    [
      'functions use events',
      imports.importsPointOneWay,
      anImport('functions/runs/a.ts', '../../events/runs/b.ts'),
    ],
    [
      'infra uses shared',
      imports.importsPointOneWay,
      anImport('infra/parts/a.ts', '../../shared/runs/b.ts'),
    ],
    ['local uses infra', imports.importsPointOneWay, anImport('local/a.ts', '../infra/parts/b.ts')],
    [
      'a plain library',
      imports.sharedUsesPlainLibraries,
      anImport(engine, '@noble/hashes/sha2.js'),
    ],
    [
      'a collector',
      imports.domainsKeepApart,
      anImport('shared/messages/catalogue.ts', '../courses/b.ts'),
    ],
    [
      'a domain uses the engine',
      imports.domainsKeepApart,
      anImport('shared/courses/a.ts', '../runs/b.ts'),
    ],
    [
      'functions use their own domain',
      imports.domainsKeepApart,
      anImport('functions/courses/a.ts', '../../shared/courses/b.ts'),
    ],
    [
      'functions use the engine’s',
      imports.functionsKeepToTheirFolder,
      anImport('functions/courses/a.ts', '../runs/b.ts'),
    ],
    [
      'local reads the environment',
      imports.environmentIsReadInOnePlace,
      aFile('local/a.ts', 'process.env.A'),
    ],
    [
      'a comment names it',
      imports.environmentIsReadInOnePlace,
      aFile('infra/a.ts', '/** process.env, read elsewhere */'),
    ],
    ['an instant from a text', imports.sharedHasNoClock, aFile(engine, 'new Date(text)')],
    [
      'a client in the runtime',
      imports.clientsAreMadeInRuntime,
      aFile('functions/runtime/clients.ts', 'new S3Client({})'),
    ],
    [
      'what is no contract of ours',
      files.contractsHaveSamples,
      aFile('events/runs/object-created.ts'),
    ],
    ['an adapter’s name', files.filesAreNamedAlike, aFile('functions/runs/run-store.dynamodb.ts')],
    ['a source of 220 lines', files.filesStayShort, aFile(engine, 'x\n'.repeat(220))],
    [
      'an address',
      files.nothingForbiddenIsWritten,
      aFile('README.md', 'https://example.org/home/page'),
    ],
    ['words', files.nothingForbiddenIsWritten, aFile('README.md', 'a todo list')],
  ] as const)('but lets pass: %s', (_what, rule, kept) => {
    expect(rule([kept])).toEqual([]);
  });
});
