import type { CallApi } from './local-cloud.ts';
import { postJson } from './upload-rig.ts';

/** Who asks, in the matrix of rights. */
export const callers = [
  'nobody',
  'admin_territorial of Senegal',
  'chef_technique of Senegal',
  'staff of Senegal',
  'payment_maker of Senegal',
  'payment_approver of Senegal',
  'admin',
  'staff of Togo',
  'admin_territorial without country',
] as const;

/** One status for each of `callers`, in their order. */
export type Statuses = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

export const everybody: Statuses = [200, 200, 200, 200, 200, 200, 200, 200, 200];
export const signedIn: Statuses = [401, 200, 200, 200, 200, 200, 200, 200, 200];
/** A run of Senegal: staff and admin; other roles there may not; elsewhere it does not exist. */
const ofSenegal: Statuses = [401, 403, 403, 200, 403, 403, 200, 404, 404];
/** A run of Togo, seen from Senegal it does not exist, whatever the role. */
const ofTogo: Statuses = [401, 404, 404, 404, 404, 404, 200, 200, 404];
/** Each is let in, and what is asked for cannot be. */
export const always = (status: number): Statuses => [
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
];
/** The same callers, another status for those who are let in. */
export const instead = (statuses: Statuses, status: number): Statuses =>
  statuses.map((each) => (each === 200 ? status : each)) as unknown as Statuses;

export interface Things {
  /** A run of Senegal, ended, and the same in Togo. */
  readonly senegal: string;
  readonly togo: string;
  readonly course: string;
  /** A session of claims of Senegal, ended, and its statement. */
  readonly session: string;
  readonly file: string;
}

export interface Row {
  /** Method and path of the OpenAPI document. */
  readonly operation: string;
  readonly on?: string;
  readonly ask: (call: CallApi, things: Things, caller: string) => Promise<Response>;
  readonly expected: Statuses;
}

/** admin has no country of their own and names one. */
export const countryOf = (caller: string) => (caller === 'admin' ? { country: 'Senegal' } : {});

export const get =
  (path: (things: Things) => string): Row['ask'] =>
  (call, things) =>
    call(path(things), { redirect: 'manual' });

export const post =
  (path: (things: Things) => string, body: unknown): Row['ask'] =>
  (call, things) =>
    postJson(call, path(things), body);

export const put =
  (path: (things: Things) => string, body: unknown): Row['ask'] =>
  (call, things) =>
    call(path(things), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

/** The same operation on the run of Senegal and on that of Togo. */
export const onRuns = (
  operation: string,
  ask: (of: keyof Things) => Row['ask'],
  status = 200,
): Row[] => [
  { operation, on: 'a run of Senegal', ask: ask('senegal'), expected: instead(ofSenegal, status) },
  { operation, on: 'a run of Togo', ask: ask('togo'), expected: instead(ofTogo, status) },
];
