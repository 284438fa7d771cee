/**
 * A workbook that cannot be read (any further), from however deep in it that was found out. Thrown
 * only inside this room: its door, `readWorkbook`, turns it into a blocking finding.
 */
export class UnreadableWorkbook extends Error {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;

  /** @param code a `RUN-F…` */
  constructor(code: string, data: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'UnreadableWorkbook';
    this.code = code;
    this.data = data;
  }
}
