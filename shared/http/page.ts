import * as z from 'zod';

/** Pages of lists: `limit` and an opaque `cursor` (API.md "Conventions"). */
export const limit = z.coerce.number().int().min(1).max(200).default(50);
export const cursor = z.string().max(200).optional();
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });
