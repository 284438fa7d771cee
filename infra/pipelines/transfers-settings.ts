import { SecretValue } from 'aws-cdk-lib';
import type { Settings } from '../settings.ts';

/** Parts of the environment of functions of transfers, as the settings say. */

/** How patient we are with the scheme adapter, for whoever books what it says. */
export function patienceOf({ scheme }: Settings) {
  return {
    SCHEME_ADAPTER_PHASE_SECONDS: String(scheme.phaseSeconds),
    SCHEME_ADAPTER_MARGIN_SECONDS: String(scheme.marginSeconds),
    SCHEME_ADAPTER_CONCURRENCY: String(scheme.concurrency),
  };
}

/** Where the scheme adapter is, for whoever calls it. */
export function adapterOf(settings: Settings) {
  const { adapterUrl, tokenSecret } = settings.scheme;
  return {
    SCHEME_ADAPTER_URL: adapterUrl,
    // Read by CloudFormation when it deploys: the token is in no template.
    SCHEME_ADAPTER_TOKEN:
      tokenSecret === '' ? '' : SecretValue.secretsManager(tokenSecret).unsafeUnwrap(),
    ...patienceOf(settings),
  };
}

/** From which sum on a bulk is approved, and how long it waits for that. */
export function approvalOf({ scheme }: Settings) {
  return {
    APPROVAL_THRESHOLD: scheme.approvalThreshold,
    APPROVAL_DAYS: String(scheme.approvalDays),
  };
}

/** Whom a `callback_url` may mean: on this machine also this machine itself. */
export function callbackPolicyOf({ localEndpoint }: Settings, publicUrl: string) {
  const isLocal = localEndpoint !== '';
  return {
    PUBLIC_URL: publicUrl,
    CALLBACK_HTTP: isLocal ? ('on' as const) : ('off' as const),
    CALLBACK_NETWORKS: isLocal ? '127.0.0.0/8,::1/128' : '',
  };
}
