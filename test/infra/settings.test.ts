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
    });
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
});
