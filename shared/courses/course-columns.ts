import { currencyColumnWords, readCurrency } from '../money/currency.ts';
import { normaliseHeader } from '../rows/normalise-header.ts';
import type { RowCells } from '../runs/reading-rules.ts';
import type { DurationUnit } from '../values/read-duration.ts';
import { type CoursesField, coursesFields } from './courses-fields.ts';

/** What the columns of a row's file say about all of its rows. */
export interface CourseColumns {
  /** Fields that the file has, in the order of `coursesFields`. */
  readonly fields: readonly CoursesField[];
  /** Unit that the duration's column names (`duree_minutes`). */
  readonly durationUnit: DurationUnit;
  /** ISO 4217; what the price's column names (`Prix (FCFA)`). */
  readonly currency: string | undefined;
}

/**
 * Reads a row's columns. The rows of a table share their headers, so they are read once.
 *
 * @param house ISO 4217; the currency of the place
 */
export function createColumnsReading(house: string): (at: RowCells) => CourseColumns {
  let headers: RowCells['headers'] | undefined;
  let columns: CourseColumns | undefined;
  return (at) => {
    if (columns === undefined || at.headers !== headers) {
      headers = at.headers;
      columns = readColumns(at, house);
    }
    return columns;
  };
}

function readColumns({ headers }: RowCells, house: string): CourseColumns {
  const duration = normaliseHeader(headers['duration'] ?? '');
  const price = normaliseHeader(headers['price'] ?? '');
  const word = price.split('_').at(-1) ?? '';
  return {
    fields: coursesFields.map(({ name }) => name).filter((name) => Object.hasOwn(headers, name)),
    durationUnit: /(?:^|_)min(?:ute)?s?$/.test(duration) ? 'minutes' : 'hours',
    currency: currencyColumnWords.includes(word) ? readCurrency(word, house) : undefined,
  };
}
