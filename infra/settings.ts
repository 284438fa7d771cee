import * as z from 'zod';
import {
  readScheme,
  refuseSchemeContradictions,
  type SettingsOfScheme,
  schemeVariables,
} from './scheme-settings.ts';

/**
 * Everything that may differ between two deployments, read once from the environment. The only
 * `process.env` of infra. The defaults are production's: who sets nothing gets the safe one.
 */
const onOff = z.enum(['on', 'off']);
const optional = z.string().default('');

const environment = z.object({
  QUAI_STAGE: z.enum(['local', 'test', 'production']).default('production'),
  /** `http://127.0.0.1:port` of the local cloud; empty on AWS. */
  QUAI_LOCAL_ENDPOINT: optional,
  /** Origin that people use, without trailing slash; empty: the distribution's own name. */
  QUAI_PUBLIC_URL: optional,
  /** ARN of the certificate (us-east-1) of QUAI_PUBLIC_URL's name; needed with it on AWS. */
  QUAI_CERTIFICATE_ARN: optional,
  /** ARN of a web ACL of CloudFront; needed outside us-east-1, where ours cannot be made. */
  QUAI_WEB_ACL_ARN: optional,
  /** SNS topic that every alarm tells; production on AWS needs one. */
  QUAI_ALARM_TOPIC_ARN: optional,
  OPENSEARCH_URL: optional,
  SEARCH: onOff.default('on'),
  FAULTS: onOff.default('off'),
  COURSE_CURRENCY: z.string().length(3).default('EUR'),
  /** Whole units by which statement and recap may differ: `5`, with exceptions `5,NG=0`. */
  CLAIMS_TOLERANCE: z
    .string()
    .regex(/^\d{1,6}(,[A-Z]{2}=\d{1,6})*$/)
    .default('5'),
  CLAIMS_STRICT_HEADERS: onOff.default('off'),
  CREATE_MISSING_INSURED: onOff.default('on'),
  ...schemeVariables,
  DEFAULT_COUNTRY: z.string().min(1).default('Senegal'),
  /** How long the first file of a dropped pair waits for the second one. */
  PAIR_WAIT_HOURS: z.coerce.number().positive().max(720).default(24),
  MAP_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(10),
  /** Live streams at the same time, of all users together; 0: as many as the account allows. */
  STREAMS_MAX: z.coerce.number().int().min(0).max(10_000).default(100),
  CDK_DEFAULT_ACCOUNT: z.string().optional(),
  CDK_DEFAULT_REGION: z.string().default('us-east-1'),
});

export interface Settings {
  readonly stage: 'local' | 'test' | 'production';
  /** Empty on AWS. */
  readonly localEndpoint: string;
  readonly publicUrl: string;
  readonly certificateArn: string;
  readonly webAclArn: string;
  readonly alarmTopicArn: string;
  readonly openSearchUrl: string;
  readonly search: boolean;
  readonly faults: 'on' | 'off';
  readonly courseCurrency: string;
  readonly claimsTolerance: string;
  /** Whether statements must have all of the historical columns. */
  readonly claimsStrictHeaders: boolean;
  /** Whether a claim may name an insured person A whom nobody knows yet. */
  readonly createMissingInsured: boolean;
  readonly scheme: SettingsOfScheme;
  readonly defaultCountry: string;
  readonly pairWaitHours: number;
  /** Chunks of one run that settle at the same time. */
  readonly mapConcurrency: number;
  /** How often a step that failed is tried again: patiently in production, quickly in tests. */
  readonly retriesMax: number;
  /** Live streams at the same time; 0: no limit of our own. */
  readonly streamsMax: number;
  readonly account: string | undefined;
  readonly region: string;
}

/**
 * Checks the environment of a deployment.
 *
 * @throws Error naming the variable that is wrong: nothing may be deployed then
 */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) throw new Error(`Settings: ${z.prettifyError(parsed.error)}`);
  const given = parsed.data;
  refuseContradictions(given);
  return {
    stage: given.QUAI_STAGE,
    localEndpoint: given.QUAI_LOCAL_ENDPOINT,
    publicUrl: given.QUAI_PUBLIC_URL.replace(/\/+$/, ''),
    certificateArn: given.QUAI_CERTIFICATE_ARN,
    webAclArn: given.QUAI_WEB_ACL_ARN,
    alarmTopicArn: given.QUAI_ALARM_TOPIC_ARN,
    openSearchUrl: given.OPENSEARCH_URL,
    search: given.SEARCH === 'on',
    faults: given.FAULTS,
    courseCurrency: given.COURSE_CURRENCY,
    claimsTolerance: given.CLAIMS_TOLERANCE,
    claimsStrictHeaders: given.CLAIMS_STRICT_HEADERS === 'on',
    createMissingInsured: given.CREATE_MISSING_INSURED === 'on',
    scheme: readScheme(given),
    defaultCountry: given.DEFAULT_COUNTRY,
    pairWaitHours: given.PAIR_WAIT_HOURS,
    mapConcurrency: given.MAP_CONCURRENCY,
    retriesMax: given.QUAI_STAGE === 'production' ? 8 : 3,
    streamsMax: given.STREAMS_MAX,
    account: given.CDK_DEFAULT_ACCOUNT,
    region: given.CDK_DEFAULT_REGION,
  };
}

function refuseContradictions(given: z.output<typeof environment>): void {
  const onAws = given.QUAI_LOCAL_ENDPOINT === '';
  if (given.FAULTS === 'on' && given.QUAI_STAGE === 'production') {
    throw new Error(
      'Settings: FAULTS=on breaks runs on purpose; it is never allowed in production',
    );
  }
  if (given.QUAI_STAGE === 'local' && onAws) {
    throw new Error('Settings: QUAI_STAGE=local needs QUAI_LOCAL_ENDPOINT');
  }
  if (!onAws && given.QUAI_PUBLIC_URL === '') {
    throw new Error('Settings: QUAI_LOCAL_ENDPOINT needs QUAI_PUBLIC_URL, the front door');
  }
  if (onAws && given.QUAI_PUBLIC_URL !== '' && given.QUAI_CERTIFICATE_ARN === '') {
    throw new Error('Settings: QUAI_PUBLIC_URL needs QUAI_CERTIFICATE_ARN, or leave it empty');
  }
  if (onAws && given.QUAI_STAGE === 'production' && given.QUAI_ALARM_TOPIC_ARN === '') {
    throw new Error(
      'Settings: in production alarms must reach somebody; give QUAI_ALARM_TOPIC_ARN, the ARN of ' +
        'an SNS topic (aws sns create-topic --name quai-alarms, then aws sns subscribe), or ' +
        'deploy with QUAI_STAGE=test',
    );
  }
  if (onAws && given.CDK_DEFAULT_REGION !== 'us-east-1' && given.QUAI_WEB_ACL_ARN === '') {
    throw new Error(
      'Settings: outside us-east-1 make a web ACL for CloudFront there and give QUAI_WEB_ACL_ARN',
    );
  }
  refuseSchemeContradictions(given, onAws);
}
