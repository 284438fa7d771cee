import { type FoundResource, ofType } from './synth.ts';

/** Logical ids of the resources of one stack that a policy of a type says "TLS only" for. */
export function tlsOnly(
  resources: readonly FoundResource[],
  policyType: string,
  property: string,
): Set<string> {
  const policies = ofType(resources, policyType).filter(({ Properties }) =>
    Properties.PolicyDocument.Statement.some(
      (statement: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
        statement.Effect === 'Deny' &&
        statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
    ),
  );
  return new Set(
    policies.flatMap(({ stack, Properties }) =>
      [Properties[property]].flat().map((target: { Ref: string }) => `${stack}/${target.Ref}`),
    ),
  );
}
