import type { LocalTools } from './local-tools.ts';
import { startMinistack } from './ministack.ts';
import { startOpenSearch } from './opensearch.ts';
import { findFreePort } from './ports.ts';
import type { Service } from './service.ts';

export interface CloudRequest {
  readonly tools: LocalTools;
  /** Where logs, configuration and data go. */
  readonly folder: string;
  /** 0: any free one. A busy one is replaced. */
  readonly ports: { readonly aws: number; readonly search: number };
  /** `test`: the local AWS enforces the rights of every function, so that a missing grant shows. */
  readonly stage: 'local' | 'test';
  readonly signal: AbortSignal;
}

/** What AWS and the search domain are to a deployment, on this machine. */
export interface LocalCloud {
  /** Address of the local AWS, no trailing slash. */
  readonly endpoint: string;
  /** Where the search engine is, or will be: it starts while the app is deployed. null: off. */
  readonly searchUrl: string | null;
  /** Why search is off and how to get it; empty when it is not off. */
  readonly searchOffBecause: string;
  /** Resolves when it answers; to a reason when it does not start. */
  readonly searchReady: Promise<{ readonly failed: string | null }>;
  /** Ends everything that was started; may be called again. */
  stop(): Promise<void>;
}

/**
 * Boots the local AWS and, beside it, the search engine.
 *
 * @returns as soon as the local AWS answers
 * @throws Error when it does not, or the signal's reason; nothing is left running then
 */
export async function bootCloud(request: CloudRequest): Promise<LocalCloud> {
  const { tools, folder, ports, stage } = request;
  // Failing or stopping must also end what is still on its way up.
  const giveUp = new AbortController();
  const signal = AbortSignal.any([request.signal, giveUp.signal]);
  const searchPort = tools.openSearchHome === null ? 0 : await findFreePort(ports.search);
  const search = beginSearch(tools, folder, searchPort, signal);
  let aws: { service: Service; endpoint: string } | undefined;
  const stop = async () => {
    giveUp.abort(new Error('The local cloud is being stopped.'));
    const [started] = await Promise.all([search, aws?.service.stop()]);
    await started.service?.stop();
  };
  try {
    aws = await startMinistack(tools.python, folder, ports.aws, stage === 'test', signal);
  } catch (error) {
    await stop();
    throw error;
  }
  const ownSearch = tools.openSearchHome === null ? null : `http://127.0.0.1:${searchPort}`;
  const given = process.env['SEARCH'] === 'off' ? null : process.env['OPENSEARCH_URL'] || null;
  return {
    endpoint: aws.endpoint,
    searchUrl: given ?? ownSearch,
    searchOffBecause: tools.searchOffBecause,
    searchReady: search,
    stop,
  };
}

/** Never rejects: an engine that does not start is something to tell, not the end of it all. */
async function beginSearch(
  tools: LocalTools,
  folder: string,
  port: number,
  signal: AbortSignal,
): Promise<{ service: Service | null; failed: string | null }> {
  if (tools.openSearchHome === null) return { service: null, failed: null };
  try {
    const program = { home: tools.openSearchHome, java: tools.java };
    return { service: await startOpenSearch(program, folder, port, signal), failed: null };
  } catch (error) {
    return { service: null, failed: (error as Error).message };
  }
}
