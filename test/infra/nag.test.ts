import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, expect, test } from 'vitest';
import { accepted } from './accepted-findings.ts';
import { anApp } from './synth.ts';

interface Finding {
  readonly rule: string;
  readonly where: string;
}

let findings: readonly Finding[];
beforeAll(() => {
  findings = findByNag();
});

/** What AWS's own rules find in production's templates. */
function findByNag(): Finding[] {
  const app = anApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  // Findings make it throw; they are judged one by one below.
  expect(() => app.synth()).toThrow();
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap(({ violations }: { violations: Violation[] }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({
        rule: ruleName.replace('AwsSolutions-', ''),
        where: constructPath,
      })),
    ),
  );
}

interface Violation {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

test('the rules were really applied', () => {
  expect(findings.length).toBeGreaterThan(20);
});

test('nothing is found that has no reason', () => {
  const unexplained = findings.filter(
    ({ rule, where }) => !accepted.some((each) => each.rule.test(rule) && each.where.test(where)),
  );
  expect(unexplained).toEqual([]);
});

test('no reason is left over', () => {
  const unused = accepted.filter(
    (each) => !findings.some(({ rule, where }) => each.rule.test(rule) && each.where.test(where)),
  );
  expect(unused.map(({ rule, because }) => `${rule} ${because}`)).toEqual([]);
});
