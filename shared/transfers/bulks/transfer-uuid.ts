import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Namespace of the adapter's ids, fixed for ever: another one would let a row be paid twice. */
const namespace = '5f0c7a1e3b6d4c829d14a7e2c05b93f8';

/**
 * The adapter's id of a transfer: UUID version 5 of bulk and row, so that it is the same whoever
 * computes it, as often as it is computed.
 *
 * @see TRANSFERS "A transfer's life"; RFC 9562, 5.5
 */
export function uuidOfTransfer(bulkId: string, row: number): string {
  const name = utf8ToBytes(`${bulkId}#${row}`);
  const bytes = sha1(new Uint8Array([...hexToBytes(namespace), ...name])).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
