import * as z from 'zod';
import { currencyExponent } from '../shared/money/currency.ts';
import { closingMs } from '../shared/transfers/sending/sending-policy.ts';

/** What `SettingsOfScheme` is read from; the only settings of bulk transfers. */
export const schemeVariables = {
  /** Mojaloop SDK scheme adapter, `http://host:4001`; empty: bulk transfers are closed. */
  SCHEME_ADAPTER_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Secret (name or ARN) whose text is the bearer token of a gateway before it; empty: none. */
  SCHEME_ADAPTER_TOKEN_SECRET: z.string().default(''),
  SCHEME_ADAPTER_PHASE_SECONDS: z.coerce.number().positive().max(120).default(30),
  SCHEME_ADAPTER_MARGIN_SECONDS: z.coerce.number().positive().max(120).default(5),
  SCHEME_ADAPTER_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(8),
  /** Minor units by currency from which a bulk waits for approval; empty: none does. */
  APPROVAL_THRESHOLD: z
    .string()
    .regex(/^([A-Z]{3}=\d{1,16}(,[A-Z]{3}=\d{1,16})*)?$/)
    .default('XOF=5000000'),
  APPROVAL_DAYS: z.coerce.number().positive().max(60).default(3),
};

type Given = z.output<z.ZodObject<typeof schemeVariables>>;

/** How bulks are paid, and who has to approve them. */
export interface SettingsOfScheme {
  /** Empty: there is none, and no bulk is taken in. */
  readonly adapterUrl: string;
  /** Empty: it asks for no token. */
  readonly tokenSecret: string;
  readonly phaseSeconds: number;
  readonly marginSeconds: number;
  readonly concurrency: number;
  readonly approvalThreshold: string;
  readonly approvalDays: number;
}

export function readScheme(given: Given): SettingsOfScheme {
  return {
    adapterUrl: given.SCHEME_ADAPTER_URL.replace(/\/+$/, ''),
    tokenSecret: given.SCHEME_ADAPTER_TOKEN_SECRET,
    phaseSeconds: given.SCHEME_ADAPTER_PHASE_SECONDS,
    marginSeconds: given.SCHEME_ADAPTER_MARGIN_SECONDS,
    concurrency: given.SCHEME_ADAPTER_CONCURRENCY,
    approvalThreshold: given.APPROVAL_THRESHOLD,
    approvalDays: given.APPROVAL_DAYS,
  };
}

/** How long a turn of sending may last: its function's time-out. */
export const turnSeconds = 600;
/** A turn that had less to send in would mostly wait for what it began: half of it is for sending. */
const sendingSecondsMin = turnSeconds / 2;

/** @throws Error naming the variable that contradicts another: nothing may be deployed then */
export function refuseSchemeContradictions(given: Given, onAws: boolean): void {
  const { SCHEME_ADAPTER_URL: url, SCHEME_ADAPTER_TOKEN_SECRET: tokenSecret } = given;
  if (onAws && /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])([:/]|$)/i.test(url)) {
    throw new Error(
      `Settings: SCHEME_ADAPTER_URL=${url} is this machine; on AWS no function reaches it`,
    );
  }
  if (tokenSecret !== '' && url === '') {
    throw new Error('Settings: SCHEME_ADAPTER_TOKEN_SECRET needs SCHEME_ADAPTER_URL');
  }
  if (onAws && tokenSecret !== '' && !url.startsWith('https:')) {
    throw new Error(
      'Settings: SCHEME_ADAPTER_TOKEN_SECRET is for an adapter behind https only; ' +
        'anybody on the way could read the token otherwise',
    );
  }
  refuseLongCalls(given);
  refuseUnclearThreshold(given.APPROVAL_THRESHOLD);
}

/** A turn begins nothing that could outlast it, so calls must be a good deal shorter. */
function refuseLongCalls(given: Given): void {
  const closingSeconds =
    closingMs({
      phaseTimeoutMs: given.SCHEME_ADAPTER_PHASE_SECONDS * 1_000,
      marginMs: given.SCHEME_ADAPTER_MARGIN_SECONDS * 1_000,
      concurrency: given.SCHEME_ADAPTER_CONCURRENCY,
      resendsMax: 0,
      attentionAfterMs: 0,
    }) / 1_000;
  if (closingSeconds + sendingSecondsMin > turnSeconds) {
    throw new Error(
      'Settings: SCHEME_ADAPTER_PHASE_SECONDS and SCHEME_ADAPTER_MARGIN_SECONDS are too long ' +
        `together: what is begun may take ${closingSeconds} s; of the ${turnSeconds} s of a turn ` +
        `of sending that may be ${turnSeconds - sendingSecondsMin} s`,
    );
  }
}

function refuseUnclearThreshold(threshold: string): void {
  const currencies = threshold.split(',').flatMap((each) => each.split('=')[0] || []);
  const unknown = currencies.find((currency) => currencyExponent(currency) === undefined);
  if (unknown !== undefined) {
    throw new Error(`Settings: APPROVAL_THRESHOLD: ${unknown} is no currency`);
  }
  const doubled = currencies.find((currency, i) => currencies.indexOf(currency) !== i);
  if (doubled !== undefined) {
    throw new Error(`Settings: APPROVAL_THRESHOLD gives ${doubled} twice`);
  }
}
