import { writeFingerprint } from '../digests/fingerprint.ts';

/** A `ChunkRecord` as it lies in a chunk. Good until the next one is written. */
export interface RecordLine {
  /** JSON in UTF-8, without a line end. */
  readonly bytes: Uint8Array;
  /** Fingerprints: the same for the same id, and for records whose JSON is the same. */
  readonly ofId: Uint32Array;
  readonly ofRecord: Uint32Array;
}

const bytesAtFirst = 65_536;
const idAt = '{"id":'.length;
const closingBrace = 0x7d;
const encoder = new TextEncoder();

/**
 * Writes records as lines of a chunk, in one place that is used again and grows with the longest.
 * It is the only time that a record becomes JSON and bytes: to be compared, measured and stored.
 */
export function createLineWriting(): (id: string, row: number, record: unknown) => RecordLine {
  let bytes = new Uint8Array(bytesAtFirst);
  let view = new DataView(bytes.buffer);
  const ofId = new Uint32Array(2);
  const ofRecord = new Uint32Array(2);
  return (id, row, record) => {
    const json = JSON.stringify(record);
    const between = `,"row":${row},"record":`;
    const before = `{"id":${JSON.stringify(id)}${between}`;
    // UTF-8 takes three bytes for one unit of a string at most.
    const bytesMax = (before.length + json.length + 1) * 3;
    if (bytesMax > bytes.length) {
      bytes = new Uint8Array(bytesMax * 2);
      view = new DataView(bytes.buffer);
    }
    const start = encoder.encodeInto(before, bytes).written;
    const end = start + encoder.encodeInto(json, bytes.subarray(start)).written;
    bytes[end] = closingBrace;
    // What stands between is ASCII: as many bytes as characters.
    writeFingerprint(view, idAt, start - between.length, ofId);
    writeFingerprint(view, start, end, ofRecord);
    return { bytes: bytes.subarray(0, end + 1), ofId, ofRecord };
  };
}
