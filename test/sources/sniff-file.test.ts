import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../shared/sources/inspect-file.ts';
import { peekHead, sniffFile } from '../../shared/sources/sniff-file.ts';
import { collect, courseFile, inBlocksOf } from './a-source.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The beginning of a zip archive: parts of four bytes each, not packed. */
const zip = (...names: string[]) =>
  names
    .map((name) => {
      const length = String.fromCharCode(name.length, 0);
      return `PK\x03\x04${'\0'.repeat(14)}\x04\0\0\0\x04\0\0\0${length}\0\0${name}data`;
    })
    .join('');

/** A compound file of 512-byte sectors whose directory, the second sector, has these entries. */
const compound = (...entries: string[]) => {
  const header = `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(22)}\x09\0${'\0'.repeat(16)}\x01\0\0\0`;
  const directory = entries.map((entry) => {
    const name = [...entry].map((letter) => `${letter}\0`).join('');
    return `${name.padEnd(64, '\0')}${String.fromCharCode(name.length + 2)}\0`.padEnd(128, '\0');
  });
  return header.padEnd(1024, '\0') + directory.join('').padEnd(512, '\0');
};

describe('sniffFile', () => {
  test.each([
    { head: 'title,tags\n', name: 'a.csv', kind: 'csv' },
    { head: 'title,tags\n', name: 'a.xls', kind: 'csv' },
    { head: 'title,tags\n', name: 'a.json', kind: 'csv' },
    { head: '[1] Title,tags\n', name: 'a.csv', kind: 'csv' },
    { head: '[ref];titre\n[1];A\n', name: 'a.txt', kind: 'csv' },
    { head: '["a"],b\n', name: 'a.csv', kind: 'csv' },
    { head: '{ref},titre\n', name: 'a.csv', kind: 'csv' },
    { head: '<10 ans;titre\n', name: 'a.csv', kind: 'csv' },
    { head: 'MZ title,tags\n', name: 'a.csv', kind: 'csv' },
    { head: 'BM,tags\n1,2\n', name: 'a.csv', kind: 'csv' },
    { head: 'From: a,To: b\n1,2\n', name: 'a.csv', kind: 'csv' },
    { head: 'a\x00b\x00\x00,c\n1,2\n', name: 'a.csv', kind: 'csv' },
    { head: 'a,b\n1\x01,2\x1a', name: 'a.csv', kind: 'csv' },
    { head: ' \n[{"title":"A"}]', name: 'a', kind: 'json' },
    { head: '\xef\xbb\xbf{"title":"A"}', name: 'a.json', kind: 'json' },
    { head: '[{"title":"A","n":-1.5e3},\n{"ti', name: 'a.csv', kind: 'json' },
    { head: '{"title":"A"}\n{"title":"B"}\n', name: 'a.txt', kind: 'json' },
    { head: '[]', name: 'a.xlsx', kind: 'json' },
    { head: '[{title: 1}]', name: 'a.json', kind: 'json' },
    { head: zip('[Content_Types].xml', 'xl/workbook.xml'), name: 'a.csv', kind: 'xlsx' },
    { head: zip('xl/workbook.xml', '[Content_Types].xml'), name: 'a', kind: 'xlsx' },
    { head: zip('[Content_Types].xml', 'odd/book.xml'), name: 'a.xlsx', kind: 'xlsx' },
    { head: zip('[Content_Types].xml', 'xl/workbook.bin'), name: 'a.xlsx', kind: 'xlsb' },
    {
      head: zip('[Content_Types].xml', 'word/document.xml'),
      name: 'a.xlsx',
      kind: 'word-processing',
    },
    { head: zip('_rels/.rels', 'ppt/presentation.xml'), name: 'a.xlsx', kind: 'presentation' },
    {
      head: zip('mimetype').replace('data', 'application/vnd.oasis.opendocument.spreadsheet'),
      name: 'a.xlsx',
      kind: 'opendocument',
    },
    { head: zip('Index/Document.iwa'), name: 'a.xlsx', kind: 'numbers' },
    { head: zip('photo.txt'), name: 'a.xlsx', kind: 'zip' },
    { head: 'PK\x05\x06', name: 'a.xlsx', kind: 'zip' },
    { head: compound('Root Entry', 'Workbook'), name: 'a.doc', kind: 'xls' },
    { head: compound('Root Entry', 'Book'), name: 'a', kind: 'xls' },
    { head: compound('Root Entry', 'EncryptedPackage'), name: 'a.xlsx', kind: 'xls' },
    { head: compound('Root Entry', 'WordDocument'), name: 'a.xls', kind: 'word-processing' },
    { head: compound('Root Entry', '__properties_version1.0'), name: 'a.xls', kind: 'email' },
    { head: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', name: 'a.xls', kind: 'xls' },
    { head: '\x09\x08\x10\x00\x00\x06\x05\x00', name: 'a.xls', kind: 'xls' },
    { head: '%PDF-1.7', name: 'a.csv', kind: 'pdf' },
    { head: '{\\rtf1\\ansi', name: 'a.csv', kind: 'rtf' },
    { head: '<!DOCTYPE html><html>', name: 'a.xls', kind: 'html' },
    { head: '\r\n<table border=1><tr><td>a', name: 'a.xls', kind: 'html' },
    { head: '<?xml version="1.0"?><!-- x --><html xmlns="…">', name: 'a.csv', kind: 'html' },
    { head: '<meta http-equiv="Content-Type">', name: 'a.xls', kind: 'html' },
    { head: 'MIME-Version: 1.0\nContent-Type: multipart/related; x\n\n', name: 'a', kind: 'mhtml' },
    { head: 'From: a@b\r\nSubject: x\r\nDate: y\r\n\r\n', name: 'a.csv', kind: 'email' },
    { head: '<?xml version="1.0"?>', name: 'a.csv', kind: 'xml' },
    { head: '<!DOCTYPE l [<!ENTITY a "&b;">]><l>&a;</l>', name: 'a.csv', kind: 'xml' },
    { head: '<courses><course/></courses>', name: 'a.csv', kind: 'xml' },
    {
      head: '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      name: 'a.xls',
      kind: 'spreadsheet-xml',
    },
    { head: '<?xml version="1.0"?><svg xmlns="…">', name: 'a.csv', kind: 'image' },
    { head: '---\ntitle: A\n', name: 'a', kind: 'yaml' },
    { head: '- title: A\n', name: 'a.yml', kind: 'yaml' },
    { head: '\x89PNG\r\n\x1a\n', name: 'a.csv', kind: 'image' },
    { head: '\xff\xd8\xff\xe0', name: 'a.csv', kind: 'image' },
    { head: 'RIFF\x10\x00\x00\x00WEBPVP8 ', name: 'a.csv', kind: 'image' },
    { head: '\x00\x00\x00\x18ftypheic', name: 'a.csv', kind: 'image' },
    { head: 'BM\x10\x00\x00\x00\x00\x00\x00\x00', name: 'a.csv', kind: 'image' },
    { head: 'II*\x00', name: 'a.csv', kind: 'image' },
    { head: '\x00\x00\x00\x18ftypmp42', name: 'a.csv', kind: 'media' },
    { head: 'MZ\x90\x00\x03', name: 'a.csv', kind: 'executable' },
    { head: '\x7fELF', name: 'a.csv', kind: 'executable' },
    { head: '\xcf\xfa\xed\xfe', name: 'a.csv', kind: 'executable' },
    { head: '#!/bin/sh\n', name: 'a.csv', kind: 'executable' },
    { head: '\x1f\x8b\x08', name: 'a.csv', kind: 'gzip' },
    { head: 'BZh91AY&SY', name: 'a.csv', kind: 'bzip2' },
    { head: '\xfd7zXZ\x00', name: 'a.csv', kind: 'xz' },
    { head: '\x28\xb5\x2f\xfd', name: 'a.csv', kind: 'zstd' },
    { head: '7z\xbc\xaf\x27\x1c', name: 'a.csv', kind: '7z' },
    { head: 'Rar!\x1a\x07\x01\x00', name: 'a.csv', kind: 'rar' },
    { head: `${'a.csv'.padEnd(257, '\0')}ustar\x0000`, name: 'a.csv', kind: 'tar' },
    { head: 'SQLite format 3\x00', name: 'a.csv', kind: 'sqlite' },
    { head: 'PAR1\x15\x04', name: 'a.csv', kind: 'parquet' },
    { head: '-----BEGIN RSA PRIVATE KEY-----\n', name: 'a.csv', kind: 'pem' },
    {
      head: 'version https://git-lfs.github.com/spec/v1\n',
      name: 'a.csv',
      kind: 'git-lfs-pointer',
    },
    { head: '\xff\xfe\x00\x00a\x00\x00\x00', name: 'a.csv', kind: 'utf-32' },
    { head: '\x00\x00\xfe\xff\x00\x00\x00a', name: 'a.csv', kind: 'utf-32' },
    { head: 'a\x00\x00\x00\x00b', name: 'a.csv', kind: 'binary' },
    { head: 'ab\x01\x02\x03cd\x04', name: 'a.csv', kind: 'binary' },
    { head: '\x03y\x01\x0b\x00abc', name: 'a.dbf', kind: 'binary' },
    { head: '', name: 'a.csv', kind: 'empty' },
    { head: ' \r\n\t', name: 'a.csv', kind: 'empty' },
    { head: '\xef\xbb\xbf', name: 'a.csv', kind: 'empty' },
    { head: '\xff\xfe', name: 'a.csv', kind: 'empty' },
  ])('$head named $name is $kind', ({ head, name, kind }) => {
    expect(sniffFile(bytes(head), name)).toBe(kind);
  });

  test('a workbook inside an archive does not make it one', () => {
    const inner = zip('[Content_Types].xml', 'xl/workbook.xml');
    const size = String.fromCharCode(inner.length);
    const outer = zip('cours.xlsx').replace('\0\x04\0', `\0${size}\0`).replace('data', inner);
    expect(sniffFile(bytes(outer), 'a.xlsx')).toBe('zip');
  });

  test('a text of UTF-16 is looked into, with a mark or without', () => {
    const wide = (text: string) => bytes([...text].map((letter) => `${letter}\0`).join(''));
    expect(sniffFile(wide('<html><body>'), 'a.xls')).toBe('html');
    expect(sniffFile(wide('titre;prix\nA;1\n'), 'a.csv')).toBe('csv');
    expect(sniffFile(wide('[{"title":"A"}]'), 'a.csv')).toBe('json');
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
    expect(inspectFile(bytes('<html>'), 'a.xls')).toEqual({
      kind: 'refused',
      code: 'RUN-F23',
      data: { name: 'a.xls', kind: 'html', label: 'HTML' },
    });
    expect(inspectFile(bytes(zip('xl/workbook.bin')), 'a.xlsx')).toMatchObject({
      code: 'RUN-F23',
      data: { label: 'Excel XLSB' },
    });
    expect(inspectFile(bytes('\x28\xb5\x2f\xfd'), 'a.csv')).toMatchObject({
      code: 'RUN-F01',
      data: { label: 'Zstandard' },
    });
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
