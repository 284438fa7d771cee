import * as z from 'zod';

/** A form sends `true` and `false` as words, and a box that is ticked as `on`. */
export const formFlag = z
  .enum(['true', 'false', 'on', '1', '0'])
  .transform((v) => v !== 'false' && v !== '0');

/** A day of the calendar; a field that was left blank comes as an empty text. */
export const formDay = z.iso
  .date()
  .or(z.literal(''))
  .optional()
  .transform((day) => day || undefined);
