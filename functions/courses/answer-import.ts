import type { importCoursesRoute } from '../../shared/courses/courses-routes.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import { type StartingPorts, startUploadedRun } from '../runs/start-import.ts';

export interface ImportPorts extends StartingPorts {
  readonly publicUrl: string;
}

/** `POST /admin-dashboard/courses/import/`: the run that the file goes to. */
export async function importCourses(
  ports: ImportPorts,
  { caller, body, files, lang, now }: RequestOf<typeof importCoursesRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  if (files.length === 0) {
    return { problem: 'CRS-FILE', errors: [{ field: 'file', code: 'CRS-FILE' }] };
  }
  const { update_existing: updateExisting, dry_run: dryRun, country } = body;
  const wish = { domain: 'courses', files, dryRun, options: { updateExisting }, country } as const;
  const starting = await startUploadedRun(ports, caller, wish, now);
  switch (starting.kind) {
    case 'started':
      return { status: 202, json: presentRun(starting.run, { lang, publicUrl: ports.publicUrl }) };
    case 'refused': {
      const { kind: _, ...problem } = starting;
      return problem;
    }
  }
}
