import type { Domain } from './run.ts';

const mebibyte = 1024 * 1024;

/**
 * The largest file of each domain, bytes; for uploads, drops and addresses alike.
 *
 * @see API.md "Conventions" (domain caps); FEATURES decision 3
 */
export const fileBytesMax: Readonly<Record<Domain, number>> = {
  claims: 200 * mebibyte,
  courses: 10 * mebibyte,
  transfers: 20 * mebibyte,
  catalogue: 25 * mebibyte,
  reports: 25 * mebibyte,
};
