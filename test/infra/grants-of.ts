import { type FoundResource, ofType } from './synth.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
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

/** `QuaiData:ExportsOutputFnGetAttRuns371E56E1StreamArn68F39D0C` → `Runs stream`. */
function sayImport(name: string): string {
  const [, id = '', attribute = ''] =
    /ExportsOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}(\w*)$/.exec(name) ?? [];
  return attribute.startsWith('StreamArn') ? `${id} stream` : id;
}

/** Every right of a function's role: what it may touch → the actions, without their service. */
export function grantsOf(
  resources: readonly FoundResource[],
  functionId: string,
): Record<string, string> {
  const grants = new Map<string, Set<string>>();
  for (const { Effect, Action, Resource } of statementsOf(resources, functionId)) {
    if (Effect !== 'Allow') throw new Error(`${functionId}: ${Effect}`);
    for (const arn of [Resource].flat()) {
      const said = sayArn(arn);
      const actions = grants.get(said) ?? new Set();
      for (const action of [Action].flat()) actions.add(action.replace(/^[\w-]+:/, ''));
      grants.set(said, actions);
    }
  }
  return Object.fromEntries(
    [...grants].map(([arn, actions]) => [arn, [...actions].sort().join(' ')]),
  );
}

function statementsOf(resources: readonly FoundResource[], functionId: string): Statement[] {
  const fn = ofType(resources, 'AWS::Lambda::Function').find(({ logicalId }) =>
    withoutHash(logicalId).endsWith(functionId),
  );
  if (fn === undefined) throw new Error(`no function ${functionId}`);
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
