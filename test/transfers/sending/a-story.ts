import { changeRun } from '../../../shared/runs/change-run.ts';
import { hasEnding, isTerminal } from '../../../shared/runs/run.ts';
import { acceptCallback } from '../../../shared/transfers/callbacks/accept-callback.ts';
import { recordOutcomes } from '../../../shared/transfers/life/record-outcomes.ts';
import { recoverTransfers } from '../../../shared/transfers/sending/recover-transfers.ts';
import { sendTurn } from '../../../shared/transfers/sending/send-turn.ts';
import { leaseMs } from '../../../shared/transfers/sending/sending-policy.ts';
import type { SendingPorts } from '../../../shared/transfers/sending/sending-ports.ts';
import { isFinal, type Transfer } from '../../../shared/transfers/transfer.ts';
import {
  aRandomScript,
  createDice,
  type Dice,
  Killed,
  mortalPorts,
  seededRandom,
} from './a-schedule.ts';
import { aWorld, type World } from './a-world.ts';

export interface Told {
  /** What does not hold; empty: all is well. */
  readonly broken: readonly string[];
  /** How often which kind of trouble happened. */
  readonly happened: Readonly<Record<string, number>>;
}

interface Story {
  readonly world: World;
  readonly dice: Dice;
  readonly bulkIds: readonly string[];
  readonly happened: Record<string, number>;
  readonly broken: string[];
  /** UUIDs of what was not sent when a cancellation was answered. */
  readonly takenBack: Set<string>;
  /** The ports of a process of its own, which may be killed. */
  mortal(): SendingPorts;
}

const hourMs = 3_600_000;

/** One random schedule, from its reservation until nothing is left unresolved. */
export async function runSchedule(seed: number): Promise<Told> {
  const story = await begin(seed);
  const { world, bulkIds } = story;
  const lives = [...bulkIds.map((id) => liveOf(story, id)), recovery(story)];
  await world.timing.runUntil(Promise.all(lives));
  await checkUnresolved(story);
  await resolveAll(story);
  // The lock of somebody who was killed lapses with its lease.
  await world.timing.pass(leaseMs(world.ports.policy));
  await check(story);
  return story;
}

async function begin(seed: number): Promise<Story> {
  const random = seededRandom(seed);
  const dice = createDice(random);
  const happened: Record<string, number> = {};
  const broken: string[] = [];
  const note = (name: string) => {
    happened[name] = (happened[name] ?? 0) + 1;
  };
  const mortality = { chance: dice.pick([0, 0.002, 0.01]), delayMsMax: dice.pick([0, 20, 300]) };
  const script = aRandomScript(dice, dice.pick([0.1, 0.4, 0.8]));
  const world: World = aWorld({
    random,
    policy: { concurrency: dice.between(1, 6) },
    script: {
      scenarioOf(order) {
        const at = world.transfers(bulkOf(order.homeTransactionId));
        const transfer = at.find(({ uuid }) => uuid === order.uuid);
        if (transfer?.state !== 'SENDING') broken.push(`${order.uuid}: sent as ${transfer?.state}`);
        if ((transfer?.posts ?? 0) > 1) note('resent');
        if (story.takenBack.has(order.uuid)) broken.push(`${order.uuid}: sent though cancelled`);
        return script.scenarioOf(order);
      },
      askOf: () => script.askOf(),
      onCallback(uuid, state) {
        void hearCallback(story, uuid, state);
      },
    },
  });
  const accounts = dice.pick([['ACC-1'], ['ACC-1', 'ACC-2']]);
  const bulkIds = dice.pick([['bulk-A'], ['bulk-A', 'bulk-B']]);
  const payees = Array.from({ length: dice.between(1, 8) }, (_, i) => `22177000000${i}`);
  for (const bulkId of bulkIds) {
    await world.reserve({
      bulkId,
      accountId: dice.pick(accounts),
      rows: Array.from({ length: dice.between(1, 30) }, () => ({
        payee: { type: 'MSISDN', identifier: dice.pick(payees), name: null },
        amountMinor: BigInt(dice.between(1, 15_000)),
      })),
    });
  }
  const story: Story = {
    ...{ world, dice, bulkIds, happened, broken, takenBack: new Set() },
    mortal: () => mortalPorts(world.ports, dice, mortality),
  };
  return story;
}

