import { type FoundResource, ofType } from './synth.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: { readonly StringLike?: { readonly 's3:prefix'?: string | string[] } };
}

/** `Ingest4069586C` → `Ingest`: a logical id without the hash that CDK adds. */
const withoutHash = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

/** An ARN of a template as a person would say it: `Ingest/drop/*`, `Runs/index/byOpen`, `*`. */
export function sayArn(arn: unknown): string {
  if (typeof arn === 'string') return arn.replace(/^arn:aws:/, '');
  const [[intrinsic, value] = ['', '']] = Object.entries(arn as Record<string, unknown>);
  if (intrinsic === 'Ref') return withoutHash(String(value));
  if (intrinsic === 'Fn::GetAtt') return withoutHash(String((value as string[])[0]));
  if (intrinsic === 'Fn::ImportValue') return sayImport(String(value));
  if (intrinsic === 'Fn::Join') {
    const [glue, parts] = value as [string, unknown[]];
    return parts.map(sayArn).join(glue);
  }
  return `${intrinsic}(${JSON.stringify(value)})`;
}

/**
 * `QuaiData:ExportsOutputFnGetAttRuns371E56E1StreamArn68F39D0C` → `Runs stream`. What every domain has
 * is said with its stack: `QuaiClaims/PipelineProcess`.
 */
function sayImport(name: string): string {
  const [, stack = '', id = '', attribute = ''] =
    /^(\w+):ExportsOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}(\w*)$/.exec(name) ?? [];
  if (id.startsWith('Pipeline')) return `${stack}/${id}`;
  return attribute.startsWith('StreamArn') ? `${id} stream` : id;
}

/**
 * Every right of a function's role: what it may touch → the actions, without their service. What it
 * may list of a bucket by prefix only: `Results?runs/*`.
 *
 * @param functionId stack and end of the logical id: `QuaiClaims/ReadClaims`
 */
export function grantsOf(
  resources: readonly FoundResource[],
  functionId: string,
): Record<string, string> {
  const grants = new Map<string, Set<string>>();
  for (const statement of statementsOf(resources, functionId)) {
    if (statement.Effect !== 'Allow') throw new Error(`${functionId}: ${statement.Effect}`);
    for (const said of sayTargets(statement)) {
      const actions = grants.get(said) ?? new Set();
      for (const action of [statement.Action].flat()) actions.add(action.replace(/^[\w-]+:/, ''));
      grants.set(said, actions);
    }
  }
  return Object.fromEntries(
    [...grants].map(([arn, actions]) => [arn, [...actions].sort().join(' ')]),
  );
}

function sayTargets({ Resource, Condition }: Statement): string[] {
  const arns = [Resource].flat().map(sayArn);
  if (Condition === undefined) return arns;
  const prefixes = Condition.StringLike?.['s3:prefix'];
  if (prefixes === undefined) throw new Error(`${arns}: another condition`);
  return arns.flatMap((arn) => [prefixes].flat().map((prefix) => `${arn}?${prefix}`));
}

function statementsOf(resources: readonly FoundResource[], functionId: string): Statement[] {
  const [wantedStack, name = ''] = functionId.split('/');
  const [fn, ...others] = ofType(resources, 'AWS::Lambda::Function').filter(
    ({ stack, logicalId }) => stack === wantedStack && withoutHash(logicalId).endsWith(name),
  );
  if (fn === undefined) throw new Error(`no function ${functionId}`);
  if (others.length > 0) throw new Error(`several functions ${functionId}`);
  const roleId = fn.Properties.Role['Fn::GetAtt'][0];
  const inSameStack = resources.filter(({ stack }) => stack === fn.stack);
  const role = inSameStack.find(({ logicalId }) => logicalId === roleId);
  const inline = role?.Properties.Policies ?? [];
  const attached = ofType(inSameStack, 'AWS::IAM::Policy')
    .filter(({ Properties }) =>
      Properties.Roles.some((each: { Ref: string }) => each.Ref === roleId),
    )
    .map(({ Properties }) => Properties);
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
