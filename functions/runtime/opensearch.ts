import type { Client } from '@opensearch-project/opensearch';
import { ownRegion } from './env.ts';

/** Gives the one client of this process; it is loaded and built at the first call. */
export type OpenSearchClient = () => Promise<Client>;

const managedDomain = /[.](es|aoss)[.]amazonaws[.]com$/;

/**
 * A client of the search node. Requests to a managed domain of AWS are signed with the function's
 * role; any other node, the local one first of all, is spoken to plainly, with the user and
 * password of its address if it holds some.
 *
 * The library takes half a second to load, so nothing of it is touched before it is needed.
 *
 * @param url address of the node or domain, with scheme
 */
export function openSearchClient(url: string): OpenSearchClient {
  let client: Promise<Client> | undefined;
  return () => {
    client ??= buildClient(url).catch((error: unknown) => {
      client = undefined;
      throw error;
    });
    return client;
  };
}

async function buildClient(url: string): Promise<Client> {
  const { Client } = await import('@opensearch-project/opensearch');
  // Callers know which request may be sent twice; the library would repeat every one.
  const options = { node: url, maxRetries: 0, requestTimeout: 10_000 };
  const [, service] = managedDomain.exec(new URL(url).hostname) ?? [];
  if (service === undefined) return new Client(options);
  const [{ AwsSigv4Signer }, { defaultProvider }] = await Promise.all([
    import('@opensearch-project/opensearch/aws-v3'),
    import('@aws-sdk/credential-provider-node'),
  ]);
  const signer = AwsSigv4Signer({
    region: ownRegion(),
    service: service as 'es' | 'aoss',
    getCredentials: defaultProvider(),
  });
  return new Client({ ...options, ...signer });
}
