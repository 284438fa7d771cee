import { posix } from 'node:path';
import { domains } from '../../shared/runs/run.ts';
import { isCode, type Rule } from './import-rules.ts';
import { roomOf } from './source-tree.ts';

/** Files that every domain which exists has, with `<d>` for its name. */
export const domainRoles = [
  'shared/<d>/<d>-environment.ts',
  'shared/<d>/<d>-fields.ts',
  'shared/<d>/<d>-messages.ts',
  'shared/<d>/<d>-routes.ts',
  'functions/<d>/<d>-api.handler.ts',
  'functions/<d>/read-<d>.handler.ts',
  'functions/<d>/settle-<d>.handler.ts',
  'functions/<d>/write-corrections.handler.ts',
  'infra/pipelines/<d>-pipeline.ts',
  'infra/pipelines/<d>-process.ts',
  'infra/stacks/<d>-stack.ts',
];

/** Roles that a domain does without, and why. */
export const rolesNotTaken: Readonly<Record<string, string>> = {
  'functions/transfers/read-transfers.handler.ts':
    'take-in: a file is read and its funds are reserved in one step, within a request as well',
  'functions/transfers/settle-transfers.handler.ts':
    'send-transfers: payments are booked one by one as the scheme answers, not by chunks',
  'functions/transfers/write-corrections.handler.ts':
    'any bad row refuses the whole file, which is sent again whole',
};

export const domainsHaveTheirRoles: Rule = (files) => {
  const paths = new Set(files.map(({ path }) => path));
  const existing = domains.filter((domain) =>
    files.some(({ path }) => path.startsWith(`shared/${domain}/`)),
  );
  return existing.flatMap((domain) => [
    ...domainRoles
      .map((role) => role.replaceAll('<d>', domain))
      .filter((role) => !paths.has(role) && !Object.hasOwn(rolesNotTaken, role))
      .map((role) => `${role} is missing: every domain has the same roles`),
    ...(files.some(({ path }) => path.startsWith(`test/${domain}/`) && path.endsWith('.test.ts'))
      ? []
      : [`test/${domain}/ has no test`]),
  ]);
};

export const handlersAreDeployed: Rule = (files) => {
  const infra = files
    .filter((file) => roomOf(file.path) === 'infra' && isCode(file))
    .map(({ text }) => text)
    .join('\n');
  return files
    .map(({ path }) => /^functions\/(.+)\.handler\.ts$/.exec(path)?.[1])
    .filter((handler) => handler !== undefined && !infra.includes(`'${handler}'`))
    .map(
      (handler) => `functions/${handler}.handler.ts is in no stack: infra never names '${handler}'`,
    );
};

export const contractsHaveSamples: Rule = (files) => {
  const paths = new Set(files.map(({ path }) => path));
  return [...paths]
    .filter((path) => /^events\/.+\.v\d+\.ts$/.test(path))
    .map((path) => path.replace(/\.ts$/, '.sample.json'))
    .filter((sample) => !paths.has(sample))
    .map((sample) => `${sample} is missing: every contract has a sample that stays for ever`);
};

/** Files whose name somebody else fixes. */
const fixedNames = /(^|\/)(README|CONTRIBUTING|LICENSE|CHANGELOG)(\.md)?$/;

export const filesAreNamedAlike: Rule = (files) =>
  files.flatMap(({ path }) => {
    if (fixedNames.test(path) || path.startsWith('test/files/')) return [];
    const folders = path.split('/').slice(0, -1);
    const vague = folders.find((name) => /^(utils?|helpers?|common|lib|misc)$/.test(name));
    const odd = path.split('/').find((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name));
    return [
      ...(vague ? [`${path}: "${vague}" says nothing; name the folder for its idea`] : []),
      ...(odd ? [`${path}: "${odd}" is not kebab-case`] : []),
    ];
  });

const sourceLinesMax = 220;
const testLinesMax = 400;

/** Longer files, and why each may be. */
export const longFiles: Readonly<Record<string, string>> = {
  'shared/courses/course-findings-messages.ts': 'a table of texts in two languages',
  'test/relevance/catalogue.ts': 'data: the courses that relevance is judged by',
};

const linesMaxOf = (path: string) =>
  ['test', 'bench'].includes(roomOf(path)) ? testLinesMax : sourceLinesMax;
const linesOf = (text: string) => text.trimEnd().split('\n').length;

export const filesStayShort: Rule = (files) =>
  files
    .filter(isCode)
    .filter(({ path, text }) => linesOf(text) > linesMaxOf(path))
    .filter(({ path }) => !Object.hasOwn(longFiles, path))
    .map(({ path, text }) => {
      const lines = `${linesOf(text)} lines, ${linesMaxOf(path)} at most`;
      return `${path} has ${lines}: divide it, or say in file-rules.ts why not`;
    });

export const reasonsAreStillNeeded: Rule = (files) => {
  const long = files.filter(({ path, text }) => linesOf(text) > linesMaxOf(path));
  const short = Object.keys(longFiles).filter((file) => !long.some(({ path }) => path === file));
  const taken = files.map(({ path }) => path).filter((path) => Object.hasOwn(rolesNotTaken, path));
  return [
    ...short.map((file) => `${file} is not long any more: take its reason away`),
    ...taken.map((path) => `${path} is there: take the reason why not away`),
  ];
};

/** Links between documents, and the decisions that code cites. */
export const documentsLeadSomewhere: Rule = (files) => {
  const paths = files.map(({ path }) => path);
  const isThere = (target: string) => paths.some((path) => path.startsWith(target));
  const links = files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^):#]+\.(?:md|json))\)/g)].map(([, link = '']) => ({
        path,
        target: posix.join(posix.dirname(path), link),
      })),
    );
  const cited = files.flatMap(({ path, text }) =>
    [...text.matchAll(/docs\/decisions\/\d{4}/g)].map(([target]) => ({ path, target })),
  );
  return [...links, ...cited]
    .filter(({ target }) => !isThere(target))
    .map(({ path, target }) => `${path} leads to ${target}, which is not there`);
};

/** Put together from parts, so that this file does not hold what it forbids. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<![\\w.])/(?:${'wo'}rk|home|root|Users)/[\\w.]`), 'a path of one machine'],
  [new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'})\\b`), 'work left for later: do it, or write an issue'],
  [new RegExp(`\\b(?:test|it|describe)\\.${'on'}ly\\b`), 'a test that switches off all others'],
  [new RegExp(`\\b(?:test|it|describe)\\.${'sk'}ip\\(`), 'a test that is switched off'],
  [/^(?:<{7}|>{7}) /, 'a merge that was not finished'],
];

export const nothingForbiddenIsWritten: Rule = (files) =>
  files
    .filter(({ path }) => path !== 'package-lock.json' && !path.startsWith('test/files/'))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, i) =>
          forbidden
            .filter(([pattern]) => pattern.test(line))
            .map(([, why]) => `${path}:${i + 1} ${why}: ${line.trim().slice(0, 80)}`),
        ),
    );
