import type { Adoption } from '../../shared/runs/adopt-arrival.ts';

/** What a log may know of an adoption: kinds, ids and codes. What a reason quotes, a sender wrote. */
export function loggableAdoption(adoption: Adoption): Readonly<Record<string, string>> {
  if (adoption.kind !== 'refused') return adoption;
  return { kind: adoption.kind, code: adoption.reason.code };
}
