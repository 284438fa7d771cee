import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** The TypeScript of a document, its blocks one after the other. */
export function samplesOf(document: string): string {
  const text = readFileSync(new URL(`../../docs/${document}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code).join('\n');
}

/** The samples of a document as the module that they are. */
export async function importSamples<T>(document: string): Promise<T> {
  const code = stripTypeScriptTypes(samplesOf(document));
  return import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
}
