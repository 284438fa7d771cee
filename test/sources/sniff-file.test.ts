import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../shared/sources/inspect-file.ts';
import { peekHead, sniffFile } from '../../shared/sources/sniff-file.ts';
import { collect, courseFile, inBlocksOf } from './a-source.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('sniffFile', () => {
  test.each([
    { head: 'title,tags\n', name: 'a.csv', kind: 'csv' },
    { head: 'title,tags\n', name: 'a.xls', kind: 'csv' },
    { head: '[1] Title,tags\n', name: 'a.csv', kind: 'csv' },
    { head: 'MZ title,tags\n', name: 'a.csv', kind: 'csv' },
    { head: ' \n[{"title":"A"}]', name: 'a', kind: 'json' },
    { head: '\xef\xbb\xbf{"title":"A"}', name: 'a.json', kind: 'json' },
    { head: 'PK\x03\x04....[Content_Types].xml', name: 'a.xlsx', kind: 'xlsx' },
    {
      head: 'PK\x03\x04....[Content_Types].xml..word/document.xml',
      name: 'a.xlsx',
      kind: 'word-processing',
    },
    {
      head: 'PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
      name: 'a',
      kind: 'opendocument',
    },
    { head: 'PK\x03\x04....photo.txt', name: 'a.xlsx', kind: 'zip' },
    { head: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', name: 'a.xls', kind: 'xls' },
    { head: '%PDF-1.7', name: 'a.csv', kind: 'pdf' },
    { head: '<!DOCTYPE html><html>', name: 'a.xls', kind: 'html' },
    { head: '<?xml version="1.0"?>', name: 'a.csv', kind: 'xml' },
    { head: '---\ntitle: A\n', name: 'a', kind: 'yaml' },
    { head: '- title: A\n', name: 'a.yml', kind: 'yaml' },
    { head: '\x89PNG\r\n\x1a\n', name: 'a.csv', kind: 'image' },
    { head: 'MZ\x90\x00\x03', name: 'a.csv', kind: 'executable' },
    { head: '\x7fELF', name: 'a.csv', kind: 'executable' },
    { head: '\x1f\x8b\x08', name: 'a.csv', kind: 'gzip' },
    {
      head: 'version https://git-lfs.github.com/spec/v1\n',
      name: 'a.csv',
      kind: 'git-lfs-pointer',
    },
    { head: 'a\x00b', name: 'a.csv', kind: 'binary' },
    { head: '', name: 'a.csv', kind: 'empty' },
    { head: ' \r\n\t', name: 'a.csv', kind: 'empty' },
  ])('$head named $name is $kind', ({ head, name, kind }) => {
    expect(sniffFile(bytes(head), name)).toBe(kind);
  });
});

describe('inspectFile', () => {
  test.each([
    { file: 'seed-sample.csv', encoding: 'utf-8', delimiter: ',' },
    { file: 'windows-1252.csv', encoding: 'windows-1252', delimiter: ';' },
    { file: 'utf-16le-bom-tabs.csv', encoding: 'utf-16le', delimiter: '\t' },
    { file: 'utf-8-bom-sep-line.csv', encoding: 'utf-8', delimiter: ';' },
  ])('tells encoding and delimiter of $file', ({ file, encoding, delimiter }) => {
    expect(inspectFile(courseFile(file), file)).toEqual({
      kind: 'known',
      contentType: 'text/csv',
      encoding,
      delimiter,
    });
  });

  test('names what it refuses', () => {
    expect(inspectFile(bytes('%PDF-1.7'), 'cours.csv')).toEqual({
      kind: 'refused',
      code: 'RUN-F01',
      data: { name: 'cours.csv', kind: 'pdf', label: 'PDF' },
    });
    expect(inspectFile(bytes('<?xml?>'), 'a.xml')).toMatchObject({ code: 'RUN-F13' });
    expect(inspectFile(bytes(''), 'a.csv')).toMatchObject({ code: 'RUN-F02' });
  });
});

describe('peekHead', () => {
  test('gives the head and then the whole again', async () => {
    const { head, whole } = await peekHead(inBlocksOf(3, 'abcdefgh'), 4);
    expect(new TextDecoder().decode(head)).toBe('abcd');
    const parts = await collect(whole);
    expect(parts.map((part) => new TextDecoder().decode(part)).join('')).toBe('abcdefgh');
  });
});
