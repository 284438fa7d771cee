import { describe, expect, test } from 'vitest';
import { readSettings } from '../../infra/settings.ts';
import { aLocalDeployment, alarmed } from './synth.ts';

describe('settings', () => {
  test('who sets nothing but whom alarms tell gets production, without faults', () => {
    expect(readSettings(alarmed)).toMatchObject({
      stage: 'production',
      faults: 'off',
      search: true,
      localEndpoint: '',
      publicUrl: '',
      mapConcurrency: 10,
      retriesMax: 8,
      streamsMax: 100,
      defaultCountry: 'Senegal',
      pairWaitHours: 24,
      courseCurrency: 'EUR',
      claimsTolerance: '5',
      createMissingInsured: true,
      region: 'us-east-1',
      scheme: {
        // Nobody pays where nobody has said through whom.
        adapterUrl: '',
        tokenSecret: '',
        phaseSeconds: 30,
        marginSeconds: 5,
        concurrency: 8,
        approvalThreshold: 'XOF=5000000',
        approvalDays: 3,
      },
    });
  });

  test('bulk transfers: other settings are taken as they are given', () => {
    const given = {
      SCHEME_ADAPTER_URL: 'https://gateway.example.org/adapter/',
      SCHEME_ADAPTER_TOKEN_SECRET: 'scheme/token',
      SCHEME_ADAPTER_PHASE_SECONDS: '48',
      SCHEME_ADAPTER_MARGIN_SECONDS: '10',
      SCHEME_ADAPTER_CONCURRENCY: '32',
      APPROVAL_THRESHOLD: 'XOF=1,NGN=1000000000',
      APPROVAL_DAYS: '0.5',
    };
    expect(readSettings({ ...alarmed, ...given }).scheme).toEqual({
      adapterUrl: 'https://gateway.example.org/adapter',
      tokenSecret: 'scheme/token',
      phaseSeconds: 48,
      marginSeconds: 10,
      concurrency: 32,
      approvalThreshold: 'XOF=1,NGN=1000000000',
      approvalDays: 0.5,
    });
  });

  test('a scheme adapter on this machine is one for the local cloud', () => {
    const local = { ...aLocalDeployment, SCHEME_ADAPTER_URL: 'http://127.0.0.1:4001' };
    expect(readSettings(local).scheme.adapterUrl).toBe('http://127.0.0.1:4001');
  });

  test('no threshold: nobody has to approve anything', () => {
    const given = { ...alarmed, APPROVAL_THRESHOLD: '' };
    expect(readSettings(given).scheme.approvalThreshold).toBe('');
  });

  test('claims: other settings are taken as they are given', () => {
    const given = { CLAIMS_TOLERANCE: '5,NG=0', CREATE_MISSING_INSURED: 'off' };
    expect(readSettings({ ...alarmed, ...given, PAIR_WAIT_HOURS: '0.5' })).toMatchObject({
      claimsTolerance: '5,NG=0',
      createMissingInsured: false,
      pairWaitHours: 0.5,
    });
  });

  test('a slash at the end of the public address is dropped', () => {
    const settings = readSettings({
      ...aLocalDeployment,
      QUAI_PUBLIC_URL: 'http://127.0.0.1:8000/',
    });
    expect(settings.publicUrl).toBe('http://127.0.0.1:8000');
  });

  test.each([
    [{ QUAI_STAGE: 'test' }, 'a deployment for trying out'],
    [{ ...aLocalDeployment, QUAI_STAGE: 'production' }, 'the local cloud'],
  ])('%j needs nobody to tell: %s', (variables, _why) => {
    expect(readSettings(variables).alarmTopicArn).toBe('');
  });

  test.each(['local', 'test'])('%s tries a step three times again', (stage) => {
    expect(readSettings({ ...aLocalDeployment, QUAI_STAGE: stage }).retriesMax).toBe(3);
  });

  test.each([
    [{ FAULTS: 'on' }, /FAULTS=on .* never allowed in production/, 'faults in production'],
    [
      { ...aLocalDeployment, QUAI_STAGE: 'production', FAULTS: 'on' },
      /never allowed in production/,
      'faults in production, even on the local cloud',
    ],
    [{ QUAI_STAGE: 'local' }, /QUAI_LOCAL_ENDPOINT/, 'local without its address'],
    [
      { QUAI_STAGE: 'local', QUAI_LOCAL_ENDPOINT: 'http://127.0.0.1:4566' },
      /QUAI_PUBLIC_URL/,
      'no front door',
    ],
    [{}, /QUAI_ALARM_TOPIC_ARN, the ARN of an SNS topic/, 'alarms that nobody hears'],
    [
      { ...alarmed, QUAI_PUBLIC_URL: 'https://quai.example' },
      /QUAI_CERTIFICATE_ARN/,
      'no certificate',
    ],
    [
      { ...alarmed, CDK_DEFAULT_REGION: 'eu-west-3' },
      /QUAI_WEB_ACL_ARN/,
      'a region without our web ACL',
    ],
    [{ STREAMS_MAX: '-1' }, /STREAMS_MAX/, 'fewer than none'],
    [{ SEARCH: 'yes' }, /SEARCH/, 'not on or off'],
    [{ QUAI_STAGE: 'staging' }, /QUAI_STAGE/, 'no such stage'],
    [{ MAP_CONCURRENCY: '0' }, /MAP_CONCURRENCY/, 'nothing at a time'],
    [{ COURSE_CURRENCY: 'euro' }, /COURSE_CURRENCY/, 'no currency code'],
    [{ CLAIMS_TOLERANCE: '4.5' }, /CLAIMS_TOLERANCE/, 'parts of a unit'],
    [{ CLAIMS_TOLERANCE: '-1' }, /CLAIMS_TOLERANCE/, 'less than nothing'],
    [{ CLAIMS_TOLERANCE: '5,Nigeria=0' }, /CLAIMS_TOLERANCE/, 'no code of a country'],
    [{ CREATE_MISSING_INSURED: 'no' }, /CREATE_MISSING_INSURED/, 'not on or off'],
    [{ PAIR_WAIT_HOURS: '0' }, /PAIR_WAIT_HOURS/, 'a pair that nobody waits for'],
    [{ PAIR_WAIT_HOURS: '721' }, /PAIR_WAIT_HOURS/, 'longer than a month'],
  ])('%j is refused: %s', (...[variables, message]) => {
    expect(() => readSettings(variables)).toThrow(message);
  });

  const adapter = (url: string) => ({ ...alarmed, SCHEME_ADAPTER_URL: url });
  test.each([
    [adapter('adapter:4001'), /SCHEME_ADAPTER_URL/, 'no address'],
    [adapter('ftp://adapter'), /SCHEME_ADAPTER_URL/, 'another way to talk'],
    [adapter('http://localhost:4001'), /this machine/, 'this machine, on AWS'],
    [adapter('http://127.0.0.1:4001'), /this machine/, 'this machine by its number'],
    [
      { ...alarmed, SCHEME_ADAPTER_TOKEN_SECRET: 'scheme/token' },
      /needs SCHEME_ADAPTER_URL/,
      'a token for nobody',
    ],
    [
      { ...adapter('http://adapter:4001'), SCHEME_ADAPTER_TOKEN_SECRET: 'scheme/token' },
      /behind https only/,
      'a token that anybody can read',
    ],
    [{ ...alarmed, SCHEME_ADAPTER_PHASE_SECONDS: '0' }, /PHASE_SECONDS/, 'no time at all'],
    [{ ...alarmed, SCHEME_ADAPTER_PHASE_SECONDS: '121' }, /PHASE_SECONDS/, 'longer than a call'],
    [
      { ...alarmed, SCHEME_ADAPTER_PHASE_SECONDS: '50', SCHEME_ADAPTER_MARGIN_SECONDS: '10' },
      /too long together: what is begun may take 309 s; of the 600 s .* that may be 300 s/,
      'calls that a turn cannot wait for',
    ],
    [{ ...alarmed, SCHEME_ADAPTER_CONCURRENCY: '0' }, /CONCURRENCY/, 'no call at a time'],
    [{ ...alarmed, APPROVAL_THRESHOLD: '5000000' }, /APPROVAL_THRESHOLD/, 'of which currency?'],
    [{ ...alarmed, APPROVAL_THRESHOLD: 'XFO=1' }, /XFO is no currency/, 'a slip in a currency'],
    [{ ...alarmed, APPROVAL_THRESHOLD: 'XOF=1,XOF=2' }, /gives XOF twice/, 'which of the two?'],
    [{ ...alarmed, APPROVAL_DAYS: '0' }, /APPROVAL_DAYS/, 'nobody is that quick'],
  ])('%j is refused: %s', (...[variables, message]) => {
    expect(() => readSettings(variables)).toThrow(message);
  });
});
