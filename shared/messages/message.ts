import type { Language } from '../runs/run.ts';

/** Text of one code in one language; `{name}` takes the value from the message's data. */
export interface Wording {
  readonly message: string;
  /** Instead of the message where what stands in cells is not told, if that leaves a gap in it. */
  readonly brief?: string;
  /** What the code means in general, where findings are only counted; without one the brief. */
  readonly outline?: string;
  readonly cause?: string;
  readonly fix?: string;
}

/** One code of the catalogue. `status`: the HTTP status when an endpoint answers with it. */
export type MessageEntry = { readonly [L in Language]: Wording } & { readonly status?: number };

/** A domain's table of codes. */
export type MessageTable = Readonly<Record<string, MessageEntry>>;
