import { rowCharsMax } from './workbook-limits.ts';
import { unescapeXml } from './xml-text.ts';

/** Collects the text of a rich or plain string item (`si`, `is`) out of what lies inside it. */
export interface TextCollector {
  begin(): void;
  open(name: string): void;
  close(name: string): void;
  text(piece: string, literal: boolean): void;
  /** What was collected; of more than `rowCharsMax` characters only a few more than that. */
  end(): string;
}

export function createTextCollector(): TextCollector {
  let whole = '';
  let piece = '';
  let isInside = false;
  let isText = false;
  let phonetic = 0;
  // References may be cut by the end of a block: they are replaced when the element is complete.
  const settle = () => {
    whole += unescapeXml(piece);
    piece = '';
  };
  return {
    begin() {
      whole = '';
      piece = '';
      isInside = true;
      isText = false;
      phonetic = 0;
    },
    open(name) {
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && isInside && phonetic === 0;
    },
    close(name) {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') settle();
      isText = false;
    },
    text(found, literal) {
      if (!isText || whole.length + piece.length > rowCharsMax) return;
      if (literal) {
        settle();
        whole += found;
      } else piece += found;
    },
    end() {
      isInside = false;
      return whole;
    },
  };
}
