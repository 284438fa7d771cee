import type { importCoursesRoute } from '../../shared/courses/courses-routes.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import { answerImport } from '../runs/answer-import.ts';
import type { StartingPorts } from '../runs/start-import.ts';

export interface ImportPorts extends StartingPorts {
  readonly publicUrl: string;
}

/** `POST /admin-dashboard/courses/import/`: the run that the file goes to. */
export function importCourses(
  ports: ImportPorts,
  request: RequestOf<typeof importCoursesRoute>,
): Promise<ApiAnswer> {
  const { body, lang } = request;
  const { update_existing: updateExisting, dry_run: dryRun, country } = body;
  return answerImport(ports, request, {
    wish: { domain: 'courses', dryRun, options: { updateExisting }, country },
    required: ['file'],
    missing: 'CRS-FILE',
    present: (run) => ({
      status: 202,
      json: presentRun(run, { lang, publicUrl: ports.publicUrl }),
    }),
  });
}