const bulkOf = (homeTransactionId: string) => homeTransactionId.split('-').slice(0, 2).join('-');

/** The state machine of a bulk: the step again and again, sometimes twice at once; then the end. */
async function liveOf(story: Story, bulkId: string): Promise<void> {
  const { world, dice } = story;
  if (dice.chance(0.25)) void cancelLater(story, bulkId);
  if (dice.chance(0.25)) void resolveLater(story, bulkId);
  for (let turns = 1; ; turns += 1) {
    const minutes = dice.pick([2, 3, 10]);
    const turn = () =>
      once(story, (ports) => sendTurn(ports, bulkId, world.minutesFromNow(minutes)));
    const twice = dice.chance(0.15);
    const [first, second] = await Promise.all([turn(), twice ? turn() : undefined]);
    const end = first ?? second;
    if (end?.verdict === 'done') break;
    if (turns > 2_000) return void story.broken.push(`${bulkId}: never done`);
    await world.timing.sleep(end ? end.waitSeconds * 1_000 : dice.between(1, 60_000));
  }
  await world.conclude(bulkId);
  // An execution that was thought dead comes back.
  if (dice.chance(0.2))
    await once(story, (ports) => sendTurn(ports, bulkId, world.minutesFromNow(3)));
}

/** One invocation; undefined: it was killed. */
async function once<T>(
  story: Story,
  work: (ports: SendingPorts) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work(story.mortal());
  } catch (fault) {
    if (!(fault instanceof Killed)) throw fault;
    story.happened['killed'] = (story.happened['killed'] ?? 0) + 1;
    return undefined;
  }
}

/** The schedule that asks for what is left, until a day and more is over. */
async function recovery(story: Story): Promise<void> {
  const { world, dice } = story;
  const until = world.timing.now().getTime() + 30 * hourMs;
  while (world.timing.now().getTime() < until) {
    await once(story, (ports) => recoverTransfers(ports, world.minutesFromNow(10)));
    const all = story.bulkIds.flatMap((id) => world.transfers(id));
    const runs = await Promise.all(story.bulkIds.map((id) => world.run(id)));
    if (runs.every(hasEnding) && all.every(({ state }) => isFinal(state))) return;
    await world.timing.sleep(dice.between(1, 20) * 60_000);
  }
}

async function hearCallback(
  story: Story,
  uuid: string,
  state: 'COMMITTED' | 'ABORTED',
): Promise<void> {
  const accepted = await once(story, (ports) =>
    acceptCallback(ports, uuid, { kind: 'state', state }),
  );
  const { happened } = story;
  if (accepted === 'recorded') happened['callbacks'] = (happened['callbacks'] ?? 0) + 1;
  if (accepted === 'left-to-sender') happened['left'] = (happened['left'] ?? 0) + 1;
}

async function cancelLater(story: Story, bulkId: string): Promise<void> {
  const { world, dice, happened } = story;
  await world.timing.sleep(dice.between(0, 20_000));
  const changed = await changeRun(world.ports.runs, world.timing, bulkId, (run) => {
    if (hasEnding(run)) return undefined;
    happened['cancelled'] = (happened['cancelled'] ?? 0) + 1;
    const event = { level: 'info', stage: null, code: 'RUN-CANCEL-REQUESTED', data: {} } as const;
    return { fields: { cancelRequested: true }, events: [event] };
  });
  // It was answered: what had not been sent by now never is.
  if (changed.kind !== 'changed') return;
  for (const { state, uuid } of world.transfers(bulkId)) {
    if (state === 'PENDING') story.takenBack.add(uuid);
  }
}

/** Somebody looks at what is unknown, and says what the scheme's own books say. */
async function resolveLater(story: Story, bulkId: string): Promise<void> {
  const { world, dice } = story;
  await world.timing.sleep(dice.between(0, 2 * hourMs));
  for (const transfer of world.transfers(bulkId)) {
    const state = world.scheme.stateOf(transfer.uuid);
    const isKnown = state === 'COMMITTED' || state === 'ABORTED';
    if (transfer.state === 'UNKNOWN' && isKnown) await resolve(story, transfer, state);
  }
}

