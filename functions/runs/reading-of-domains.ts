import { courseListKeys, coursesFields } from '../../shared/courses/courses-fields.ts';
import type { Domain } from '../../shared/runs/run.ts';
import type { SourceReading } from '../../shared/sources/read-source.ts';

/** What decides which table of a file is read. */
export type DomainReading = Pick<SourceReading, 'fields' | 'listKeys'>;

const readings: Readonly<Partial<Record<Domain, DomainReading>>> = {
  courses: { fields: coursesFields, listKeys: courseListKeys },
};

/** By what a domain's files are read: whoever reads one again has to find the same table in it. */
export function readingOf(domain: Domain): DomainReading {
  return readings[domain] ?? { fields: [] };
}
