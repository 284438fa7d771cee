import { expect, test } from 'vitest';
import { scanXml } from '../../shared/workbooks/scan-xml.ts';
import { walkAttributes } from '../../shared/workbooks/walk-attributes.ts';
import { readAttribute, readAttributes } from '../../shared/workbooks/xml-text.ts';

/** What the scanner tells of the pieces; texts joined, as it may cut them anywhere. */
function tell(pieces: Iterable<string>): readonly string[] {
  const told: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') told.push(`"${text}"`);
    text = '';
  };
  const scan = scanXml(
    {
      open(name, attributes) {
        flush();
        told.push(`<${name}${attributes}`);
      },
      close(name) {
        flush();
        told.push(`/${name}`);
      },
      text(piece, literal) {
        text += literal ? `[${piece}]` : piece;
      },
    },
    'a.xml',
  );
  for (const piece of pieces) scan.push(piece);
  scan.end();
  return told;
}

const document =
  '\ufeff<?xml version="1.0"?>\n<!-- <no> -- -->\n<x:a b="1>2" c=\'"\'>é&amp;<b/>😀<![CDATA[<d>]]]]>' +
  '<e f = "g" /><h\n>i</h\n></x:a>\n<!-- end -->';
const expected = [
  '<a b="1>2" c=\'"\'',
  '"é&amp;"',
  '<b',
  '/b',
  '"😀[<d>]]]"',
  '<e f = "g" ',
  '/e',
  '<h\n',
  '"i"',
  '/h',
  '/a',
];

test('tells elements, attributes and texts', () => {
  expect(tell([document])).toEqual(expected);
});

test.each([1, 2, 3, 7])('tells the same from pieces of %i characters', (length) => {
  const pieces = document.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [];
  expect(pieces.length).toBeGreaterThan(10);
  expect(tell(pieces)).toEqual(expected);
});

test('attributes are found by their whole names, in any quotes', () => {
  const written = ' r:id="rId1" id=\'7\'\n name = "a &amp; b" ref="id=&quot;8&quot;" ';
  expect(readAttribute(written, 'id')).toBe('7');
  expect([...readAttributes(written)]).toEqual([
    ['r:id', 'rId1'],
    ['id', '7'],
    ['name', 'a & b'],
    ['ref', 'id="8"'],
  ]);
  const walked: string[] = [];
  walkAttributes(written, (name, value) => walked.push(`${name}|${value}`));
  expect(walked).toEqual(['r:id|rId1', 'id|7', 'name|a &amp; b', 'ref|id=&quot;8&quot;']);
});

test.each([' r', ' r=', ' r=1', ' r="1'])(
  'attributes that are not complete (%j) are none',
  (cut) => {
    const walked: string[] = [];
    walkAttributes(cut, (name) => walked.push(name));
    expect(walked).toEqual([]);
    expect(readAttribute(cut, 'r')).toBeUndefined();
  },
);
