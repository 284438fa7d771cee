import type { CodedMessage, Stage, StageName, StagePart } from './run.ts';

/** The stages after one of them has begun. */
export function beginStage(stages: readonly Stage[], name: StageName, now: Date): Stage[] {
  return stages.map((stage) =>
    stage.name === name
      ? { ...stage, status: 'PROCESSING', startedAt: stage.startedAt ?? now.toISOString() }
      : stage,
  );
}

export interface StageEnd {
  readonly in: number | null;
  readonly out: number | null;
  readonly parts?: readonly StagePart[];
  readonly message?: CodedMessage | null;
  readonly failed?: boolean;
}

/** The stages after one of them has ended. */
export function endStage(
  stages: readonly Stage[],
  name: StageName,
  end: StageEnd,
  now: Date,
): Stage[] {
  return stages.map((stage) =>
    stage.name === name
      ? {
          ...stage,
          status: end.failed ? 'ERROR' : 'DONE',
          startedAt: stage.startedAt ?? now.toISOString(),
          completedAt: now.toISOString(),
          in: end.in,
          out: end.out,
          parts: end.parts ?? stage.parts,
          message: end.message ?? null,
        }
      : stage,
  );
}

/**
 * At a run's end: what is under way failed or ended with it, what never began was skipped.
 *
 * @param except the stage that is about to begin
 */
export function closeStages(
  stages: readonly Stage[],
  failed: boolean,
  now: Date,
  except: StageName,
): Stage[] {
  return stages.map((stage) => {
    if (stage.name === except) return stage;
    if (stage.status === 'PROCESSING') {
      return { ...stage, status: failed ? 'ERROR' : 'DONE', completedAt: now.toISOString() };
    }
    return stage.status === 'PENDING' ? { ...stage, status: 'SKIPPED' } : stage;
  });
}
