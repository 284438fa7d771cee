import { describe, expect, test } from 'vitest';
import { readRow } from './read-payments.ts';

const payee = (type: unknown, identifier: unknown) => {
  const { payment, codes } = readRow({ party_id_type: type, party_identifier: identifier });
  return payment === null ? codes.join(', ') : `${payment.payee.type} ${payment.payee.identifier}`;
};

describe('telephone numbers', () => {
  test.each<readonly [unknown, string, string]>([
    ['22890123456', '22890123456', 'as the scheme wants it'],
    [22890123456, '22890123456', 'a number of a workbook keeps its digits'],
    ['+228 90 12 34 56', '22890123456', 'as people write it'],
    ['00228-90.12.34.56', '22890123456', 'with the international prefix'],
    ['\u202a+22890123456\u202c', '22890123456', 'copied from an address book'],
    ['+33 6 12 34 56 78', '33612345678', 'another country than the sender’s'],
    ['+1 202 555 0143', '12025550143', 'a code that countries share'],
    ['+376 312 345', '376312345', 'few digits, but said to be whole'],
    ['22891502111', '22891502111', 'Togo'],
    ['2250102030405', '2250102030405', 'Côte d’Ivoire, whose numbers begin with zero'],
    ['2290197123456', '2290197123456', 'Benin since ten digits'],
  ])('%s is %s: %s', (cell, msisdn) => {
    expect(payee('msisdn', cell)).toBe(`MSISDN ${msisdn}`);
  });

  test.each([
    ['770000101', 'TRF-R04', 'a national number of Senegal'],
    ['90123456', 'TRF-R04', 'a national number of Togo'],
    ['96234567', 'TRF-R04', 'a national number of Niger, which +962 (Jordan) may have as well'],
    ['622123456', 'TRF-R04', 'a national number of Guinea, a whole one of +62 (Indonesia)'],
    [955123456, 'TRF-R04', 'a national number of Guinea-Bissau, a whole one of +95 (Myanmar)'],
    ['8142345678', 'TRF-R31', 'a national number of Nigeria: +81 (Japan) has no such mobile'],
    ['22801001111', 'TRF-R31', 'Togo has no number that begins so'],
    ['221338211234', 'TRF-R31', 'a landline of Dakar'],
    ['330612345678', 'TRF-R05', 'a zero behind the code'],
    ['2348031234567.0', 'TRF-R30', 'what pandas writes: with a zero more it is another number'],
    ['2217712345.67', 'TRF-R30', 'a decimal number, not eleven digits'],
    ['22890123456,0', 'TRF-R30', 'the same in French'],
    ['2217712\n34567', 'TRF-R03', 'two lines are no number'],
    ['0701020304', 'TRF-R04', 'a national number with its zero'],
    ['2289012345', 'TRF-R05', 'a digit is missing'],
    ['228901234567', 'TRF-R05', 'a digit too many'],
    ['21090123456', 'TRF-R04', '210 is nobody’s code'],
    ['2.28901E+10', 'TRF-R09', 'what a spreadsheet left of it'],
    ['2,28901E+10', 'TRF-R09', 'what a French one left'],
    ['+228 (90) 123456', 'TRF-R03', 'brackets may hold what is not dialled'],
    ['22890l23456', 'TRF-R03', 'a letter that looks like 1'],
    ['２２８９０１２３４５６', 'TRF-R17', 'full-width digits'],
    ['="22890123456"', 'TRF-R10', 'the formula of a text'],
    ['', 'TRF-R01', 'nothing'],
  ])('%s is refused: %s, %s', (cell, code, _why) => {
    expect(payee('MSISDN', cell)).toBe(`${code} party_identifier`);
  });
});

describe('other identifiers', () => {
  test.each([
    ['ACCOUNT_ID', '000123', '000123', 'leading zeros stay'],
    ['account id', '0012 3456', '00123456', 'groups of figures'],
    ['PERSONAL_ID', '1 751 1990 00123', '1751199000123', 'as an identity card groups them'],
    ['IBAN', 'GB82 WEST 1234 5698 7654 32', 'GB82WEST12345698765432', 'the example of ISO 13616'],
    ['iban', 'gb82west12345698765432', 'GB82WEST12345698765432', 'in lower case'],
    ['EMAIL', 'Awa.Exemple@EXAMPLE.sn', 'Awa.Exemple@example.sn', 'only the domain has no case'],
    ['ALIAS', '@awa', '@awa', 'a sign'],
    ['BUSINESS', "'+SN-2026", '+SN-2026', 'an apostrophe before what may be a formula'],
    ['DEVICE', '12E4', '12E4', 'what only looks scientific'],
  ])('%s %s is %s: %s', (type, cell, identifier) => {
    expect(payee(type, cell)).toBe(`${type.toUpperCase().replace(' ', '_')} ${identifier}`);
  });

  test.each<readonly [string, unknown, string, string]>([
    ['IBAN', 'GB82WEST12345698765433', 'TRF-R06', 'a wrong figure'],
    ['IBAN', '22890123456', 'TRF-R06', 'a telephone number'],
    ['EMAIL', 'awa@example', 'TRF-R07', 'no domain'],
    ['EMAIL', 'awa exemple@example.sn', 'TRF-R07', 'a space'],
    ['ALIAS', 'awa exemple', 'TRF-R08', 'a space'],
    ['ALIAS', 'a/b', 'TRF-R08', 'a slash would part an address'],
    ['ALIAS', 'a'.repeat(129), 'TRF-R08', 'too long'],
    ['ACCOUNT_ID', '1234567.0', 'TRF-R30', 'what pandas writes'],
    ['ACCOUNT_ID', '1234567\n7654321', 'TRF-R08', 'two accounts in one cell'],
    ['ACCOUNT_ID', '2,28901E+15', 'TRF-R09', 'what a spreadsheet left of it'],
    ['ACCOUNT_ID', 1.2345678901234567e19, 'TRF-R09', 'a number beyond 15 digits'],
    ['ACCOUNT_ID', '1234567890123460000000', 'TRF-R09', 'the same, written out by a workbook'],
  ])('%s %s is refused: %s, %s', (type, cell, code) => {
    expect(payee(type, cell)).toBe(`${code} party_identifier`);
  });

  test('an account that is a number may have lost its zeros', () => {
    const { payment, codes } = readRow({ party_id_type: 'ACCOUNT_ID', party_identifier: 123 });
    expect(payment?.payee.identifier).toBe('123');
    expect(codes).toEqual(['TRF-W01 party_identifier']);
  });

  test('a type that the scheme does not have', () => {
    expect(payee('PHONE', '22890123456')).toBe('TRF-R02 party_id_type');
  });
});
