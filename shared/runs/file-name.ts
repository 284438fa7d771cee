const charactersMax = 200;
/** Controls, and what turns the direction of writing round so that `csv.exe` reads as `exe.csv`. */
const unreadable = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Devices of Windows: a file of this name can be stored anywhere but there. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A file's name as it may stand in a key and be saved under on any system: its last part only, in
 * NFC, without control characters or dots at its end, at most 200 characters (the ending stays).
 * What the sender called it stays readable; markup and quotes are escaped where they are shown.
 */
export function safeFileName(name: string): string {
  // Half of a character that two code units make cannot be written in a key.
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(unreadable, '').trim();
  const clean = trimDots(plain).replace(reserved, '_$&');
  if (clean === '') return 'file';
  if (clean.length <= charactersMax) return clean;
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, charactersMax - ending.length);
  return stem.replace(/[\ud800-\udbff]$/, '') + ending;
}

/** Windows drops dots and blanks at a name's end, so that two names would be one there. */
function trimDots(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1]?.trim() === '')) end -= 1;
  return name.slice(0, end);
}
