/** Code pages whose letters stand where Windows-1252 has signs. */
export type OldCodePage = 'macintosh' | 'ibm850';

/**
 * Tells the accents of an old Macintosh (Excel for Mac, "CSV Macintosh") and of DOS ("CSV
 * MS-DOS", code page 850) from those of Windows-1252. Only what cannot be meant otherwise counts
 * as proof: a letter of the one that is a sign or a capital inside a word of the others. That is
 * nearly any French, Spanish or Portuguese text, but not one with German umlauts alone, nor one
 * whose only accents are `à`, `ô` and `ù` of DOS (`…`, `“` and `—` to Windows).
 *
 * @param bytes a piece of the text that is no UTF-8
 * @returns undefined where nothing is proved: it is taken for Windows-1252
 */
export function proveCodePage(bytes: Uint8Array): OldCodePage | undefined {
  const proofs = { macintosh: 0, ibm850: 0 };
  let against = 0;
  let againstDos = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const before = bytes[i - 1] ?? 0;
    const after = bytes[i + 1] ?? 0;
    if (isOf1252(byte, before, after)) against += 1;
    // Closing quotes of Windows (`l’eau`, `‚mot‘`) are æ and Æ to DOS, which end no word.
    if ((byte === 0x91 || byte === 0x92) && isSmall(before)) againstDos += 1;
    const page = proofOf[byte]?.(before, after, bytes[i + 2] ?? 0);
    if (page !== undefined) proofs[page] += 1;
  }
  if (proofs.macintosh === proofs.ibm850) return undefined;
  const page = proofs.macintosh > proofs.ibm850 ? 'macintosh' : 'ibm850';
  const doubts = page === 'ibm850' ? against + againstDos : against;
  return proofs[page] > 10 * doubts ? page : undefined;
}

type Proof = (before: number, after: number, next: number) => OldCodePage | undefined;

/**
 * By byte: which code page has a letter there that fits what stands before and behind it. Comments
 * say what the byte is to Macintosh, DOS and Windows-1252 (a dash: nothing).
 */
const proofOf: Readonly<Record<number, Proof>> = {
  // Å ü –
  129: (before, after) => (isSmall(before) && isSmall(after) ? dos : undefined),
  // Ç é ‚: a cedilla begins a word before `a` ("Ça") and stands in no small one.
  130: (before, after) =>
    isSmall(before) || (isSmall(after) && (isLetter(before) || after !== a)) ? dos : undefined,
  // É â ƒ
  131: (before, after) => (isCapital(before) || isCapital(after) ? mac : undefined),
  // á ç ‡: a cedilla stands before `a`, `o`, `u`, and before `ã` and `õ`; another vowel does not.
  135: (before, after) => (isSmall(before) ? (dosBehindCedilla.has(after) ? dos : mac) : undefined),
  // à ê ˆ: the one ends words, the other does not.
  136: (before, after) => (isSmall(before) ? (isSmall(after) ? dos : mac) : undefined),
  // ä è Š
  138: (before, after) => (isSmall(before) && isSmall(after) ? dos : undefined),
  // ã ï ‹: behind `ã` comes `o` or the end, or it is no word of Portuguese.
  139: (before, after) =>
    isSmall(before) ? (isSmall(after) && after !== o ? dos : mac) : undefined,
  // ç ì –
  141: (before, after) => (isSmall(before) || isSmall(after) ? mac : undefined),
  // é Ä Ž
  142: (before, after) =>
    isSmall(before) || (isCapital(before) && isSmall(after)) ? mac : undefined,
  // è Å –
  143: (before, after) => (isSmall(before) || isSmall(after) ? mac : undefined),
  // ê É –: a small letter within a word, and in "être" and "êtes"; else a capital.
  144: (before, after, next) => {
    if (isSmall(before) || (after === t && (next === e || next === r))) return mac;
    return isLetter(before) || isLetter(after) ? dos : undefined;
  },
  // ù Ø –
  157: (before, after) => (isSmall(before) || isSmall(after) ? mac : undefined),
};

const mac = 'macintosh';
const dos = 'ibm850';
const a = 0x61;
const e = 0x65;
const o = 0x6f;
const r = 0x72;
const t = 0x74;
/** `a o u`, and `ã õ` of DOS. */
const dosBehindCedilla: ReadonlySet<number> = new Set([a, o, 0x75, 0xc6, 0xe4]);

/** `à`–`ÿ` of Windows-1252 inside a word; elsewhere there are signs and capitals. */
function isOf1252(byte: number, before: number, after: number): boolean {
  // `n°` and `m²` of DOS end words.
  const isDosSign = (byte === 0xf8 || byte === 0xfd) && !isSmall(after);
  return byte >= 0xe0 && isSmall(before) && !isDosSign;
}

function isSmall(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function isLetter(byte: number): boolean {
  return isSmall(byte) || isCapital(byte);
}
