/** Numbers of the made-up claims that the templates show how to fill in. */
export const exampleClaims = ['EXEMPLE-1', 'EXEMPLE-2'] as const;

const keys: ReadonlySet<string> = new Set(exampleClaims);

/** Whether this is one of them, left in a file that somebody filled in. @param claimKey as of `claimKeyOf` */
export function isExampleClaim(claimKey: string): boolean {
  return keys.has(claimKey);
}
