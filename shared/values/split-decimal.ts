export type DecimalMark = '.' | ',';

export interface DecimalContext {
  /** Decimals that can occur; with 0 a lone mark before three digits groups. */
  readonly decimalsMax?: number | undefined;
  /** What the column's other cells prove, where a cell alone can be read in two ways. */
  readonly decimalMark?: DecimalMark | undefined;
}

export type DecimalSplit =
  | {
      readonly kind: 'split';
      /** Digits only. */
      readonly whole: string;
      readonly fraction: string;
      /** The decimal mark of whoever wrote this, when it can be told from this cell alone. */
      readonly proves?: DecimalMark;
    }
  | { readonly kind: 'problem'; readonly problem: 'not-a-number' | 'ambiguous' };

/** A mark before exactly three digits, behind one to three: a thousand or one and a bit. */
const lone = /^[1-9]\d{0,2}[.,]\d{3}$/;
/** Groups of three with one kind of separator between them all. */
const grouped = /^\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*$/;

/** Divides digits, separators and marks into whole and fraction: `1 250,50`, `1,234.5`. */
export function splitDecimal(
  body: string,
  { decimalsMax, decimalMark }: DecimalContext,
): DecimalSplit {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last === -1) return ungroup(body, '');
  const mark = body.charAt(last) === '.' ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  const whole = body.slice(0, last);
  const fraction = body.slice(last + 1);
  if (whole.includes(mark)) return ungroup(body, '', other);
  if (lone.test(body)) {
    if (decimalsMax === 0 || decimalMark === other) return ungroup(body, '');
    if (decimalMark === mark) return ungroup(whole, fraction);
    return { kind: 'problem', problem: 'ambiguous' };
  }
  if (!/^\d*$/.test(fraction)) return { kind: 'problem', problem: 'not-a-number' };
  return ungroup(whole, fraction, fraction === '' ? undefined : mark);
}

function ungroup(whole: string, fraction: string, proves?: DecimalMark): DecimalSplit {
  if (!/^\d*$/.test(whole) && !grouped.test(whole)) {
    return { kind: 'problem', problem: 'not-a-number' };
  }
  return {
    kind: 'split',
    whole: whole.replace(/\D/g, ''),
    fraction,
    ...(proves === undefined ? {} : { proves }),
  };
}
