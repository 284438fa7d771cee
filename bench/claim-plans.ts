import type { ComparisonKind } from '../shared/claims/comparison/compared-claim.ts';

/** One act of a claim before it is written; whole francs. */
export interface PlannedAct {
  /** Place in the list of acts. */
  readonly act: number;
  /** What stands in the cell; a text is no amount. */
  readonly claimed: number | string;
  readonly reimbursed: number;
  /** Days since the quarter began; null: not settled. */
  readonly settledOn: number | null;
  readonly status?: string;
}

export interface PlannedSettlement {
  readonly claimed: number;
  readonly reimbursed: number;
  readonly settledOn: number;
}

/** A claim and what must become of it, known because it was made so. */
export interface ClaimPlan {
  readonly kind: ComparisonKind;
  /** Code of the comparison. */
  readonly code: string | null;
  readonly stat: readonly PlannedAct[];
  readonly recap: readonly PlannedSettlement[];
  /** Rows that are rejected or set aside; those of a claim that is not conform: all of them. */
  readonly rejected: number;
  readonly setAside: number;
  /** Of a conform claim, what the statement says of it without rejected repeats. */
  readonly claimed: number;
  readonly reimbursed: number;
}

/** What a plan is made from. */
export interface ClaimSeed {
  /** Numbers from 0 up to `below`, always the same ones. */
  random(below: number): number;
  readonly acts: number;
  /** Days since the quarter began. */
  readonly day: number;
  readonly firstAct: number;
}

/** Days of the quarter; statements go on for a week, recaps do not. */
export const quarterDays = 91;

/** Acts of 500 francs and more, four fifths of each reimbursed. */
function someActs({ random, acts, day, firstAct }: ClaimSeed): PlannedAct[] {
  return Array.from({ length: acts }, (_, i) => {
    const claimed = 500 * (1 + random(120));
    return { act: firstAct + i, claimed, reimbursed: claimed * 0.8, settledOn: day };
  });
}

function sum(acts: readonly PlannedAct[]) {
  return {
    claimed: acts.reduce((total, { claimed }) => total + Number(claimed), 0),
    reimbursed: acts.reduce((total, { reimbursed }) => total + reimbursed, 0),
  };
}

/** Both files agree to the franc. */
export function planConform(seed: ClaimSeed): ClaimPlan {
  const stat = someActs(seed);
  const total = sum(stat);
  const recap = [{ ...total, settledOn: seed.day }];
  return { kind: 'conform', code: null, stat, recap, rejected: 0, setAside: 0, ...total };
}

/** The recap says so much more (or less) than the statement. */
const differing = (code: string, claimed: number, reimbursed: number) => (seed: ClaimSeed) => {
  const plan = planConform(seed);
  const recap = plan.recap.map((line) => ({
    ...line,
    claimed: line.claimed + claimed,
    reimbursed: line.reimbursed + reimbursed,
  }));
  return code === 'CLM-X15'
    ? { ...plan, recap, kind: 'tolerance' as const, code }
    : reject({ ...plan, recap }, 'gap', code);
};

function reject(plan: ClaimPlan, kind: ComparisonKind, code: string | null): ClaimPlan {
  const rejected = plan.stat.length + plan.recap.length;
  return { ...plan, kind, code, rejected, claimed: 0, reimbursed: 0 };
}

function setAside(plan: ClaimPlan): ClaimPlan {
  const rows = plan.stat.length + plan.recap.length;
  return { ...plan, kind: 'outside', code: null, setAside: rows, claimed: 0, reimbursed: 0 };
}

type Planner = (seed: ClaimSeed) => ClaimPlan;

/** Trouble that a plain full outer join sees as well. */
export const joinablePlans: readonly Planner[] = [
  differing('CLM-X03', -50, 0),
  differing('CLM-X04', 2_000, 0),
  differing('CLM-X05', 0, -50),
  differing('CLM-X06', 0, 50),
  differing('CLM-X07', -50, -30),
  differing('CLM-X15', -3, 0),
  (seed) => reject({ ...planConform(seed), recap: [] }, 'only_stat', 'CLM-X01'),
  (seed) => reject({ ...planConform(seed), stat: [] }, 'only_recap', 'CLM-X02'),
  planTwoSettlements,
  planReversal,
];

/** All trouble of which the outcome is known. */
export const allPlans: readonly Planner[] = [
  ...joinablePlans,
  planUnreadable,
  planStraddling,
  (seed) => setAside({ ...planConform({ ...seed, day: quarterDays + 1 }), recap: [] }),
  planTwins,
  planRepeated,
  planUnsettled,
];

/** Its settlement in two lines of the recap. */
function planTwoSettlements(seed: ClaimSeed): ClaimPlan {
  const plan = planConform(seed);
  const recap = plan.recap.flatMap((line) => [
    { ...line, claimed: 500, reimbursed: 400 },
    { ...line, claimed: line.claimed - 500, reimbursed: line.reimbursed - 400 },
  ]);
  return { ...plan, recap };
}

/** The last act was taken back and entered once more: the net is what was before. */
function planReversal(seed: ClaimSeed): ClaimPlan {
  const plan = planConform(seed);
  const stat = plan.stat.flatMap((act, i) =>
    i === plan.stat.length - 1
      ? [act, { ...act, claimed: -Number(act.claimed), reimbursed: -act.reimbursed }, act]
      : [act],
  );
  // The act that was entered again must not look like the same line twice.
  const again = stat.map((act, i) => (i === stat.length - 1 ? { ...act, act: act.act + 1 } : act));
  return { ...plan, stat: again };
}

function planUnreadable(seed: ClaimSeed): ClaimPlan {
  const plan = planConform(seed);
  const stat = plan.stat.map((act, i) => (i === 0 ? { ...act, claimed: 'douze mille' } : act));
  return reject({ ...plan, stat }, 'incomplete', 'CLM-X17');
}

/** One act more that was settled after the last day of the recap, which counts it. */
function planStraddling(seed: ClaimSeed): ClaimPlan {
  const late = { act: seed.firstAct + seed.acts, claimed: 2_500, reimbursed: 2_000 };
  const inside = someActs(seed);
  const stat = [...inside, { ...late, settledOn: quarterDays + seed.random(7) }];
  const total = sum(stat);
  const recap = [{ ...total, settledOn: seed.day }];
  return { kind: 'conform', code: 'CLM-X16', stat, recap, rejected: 0, setAside: 0, ...total };
}

/** Two equal lines, and the recap counts both. */
function planTwins(seed: ClaimSeed): ClaimPlan {
  const [act] = someActs(seed);
  const stat = act === undefined ? [] : [act, act];
  const total = sum(stat);
  const recap = [{ ...total, settledOn: seed.day }];
  return { kind: 'conform', code: null, stat, recap, rejected: 0, setAside: 0, ...total };
}

/** A line twice, and the recap counts it once. */
function planRepeated(seed: ClaimSeed): ClaimPlan {
  const plan = planConform(seed);
  const [act] = plan.stat;
  return { ...plan, stat: act === undefined ? [] : [...plan.stat, act], rejected: 1 };
}

/** Not settled yet: nothing reimbursed, no day, no line in the recap. */
function planUnsettled(seed: ClaimSeed): ClaimPlan {
  const plan = planConform(seed);
  const stat = plan.stat.map((act) => ({
    ...act,
    reimbursed: 0,
    settledOn: null,
    status: 'En attente',
  }));
  return setAside({ ...plan, stat, recap: [] });
}
