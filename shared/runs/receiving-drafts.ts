import { addByCode } from '../findings/count-findings.ts';
import type { Finding } from '../findings/finding.ts';
import type { RunDraft } from './change-run.ts';
import { hasEnding, type Run, type RunFile } from './run.ts';
import { beginStage, endStage } from './stages.ts';

/** The first stage begins; a run that was cancelled while it waited never begins it. */
export function beginReceiving(run: Run, now: Date): RunDraft | undefined {
  if (run.status !== 'PENDING' || run.cancelRequested || hasEnding(run)) return undefined;
  return {
    fields: {
      status: 'PROCESSING',
      stage: 'receive',
      startedAt: now.toISOString(),
      progressPercent: 1,
      stages: beginStage(run.stages, 'receive', now),
    },
    events: [
      { level: 'info', stage: 'receive', code: 'RUN-STAGE-STARTED', data: { stage: 'receive' } },
    ],
  };
}

/**
 * The first stage ends: with the files' facts, and the next stage begun unless one is refused, which
 * a blocking finding says; others are remarks.
 * Once it has ended, a retry after a lost answer tells nothing twice.
 */
export function endReceiving(
  run: Run,
  files: readonly RunFile[],
  findings: readonly Finding[],
  now: Date,
): RunDraft | undefined {
  const isOpen = run.stages.some(
    ({ name, status }) => name === 'receive' && status === 'PROCESSING',
  );
  if (hasEnding(run) || !isOpen) return undefined;
  const blocking = findings.filter(({ level }) => level === 'blocking');
  const [first] = blocking;
  const end = {
    in: files.length,
    out: files.length - blocking.length,
    failed: first !== undefined,
  };
  const ended = endStage(run.stages, 'receive', end, now);
  const byCode: Record<string, number> = {};
  for (const { code } of findings) byCode[code] = (byCode[code] ?? 0) + 1;
  return {
    fields: {
      files,
      findings: addByCode(run.findings, byCode),
      ...(first
        ? { stages: ended, message: { code: first.code, data: first.data } }
        : { stage: 'read', progressPercent: 3, stages: beginStage(ended, 'read', now) }),
    },
    events: [
      ...findings.map(({ code, data, level }) => ({
        level: level === 'blocking' ? ('error' as const) : ('warning' as const),
        stage: 'receive' as const,
        code,
        data,
      })),
      {
        level: 'info',
        stage: 'receive',
        code: 'RUN-STAGE-ENDED',
        data: { stage: 'receive', in: end.in, out: end.out },
      },
      ...(first
        ? []
        : [
            {
              level: 'info' as const,
              stage: 'read' as const,
              code: 'RUN-STAGE-STARTED',
              data: { stage: 'read' },
            },
          ]),
    ],
  };
}
