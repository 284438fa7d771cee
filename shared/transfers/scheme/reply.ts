/** What came over HTTP, before anything is made of it. */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Parsed JSON, or the text as it came when it is none. */
      readonly body: unknown;
    }
  | { readonly kind: 'no-answer'; readonly because: 'timeout' | 'refused' | 'broken' };