async function resolveAll(story: Story): Promise<void> {
  const { world } = story;
  for (const transfer of story.bulkIds.flatMap((id) => world.transfers(id))) {
    if (isFinal(transfer.state)) continue;
    const paid = world.scheme.stateOf(transfer.uuid) === 'COMMITTED';
    await world.timing.runUntil(resolve(story, transfer, paid ? 'COMMITTED' : 'ABORTED'));
  }
}

async function resolve(
  story: Story,
  { bulkId, row }: Transfer,
  state: 'COMMITTED' | 'ABORTED',
): Promise<void> {
  story.happened['resolved'] = (story.happened['resolved'] ?? 0) + 1;
  const outcome = state === 'COMMITTED' ? 'COMPLETED' : 'FAILED';
  const by = 'moussa.approver@quai.example';
  const trigger = { kind: 'resolve', outcome, by, evidence: 'the scheme says so' } as const;
  await recordOutcomes(story.world.ports, bulkId, [{ row, trigger }], { by });
}

/** After the runs, before persons: what is reserved is what nobody knows. */
async function checkUnresolved({ world, bulkIds, broken }: Story): Promise<void> {
  const all = bulkIds.flatMap((id) => world.transfers(id));
  for (const { transferId, state } of all) {
    if (!isFinal(state) && state !== 'UNKNOWN') broken.push(`${transferId}: left ${state}`);
  }
  const unknown = all.filter(({ state }) => state === 'UNKNOWN');
  const { accounts } = world.store.everything();
  const reserved = accounts.reduce((sum, { position }) => sum + position.reservedMinor, 0n);
  const expected = unknown.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (reserved !== expected) broken.push(`reserved ${reserved}, unknown ${expected}`);
  for (const { transferId, needsAttention } of unknown) {
    if (!needsAttention) broken.push(`${transferId}: unknown for a day without attention`);
  }
}

async function check(story: Story): Promise<void> {
  const { world, bulkIds, broken, happened } = story;
  const { accounts } = world.store.everything();
  happened['outages'] = world.alarms.filter((code) => code.startsWith('TRF-B')).length;
  for (const { accountId, position } of accounts) {
    const own = bulkIds
      .flatMap((id) => world.transfers(id))
      .filter((t) => t.accountId === accountId);
    const completed = own.filter(({ state }) => state === 'COMPLETED');
    const paid = own.filter(({ transferId }) => world.scheme.paid.has(transferId));
    const sum = (all: readonly Transfer[]) => all.reduce((to, one) => to + one.amountMinor, 0n);
    if (position.settledMinor !== sum(completed)) broken.push(`${accountId}: settled`);
    if (sum(paid) !== sum(completed))
      broken.push(`${accountId}: paid ${sum(paid)}, booked ${sum(completed)}`);
    if (position.reservedMinor !== 0n) broken.push(`${accountId}: still reserved`);
    const faults = await world.ledgerFaults(accountId);
    if (faults.length > 0) broken.push(`${accountId}: ${JSON.stringify(faults)}`);
    for (const { transferId, incident } of own) {
      if (incident !== null) broken.push(`${transferId}: incident`);
    }
  }
  for (const [id, times] of world.scheme.paid) {
    if (times > 1) broken.push(`${id}: paid ${times} times`);
  }
  for (const id of bulkIds) broken.push(...(await checkRun(world, id)));
  broken.push(...world.scheme.collisions.map((key) => `${key}: two calls in flight`));
  const { concurrency } = world.ports.policy;
  if (world.scheme.inFlightMax > concurrency) broken.push('more calls than lanes');
  const now = world.timing.now().toISOString();
  const held = world.store.everything().locks.filter(({ until }) => until > now);
  if (held.length > 0) broken.push(`held: ${held.map(({ payee }) => payee)}`);
}

async function checkRun(world: World, id: string): Promise<string[]> {
  const run = await world.run(id);
  const bulk = await world.bulk(id);
  const { read, created, rejected, setAside } = run.counts;
  return [
    ...(isTerminal(run.status) ? [] : [`${id}: has not ended`]),
    ...(run.ending?.message?.code === 'RUN-CONSERVATION' ? [`${id}: counts do not add up`] : []),
    ...(read === created + rejected + setAside ? [] : [`${id}: ${JSON.stringify(run.counts)}`]),
    ...(bulk.state === 'ended' ? [] : [`${id}: is ${bulk.state}`]),
  ];
}
