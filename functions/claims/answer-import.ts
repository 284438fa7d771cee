import { claimSlots, correctionsSlot } from '../../shared/claims/claim-slots.ts';
import type { importClaimsRoute } from '../../shared/claims/sessions/import-routes.ts';
import { presentImportSession } from '../../shared/claims/sessions/present-import-session.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { codesOf } from '../../shared/runs/domain-codes.ts';
import { periodOptions } from '../../shared/runs/upload-options.ts';
import { answerImport } from '../runs/answer-import.ts';
import type { StartingPorts } from '../runs/start-import.ts';

export interface ClaimsImportPorts extends StartingPorts {
  readonly publicUrl: string;
}

/**
 * `POST /api/import/upload/`: a session over statement and recap, or over the workbook to correct.
 *
 * @see seeds/000 §5; API.md "Claims"
 */
export function answerClaimsImport(
  ports: ClaimsImportPorts,
  request: RequestOf<typeof importClaimsRoute>,
): Promise<ApiAnswer> {
  const { body, files, lang } = request;
  const isCorrection = files.some(({ name }) => name === correctionsSlot);
  return answerImport(ports, request, {
    wish: { domain: 'claims', dryRun: body.dry_run, options: periodOptions(body) },
    required: isCorrection ? [] : claimSlots,
    missing: codesOf('claims').missingFile,
    present: (run) => ({
      status: 201,
      json: presentImportSession(run, { lang, publicUrl: ports.publicUrl }),
    }),
  });
}
