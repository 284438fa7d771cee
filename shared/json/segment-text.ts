import { segmentCharsMax } from './scan-state.ts';

/** Characters of a row that is too long which are kept, to tell which one it is. */
const beginningChars = 200;

export interface SegmentText {
  isEmpty(): boolean;
  /** @param at index in the block where the segment begins */
  begin(at: number): void;
  /** The block ends within the segment. */
  hold(text: string): void;
  /** The segment up to an index in the block; of one that is too long only its beginning. */
  upTo(text: string, end: number): { readonly text: string; readonly isLong: boolean };
  clear(): void;
}

/** The text between two stops of a scan, over the borders of blocks and as long as a row may be. */
export function createSegmentText(): SegmentText {
  let held = '';
  let start = -1;
  let isLong = false;
  const add = (piece: string) => {
    isLong ||= held.length + piece.length > segmentCharsMax;
    return isLong ? (held + piece.slice(0, beginningChars)).slice(0, beginningChars) : held + piece;
  };
  return {
    isEmpty: () => start === -1,
    begin(at) {
      start = at;
    },
    hold(text) {
      if (start === -1) return;
      held = add(text.slice(start));
      start = 0;
    },
    upTo: (text, end) => ({ text: add(text.slice(start, end)), isLong }),
    clear() {
      held = '';
      start = -1;
      isLong = false;
    },
  };
}
