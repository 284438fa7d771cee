import { describe, expect, test } from 'vitest';
import { readDropKey } from '../../shared/runs/read-drop-key.ts';

const isCountry = (code: string) => code === 'SN' || code === 'TG';
const file = { kind: 'file', domain: 'courses', countryCode: null, pair: null };

describe('what a key under drop/ says', () => {
  test.each([
    { key: 'drop/a.csv', expected: { ...file, name: 'a.csv' }, why: 'directly: a course file' },
    { key: 'drop/courses/a.csv', expected: { ...file, name: 'a.csv' }, why: 'its domain' },
    {
      key: 'drop/Courses/sn/A b.CSV',
      expected: { ...file, countryCode: 'SN', name: 'A b.CSV' },
      why: 'folders in any case, the name as it is',
    },
    {
      key: 'drop/courses/cours d’e\u0301te\u0301.csv',
      expected: { ...file, name: 'cours d’été.csv' },
      why: 'an accent of its own character (NFD) becomes one with its letter (NFC)',
    },
    {
      key: 'drop/claims/TG/mars/stat.xlsx',
      expected: { ...file, domain: 'claims', countryCode: 'TG', pair: 'mars', name: 'stat.xlsx' },
      why: 'a pair’s folder under its country’s',
    },
    {
      key: 'drop/claims/mars/stat.xlsx',
      expected: { ...file, domain: 'claims', pair: 'mars', name: 'stat.xlsx' },
      why: 'a pair’s folder without a country',
    },
    {
      key: 'drop/claims/XQ/stat.xlsx',
      expected: { ...file, domain: 'claims', pair: 'XQ', name: 'stat.xlsx' },
      why: 'two letters that are no country are a pair',
    },
    {
      key: 'drop/../processed/a.csv',
      expected: { kind: 'unknown-folder', folder: '..', name: 'a.csv' },
      why: 'two dots are a folder that does not exist',
    },
    {
      key: 'drop/courses/../../etc/passwd',
      expected: { kind: 'unknown-folder', folder: 'courses/../../etc', name: 'passwd' },
      why: 'two dots lead nowhere',
    },
    {
      key: 'drop/<script>/"a".csv',
      expected: { kind: 'unknown-folder', folder: '<script>', name: '"a".csv' },
      why: 'markup is a name like others',
    },
    {
      key: 'drop/claims/../a.csv',
      expected: { ...file, domain: 'claims', pair: '..', name: 'a.csv' },
      why: 'a pair may be called anything: its name never becomes a key',
    },
    { key: 'drop/', expected: { kind: 'folder' }, why: 'the folder itself' },
    { key: 'drop/courses/SN/', expected: { kind: 'folder' }, why: 'a folder that a client made' },
    { key: 'drop/courses/~$cours.xlsx', expected: { kind: 'leftover' }, why: 'an open workbook' },
    { key: 'drop/.DS_Store', expected: { kind: 'leftover' }, why: 'a file of a file manager' },
    {
      key: 'drop/cours/a.csv',
      expected: { kind: 'unknown-folder', folder: 'cours', name: 'a.csv' },
      why: 'no such domain',
    },
    {
      key: 'drop/courses/XQ/a.csv',
      expected: { kind: 'unknown-country', folder: 'XQ', domain: 'courses', name: 'a.csv' },
      why: 'no such country',
    },
    {
      key: 'drop/claims/zz/lot/stat.csv',
      expected: { kind: 'unknown-country', folder: 'zz', domain: 'claims', name: 'stat.csv' },
      why: 'no such country',
    },
    {
      key: 'drop/courses/SN/2026/a.csv',
      expected: { kind: 'unknown-folder', folder: 'courses/SN/2026', name: 'a.csv' },
      why: 'courses have no pairs',
    },
    {
      key: 'drop//a.csv',
      expected: { kind: 'unknown-folder', folder: '', name: 'a.csv' },
      why: 'a folder without a name',
    },
  ])('$key: $why', ({ key, expected }) => {
    expect(readDropKey(key, isCountry)).toEqual(expected);
  });
});
