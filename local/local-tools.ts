import { installTools } from './install/tools.mjs';

export type LocalTools = Awaited<ReturnType<typeof installTools>>;

/** The local cloud's programs: as the bootstrap found them, else found (or installed) now. */
export async function findTools(root: string): Promise<LocalTools> {
  const given = process.env['QUAI_LOCAL_TOOLS'];
  return given ? (JSON.parse(given) as LocalTools) : installTools(root);
}
