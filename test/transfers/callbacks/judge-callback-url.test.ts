import { describe, expect, test } from 'vitest';
import { isCallable } from '../../../shared/transfers/callbacks/judge-address.ts';
import {
  type CallbackPolicy,
  judgeCallbackUrl,
} from '../../../shared/transfers/callbacks/judge-callback-url.ts';

describe('addresses', () => {
  test.each(['8.8.8.8', '41.82.10.1', '2606:4700::1111', '2a00:1450:4007::200e', '::ffff:8.8.8.8'])(
    '%s is one of the internet',
    (address) => {
      expect(isCallable(address)).toBe(true);
    },
  );

  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback, its far end'],
    ['0.0.0.0', 'this host'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private, its first'],
    ['172.31.255.255', 'private, its last'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'where clouds keep credentials'],
    ['169.254.170.2', 'where containers keep credentials'],
    ['100.64.0.1', 'a carrier’s'],
    ['100.100.100.200', 'metadata in a carrier’s range'],
    ['192.0.0.192', 'kept for protocols'],
    ['192.0.2.1', 'for documentation'],
    ['198.18.0.1', 'for measurements'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'everybody'],
    ['::1', 'loopback'],
    ['::', 'unspecified'],
    ['::ffff:127.0.0.1', 'loopback, mapped'],
    ['::ffff:7f00:1', 'loopback, mapped, in hex'],
    ['::ffff:169.254.169.254', 'metadata, mapped'],
    ['0:0:0:0:0:ffff:a00:1', 'private, mapped, written out'],
    ['::127.0.0.1', 'loopback in the old compatible form'],
    ['64:ff9b::7f00:1', 'loopback behind NAT64'],
    ['64:ff9b:1::7f00:1', 'loopback behind a NAT64 of one’s own'],
    ['2002:7f00:1::', 'loopback in 6to4'],
    ['2001:0:4136:e378::1', 'Teredo'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with its zone'],
    ['fec0::1', 'site-local of old'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'metadata over IPv6'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'for documentation'],
    ['100::1', 'discarded'],
    ['not an address', 'no address'],
    ['', 'nothing'],
  ])('%s is not: %s', (address) => {
    expect(isCallable(address)).toBe(false);
  });

  test('a network may be allowed by the settings, and only that one', () => {
    const allowed = ['127.0.0.0/8', '::1/128'];
    expect(isCallable('127.0.0.1', allowed)).toBe(true);
    expect(isCallable('::ffff:127.0.0.1', allowed)).toBe(true);
    expect(isCallable('::1', allowed)).toBe(true);
    expect(isCallable('10.0.0.1', allowed)).toBe(false);
  });
});

const onAws: CallbackPolicy = {
  ownOrigin: 'https://quai.example.org',
  allowsHttp: false,
  exceptions: [],
};
const local: CallbackPolicy = {
  ownOrigin: 'http://localhost:8000',
  allowsHttp: true,
  exceptions: ['127.0.0.0/8', '::1/128'],
};
const kindOf = (text: string | null, policy: CallbackPolicy) => {
  const target = judgeCallbackUrl(text, policy);
  return target.kind === 'forbidden' ? target.fault : target.kind;
};

describe('a callback_url on AWS', () => {
  test.each([
    [null, 'none'],
    ['', 'none'],
    ['https://quai.example.org/api/transfers', 'own'],
    ['https://QUAI.example.org:443/x', 'own'],
    ['https://client.example.sn/virements?x=1', 'call'],
    ['https://client.example.sn:8443/virements', 'call'],
    ['http://client.example.sn/virements', 'not-https'],
    ['http://localhost:8000/api/transfers', 'not-https'],
    ['https://localhost:8000/api/transfers', 'internal'],
    ['https://localhost./x', 'internal'],
    ['https://app.localhost/x', 'internal'],
    ['ftp://client.example.sn/x', 'not-https'],
    ['file:///etc/passwd', 'malformed'],
    ['javascript:alert(1)', 'malformed'],
    ['client.example.sn/virements', 'malformed'],
    ['https://', 'malformed'],
    ['https://awa:secret@client.example.sn/', 'credentials'],
    ['https://client.example.sn:25/', 'port'],
    ['https://client.example.sn:80/', 'call'],
    ['https://127.0.0.1/', 'internal'],
    ['https://127.1/', 'internal'],
    ['https://2130706433/', 'internal'],
    ['https://0x7f.0.0.1/', 'internal'],
    ['https://0177.0.0.1/', 'internal'],
    ['https://①②⑦.⓪.⓪.①/', 'internal'],
    ['https://[::1]/', 'internal'],
    ['https://[::ffff:127.0.0.1]/', 'internal'],
    ['https://169.254.169.254/latest/meta-data/', 'internal'],
    ['https://[fd00:ec2::254]/', 'internal'],
  ])('%s: %s', (text, expected) => {
    expect(kindOf(text, onAws)).toBe(expected);
  });
});

describe('a callback_url on this machine', () => {
  test.each([
    ['http://localhost:8000/api/transfers', 'own'],
    ['http://127.0.0.1:8000/api/transfers', 'own'],
    ['http://[::1]:8000/api/transfers', 'own'],
    ['http://localhost:9000/hook', 'call'],
    ['http://client.example.sn/hook', 'call'],
    ['http://192.168.1.10/hook', 'internal'],
    ['http://169.254.169.254/latest/', 'internal'],
  ])('%s: %s', (text, expected) => {
    expect(kindOf(text, local)).toBe(expected);
  });
});
