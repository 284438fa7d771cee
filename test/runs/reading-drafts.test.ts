import { describe, expect, test } from 'vitest';
import { readDraft } from '../../shared/runs/reading-drafts.ts';
import { readCourses } from '../courses/import-file.ts';
import { aFile, aRun } from './a-run.ts';

describe('what a run says of a refused file', () => {
  test.each([
    ['cours.json', '[{"title":"Un"},{"auteur":"Awa Secret" "note":"Dakar"}]', 'RUN-F06'],
    ['cours.json', '{"Awa Secret":[{"a":1}],"Dakar":[{"a":2}]}', null],
    ['cours.csv', 'Awa Secret;Dakar\nModou Secret;Dakar\n', 'RUN-F04'],
    ['cours.csv', '1;Awa Secret;12\n2;Modou Secret;15\n', null],
    ['cours.csv', 'Nom secret;Prix\nModou Secret;12\n', 'RUN-F04'],
    ['cours.csv', 'titree;Dakar Secret\nUn;Dakar\n', 'RUN-F05'],
  ])('%s %s: none of its cells', async (name, content, code) => {
    const { result } = await readCourses(name, content);
    const file = aFile({ name });

    const draft = readDraft(aRun({ files: [file] }), file, result, new Date(0));

    if (code !== null) expect(draft?.fields.message?.code).toBe(code);
    expect(JSON.stringify(draft)).not.toMatch(/secret|dakar|modou/i);
  });
});
