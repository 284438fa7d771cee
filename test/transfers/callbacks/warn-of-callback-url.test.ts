import { describe, expect, test } from 'vitest';
import { word } from '../../../shared/messages/catalogue.ts';
import { reserveBulk } from '../../../shared/transfers/bulks/reserve-bulk.ts';
import { warnOfCallbackUrl } from '../../../shared/transfers/callbacks/warn-of-callback-url.ts';
import { createBulkDesk, first, somePayments } from '../bulks/bulk-desk.ts';

const policy = { ownOrigin: 'https://quai.example.org', allowsHttp: false, exceptions: [] };

describe('a callback_url in the journal', () => {
  test.each([null, undefined, '', 'https://client.example.sn/x', 'https://quai.example.org/x'])(
    '%s is no remark',
    (text) => {
      expect(warnOfCallbackUrl(text, policy, 'read')).toEqual([]);
    },
  );

  test.each([
    ['client', 'TRF-K11-MALFORMED', 'it is not an address.'],
    ['http://client.example.sn/', 'TRF-K11-NOT-HTTPS', 'it does not begin with https.'],
    ['https://a:b@client.example.sn/', 'TRF-K11-CREDENTIALS', 'it holds a user name'],
    ['https://client.example.sn:22/', 'TRF-K11-PORT', 'its port is kept for other things.'],
    ['https://10.0.0.1/', 'TRF-K11-INTERNAL', 'it leads into an internal network.'],
  ])('%s is told as %s, without the address', (text, reason, words) => {
    const [warning, ...others] = warnOfCallbackUrl(text, policy, 'read');
    expect(warning).toEqual({ level: 'warning', stage: 'read', code: 'TRF-K11', data: { reason } });
    expect(others).toEqual([]);
    expect(word('TRF-K11', { reason }, 'en').message).toContain(words);
  });
});

test.each([
  ['is told in the journal of its bulk, which goes on', 'https://10.0.0.1/', ['TRF-K11']],
  ['of our own is not', 'https://quai.example.org/api/transfers', []],
])('an address %s', async (_what, callbackUrl, expected) => {
  const desk = await createBulkDesk();
  await desk.bring(first, somePayments(2), { options: { callbackUrl } });
  const reserved = await reserveBulk({ ...desk.ports, callbackPolicy: policy }, first);
  expect(reserved).toEqual({ verdict: 'send' });
  const codes = await desk.codes(first);
  expect(codes.filter((code) => code.startsWith('TRF-K'))).toEqual(expected);
});
