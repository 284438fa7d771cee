import { randomUUID } from 'node:crypto';
import { createSchemeAdapter } from '../functions/transfers/scheme-adapter.http.ts';
import { inParallel } from '../shared/runs/in-parallel.ts';
import type { SendingPolicy } from '../shared/transfers/sending/sending-policy.ts';

/**
 * Pays without any ledger, so many calls at once: all that the adapter and the network allow.
 *
 * @returns transfers a second
 * @throws Error when one is not paid
 */
export async function driveScheme(
  url: string,
  policy: SendingPolicy,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): Promise<number> {
  const adapter = createSchemeAdapter({ url, policy });
  const stem = `${Date.now()}`;
  const begun = performance.now();
  await inParallel([...Array(count).keys()], atOnce, async (i) => {
    const answer = await adapter.send({
      uuid: randomUUID(),
      homeTransactionId: `${stem}-${i}`,
      payer: { type: 'MSISDN', identifier: '221770000001', displayName: 'bench' },
      payee: { type: 'ACCOUNT_ID', identifier: `${stem}${i}000` },
      ...{ amount: '100', currency: 'XOF', note: null },
    });
    const isPaid = answer.kind === 'state' && answer.transferState === 'COMMITTED';
    if (!isPaid) throw new Error(`not paid: ${JSON.stringify(answer)}`);
  });
  return count / ((performance.now() - begun) / 1000);
}
