const charactersMax = 200;

/**
 * A file's name as it may stand in a key: its last part only, in NFC, without control characters,
 * at most 200 characters (the ending stays). What the sender called it stays readable.
 */
export function safeFileName(name: string): string {
  // Half of a character that two code units make cannot be written in a key.
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const clean = last.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'file';
  if (clean.length <= charactersMax) return clean;
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, charactersMax - ending.length);
  return stem.replace(/[\ud800-\udbff]$/, '') + ending;
}
