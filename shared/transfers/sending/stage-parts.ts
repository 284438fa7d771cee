import type { StagePart } from '../../runs/run.ts';
import { type Transfer, type TransferPhase, transferPhases } from '../transfer.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { pagesOfBulk } from './row-pages.ts';

/**
 * How far the transfers of a bulk came: payees looked up, quotes agreed, money moved. What went
 * into a phase is what the one before let through.
 *
 * @see issue "Bulk transfers", phases per transfer; TRANSFERS "A transfer's life"
 */
export async function countPhases(
  store: Pick<TransfersStore, 'readTransfers'>,
  bulkId: string,
  validateOnly: boolean,
): Promise<readonly StagePart[]> {
  const through = new Map<TransferPhase, number>(transferPhases.map((phase) => [phase, 0]));
  const nextPage = pagesOfBulk(store, bulkId);
  let tried = 0;
  for (let page = await nextPage(); page.length > 0; page = await nextPage()) {
    for (const transfer of page) {
      if (wasTried(transfer, validateOnly)) tried += 1;
      for (const phase of phasesThrough(transfer)) {
        through.set(phase, (through.get(phase) ?? 0) + 1);
      }
    }
  }
  const phases = validateOnly ? transferPhases.slice(0, 1) : transferPhases;
  let going = tried;
  return phases.map((name) => {
    const part = { name, in: going, out: through.get(name) ?? 0 };
    going = part.out;
    return part;
  });
}

/** Whether anything was asked of the scheme for it. */
function wasTried({ sentAt, phase, error }: Transfer, validateOnly: boolean): boolean {
  return sentAt !== null || (validateOnly && (phase !== null || error !== null));
}

function phasesThrough({ state, phase }: Transfer): readonly TransferPhase[] {
  if (state === 'COMPLETED') return transferPhases;
  return phase === null ? [] : transferPhases.slice(0, transferPhases.indexOf(phase) + 1);
}
