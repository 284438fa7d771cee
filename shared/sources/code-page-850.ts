/** What code page 850 (DOS in western Europe) has at 0x80–0xFF; below, it is ASCII. */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅ' +
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»' +
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´' +
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const unitOf = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? byte : upperHalf.charCodeAt(byte - 0x80),
);
const units = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Decodes DOS text; `TextDecoder` does not know its code page. */
export function decodeCodePage850(bytes: Uint8Array): string {
  const wide = new DataView(new ArrayBuffer(bytes.length * 2));
  for (let i = 0; i < bytes.length; i += 1) {
    wide.setUint16(i * 2, unitOf[bytes[i] ?? 0] ?? 0, true);
  }
  return units.decode(wide);
}
