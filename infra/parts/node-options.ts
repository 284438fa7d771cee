/**
 * Options of Node in every function. New objects may take three times 16 MB before they are
 * collected; left to itself Node takes 100 MB more for a million rows of which 11 MB are alive, and
 * is no quicker (`npm run bench:read`).
 */
export const nodeOptions = '--max-semi-space-size=16';
