import type { FunctionUrlEvent } from './function-url-event.ts';

/** What the front door tells the thread that runs the streaming function. */
export type ToStreamWorker =
  | { readonly kind: 'call'; readonly id: string; readonly event: FunctionUrlEvent }
  /** The client is gone. */
  | { readonly kind: 'abandon'; readonly id: string };

/** What the thread answers, in this order: head, chunks, end; or a fault at any moment. */
export type FromStreamWorker =
  | {
      readonly kind: 'head';
      readonly id: string;
      readonly statusCode: number;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'chunk'; readonly id: string; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: string }
  | { readonly kind: 'fault'; readonly id: string; readonly message: string };

/** What the thread is given when it starts. */
export interface StreamWorkerData {
  /** file: address of the function's bundle, which exports `handler`. */
  readonly bundle: string;
}
