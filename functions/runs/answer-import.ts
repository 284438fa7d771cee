import type { ApiAnswer, ApiRequest, UploadedPart } from '../../shared/http/route.ts';
import type { Run } from '../../shared/runs/run.ts';
import { type ImportWish, type StartingPorts, startUploadedRun } from './start-import.ts';

/** What a domain's form is: the run it asks for, and how its answer looks. */
export interface ImportForm {
  readonly wish: Omit<ImportWish, 'files'>;
  /** Parts without which there is nothing to start; each is a slot. */
  readonly required: readonly string[];
  /** Code of the refusal when one of them is not there. */
  readonly missing: string;
  present(run: Run): ApiAnswer;
}

/** An import that comes as a form, of any domain: its files become a run's, or a reason why not. */
export async function answerImport(
  ports: StartingPorts,
  { caller, files: parts, now }: Pick<ApiRequest, 'caller' | 'files' | 'now'>,
  { wish, required, missing: code, present }: ImportForm,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const files = parts.filter(isChosen);
  const missing = required.filter((slot) => files.every(({ name }) => name !== slot));
  if (missing.length > 0) {
    const names = files.map(({ filename }) => filename);
    const data = { names: names.length > 0 ? names : null, missing };
    return { problem: code, data, errors: missing.map((field) => ({ field, code, data })) };
  }
  const starting = await startUploadedRun(ports, caller, { ...wish, files }, now);
  switch (starting.kind) {
    case 'started':
      return present(starting.run);
    case 'refused': {
      const { kind: _, ...problem } = starting;
      return problem;
    }
  }
}

/** A browser also sends the fields of a form in which no file was chosen: nameless and empty. */
function isChosen({ filename, content }: UploadedPart): boolean {
  return filename !== '' || content.length > 0;
}
