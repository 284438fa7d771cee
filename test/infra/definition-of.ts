import { sayArn } from './grants-of.ts';
import { deployed, ofType } from './synth.ts';

export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Retry?: readonly Record<string, unknown>[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly TimeoutSeconds?: number;
  readonly Parameters?: Record<string, unknown>;
  readonly ResultPath?: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: the rest of a state is looked at piece by piece
  readonly [other: string]: any;
}

export interface Definition {
  readonly StartAt: string;
  readonly TimeoutSeconds?: number;
  readonly States: Readonly<Record<string, State>>;
}

/** The domains that have a process, and the stack in which it lies. */
export const stackOf = {
  courses: 'QuaiCourses',
  claims: 'QuaiClaims',
  transfers: 'QuaiTransfers',
} as const;
export type DomainWithProcess = keyof typeof stackOf;
export const domainsWithProcess = Object.keys(stackOf) as readonly DomainWithProcess[];

/** The definition of a domain's process, with a function's name wherever its ARN stands. */
export function definitionOf(
  domain: DomainWithProcess,
  variables: Record<string, string> = {},
): Definition {
  const machines = ofType(deployed(variables), 'AWS::StepFunctions::StateMachine').filter(
    ({ stack }) => stack === stackOf[domain],
  );
  const [machine, ...others] = machines;
  if (machine === undefined || others.length > 0) {
    throw new Error(`${stackOf[domain]} has ${machines.length} state machines`);
  }
  const parts: unknown[] = machine.Properties.DefinitionString['Fn::Join'][1];
  return JSON.parse(parts.map(sayArn).join(''));
}

/** A state by its name. */
export function stateOf({ States }: Pick<Definition, 'States'>, name: string): State {
  const found = States[name];
  if (found === undefined) throw new Error(`no state "${name}"`);
  return found;
}

/** The one state that a map runs for each item. */
export function childOf(definition: Definition, map: string): State {
  const { StartAt, States } = stateOf(definition, map)['ItemProcessor'];
  return stateOf({ States }, StartAt);
}
