import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** The rooms of the project; what is not there yet has no files. */
const rooms = ['shared', 'events', 'functions', 'infra', 'web', 'local', 'test', 'bench', 'docs'];

export interface SourceFile {
  /** From the root, with slashes: `shared/runs/run.ts`. */
  readonly path: string;
  readonly text: string;
}

const ignored = /(^|\/)(node_modules|dist|cdk\.out[^/]*|\.[^/]+)(\/|$)/;
/** What is read as text; workbooks and the like are not. */
const textFile = /\.(ts|tsx|mjs|js|json|jsonl|ndjson|md|csv|html|css|xml|yaml|yml|txt)$/;

/** Every text file of the rooms and of the root, sorted by path. */
export function readTree(): readonly SourceFile[] {
  const patterns = ['*', ...rooms.map((room) => `${room}/**/*`)];
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => textFile.test(file) && !ignored.test(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}

const imported =
  /(?:^|[\s;}])(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/g;

/**
 * What a file imports: files of the project by their path from the root, packages by their name,
 * as it is written.
 */
export function importsOf({ path: from, text }: SourceFile): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(imported)].map(([, fixed, dynamic]) => {
    const name = fixed ?? dynamic ?? '';
    return name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : name;
  });
}

/** Whether an import is a file of the project. */
export function isOwnFile(imported: string): boolean {
  return /\.(ts|tsx|mjs|js|json|css)$/.test(imported) && rooms.includes(roomOf(imported));
}

/** `shared` of `shared/runs/run.ts`; '' for a file of the root. */
export function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '';
}

/** `runs` of `shared/runs/run.ts`; '' for a file directly in its room. */
export function folderOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : '';
}
