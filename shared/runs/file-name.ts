/**
 * A file's name as it may stand in a key: its last part only, in NFC, without control characters,
 * at most 200 characters (the ending stays). What the sender called it stays readable.
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const clean = last.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'file';
  if (clean.length <= 200) return clean;
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, 200 - ending.length) + ending;
}
