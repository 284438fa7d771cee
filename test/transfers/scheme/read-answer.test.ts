import { describe, expect, test } from 'vitest';
import { readTransferAnswer } from '../../../shared/transfers/scheme/read-answer.ts';
import { readDiscovery } from '../../../shared/transfers/scheme/read-discovery.ts';
import type { SchemeAnswer } from '../../../shared/transfers/scheme-adapter.ts';
import { answerOf, discoveryOf, readRecording, recordingNames } from './recordings.ts';

const nothing = { phase: null, payeeReceives: null, payeeFee: null, payeeName: null };
const found = { ...nothing, phase: 'discovery', payeeName: 'Ama Test' } as const;
const agreed = { ...found, phase: 'agreement', payeeReceives: '10000' } as const;
const moved = { ...agreed, phase: 'transfer' } as const;

type StateName = Extract<SchemeAnswer, { kind: 'state' }>['transferState'];
const state = (transferState: StateName, facts: object) =>
  ({ kind: 'state', transferState, facts }) as const;
const code = (fspiop: string, message: string, facts: object) =>
  ({ kind: 'code', code: fspiop, message, facts }) as const;
const unclear = (status: number, message: string) =>
  ({ kind: 'unclear', status, message }) as const;
/** Not in the form of the adapter's own answers. */
const foreign = (status: number, message: string) =>
  ({ ...unclear(status, message), isForeign: true }) as const;
const noAnswer = { kind: 'no-answer', because: 'timeout' } as const;

const committedByGet = state('COMMITTED', { ...nothing, phase: 'transfer' });
const abortedByGet = state('ABORTED', { ...nothing, phase: 'agreement' });
const reservedByGet = state('RESERVED', { ...nothing, phase: 'agreement' });
const notThere = code('3208', 'Provided Transfer ID was not found on the server.', nothing);
const doubled = code('3106', 'Modified request: Individual transfer prepare duplicate', agreed);
const switchGone = unclear(
  500,
  'Invalid content-type. Expected application/json but received undefined: {}',
);

/** Every recording, and all that it proves. */
const expected: Readonly<Record<string, unknown>> = {
  'transfer-ok': state('COMMITTED', moved),
  'transfer-ok.get': committedByGet,
  'transfer-ok-no-transferid': state('COMMITTED', moved),
  'transfer-ok-receive-usd': state('COMMITTED', { ...moved, payeeReceives: '1.1' }),
  'transfer-ok-receive-usd.get': committedByGet,
  'transfer-skip-lookup': state('COMMITTED', { ...moved, payeeName: null }),
  'transfer-usd-435': state('COMMITTED', { ...moved, payeeReceives: '4.35' }),
  'transfer-xof-fraction': state('COMMITTED', { ...moved, payeeReceives: '100.5' }),
  'bad-amount-number': state('COMMITTED', moved),
  'bad-amount-zero': state('COMMITTED', { ...moved, payeeReceives: '0' }),
  'fulfil-twice': state('COMMITTED', moved),
  // Refused before anything was presented.
  'payee-not-found-3204': code('3204', 'Party not found', nothing),
  'payee-not-found-3204.get': notThere,
  'quote-rejected-5103': code('5103', 'Payee FSP rejected quote', found),
  'quote-rejected-5103.get': notThere,
  // Refused after: the ledger says ABORTED.
  'insufficient-liquidity-4001': code('4001', 'Payer FSP insufficient liquidity', agreed),
  'insufficient-liquidity-4001.get': abortedByGet,
  'transfer-expired-3303': code('3303', 'Transfer expired', agreed),
  'transfer-expired-3303.get': abortedByGet,
  'payee-rejects-5105': code('5105', 'Payee FSP rejected transaction', agreed),
  'payee-rejects-5105.get': abortedByGet,
  'payee-limit-5200': code('5200', 'Payee limit error', agreed),
  'payee-limit-5200.get': abortedByGet,
  // Nothing follows from these: behind the same answer the money had moved or had not.
  'payee-lookup-timeout': unclear(
    504,
    'Timeout resolving payee for transfer 10177f68-ea9c-4fed-86bd-65d4d3236d88',
  ),
  'payee-lookup-timeout.get': notThere,
  'quote-timeout': unclear(
    504,
    'Timeout requesting quote for transfer 9a2067ea-ba1f-4cb0-b25b-8580c3bed4b8',
  ),
  'quote-timeout.get': notThere,
  'post-transferid-not-a-uuid': unclear(504, 'Timeout requesting quote for transfer tx-001'),
  'payee-backend-500': unclear(
    504,
    'Timeout waiting for fulfil for transfer 4df7a87e-8ef4-453f-8b68-e13f9dfe0675',
  ),
  'payee-backend-500.get': abortedByGet,
  'commit-callback-lost-504': unclear(
    504,
    'Timeout waiting for fulfil for transfer 73f5bd41-0741-4af1-a9da-62cfd69a6939',
  ),
  'commit-callback-lost-504.get': committedByGet,
  'aborted-in-200': unclear(500, "Cannot read properties of undefined (reading 'toString')"),
  'aborted-in-200.get': abortedByGet,
  'reserved-in-200': state('RESERVED', agreed),
  'reserved-in-200.get': reservedByGet,
  'prepare-answer-lost': unclear(500, 'socket hang up'),
  'prepare-answer-lost.get': reservedByGet,
  'prepare-answer-lost.get-later': committedByGet,
  'switch-503': switchGone,
  'switch-503.get': notThere,
  'retry-after-503-1': switchGone,
  'retry-after-503-2-same-transferid': state('COMMITTED', moved),
  'commit-late': unclear(
    504,
    'Timeout waiting for fulfil for transfer c91e40d0-9e13-4e21-a008-135d72a2bff3',
  ),
  'commit-late.get': reservedByGet,
  'commit-late.get-later': committedByGet,
  'prepare-swallowed': unclear(
    504,
    'Timeout waiting for fulfil for transfer c323053d-7e53-491b-b89e-1fdb46b1ebe4',
  ),
  'prepare-swallowed.get': notThere,
  'payee-credited-silent': unclear(
    504,
    'Timeout waiting for fulfil for transfer 5a13555e-9904-461e-9c86-2412a888a00b',
  ),
  'payee-credited-silent.get': reservedByGet,
  'payee-credited-silent.get-later': reservedByGet,
  // COMMITTED stands in the error too, but the adapter did not believe it: a GET decides.
  'bad-fulfilment': unclear(500, 'Invalid fulfilment received from peer DFSP.'),
  'bad-fulfilment.get': committedByGet,
  // The same order again is never "failed".
  'duplicate-1-first': state('COMMITTED', moved),
  'duplicate-2-same-transferid-same-body': doubled,
  'duplicate-3-same-transferid-other-amount': {
    ...doubled,
    facts: { ...agreed, payeeReceives: '20000' },
  },
  'duplicate-4-get-after': committedByGet,
  'duplicate-5-same-hometransactionid-no-transferid': state('COMMITTED', moved),
  'duplicate-concurrent-a': doubled,
  'duplicate-concurrent-b': doubled,
  'duplicate-concurrent.get': unclear(
    504,
    'Timeout getting transfer f19adf54-1a06-4181-8aa2-2bb0aa61882f',
  ),
  // Nothing came.
  'client-gave-up': noAnswer,
  'client-gave-up.get': notThere,
  'client-gave-up-30ms': noAnswer,
  'client-gave-up-30ms.get': committedByGet,
  'client-gave-up-40ms': state('COMMITTED', moved),
  'client-gave-up-40ms.get': committedByGet,
  'wedged-post': noAnswer,
  'wedged-get': noAnswer,
  // Not accepted by the adapter, so nothing was sent on.
  'bad-amount-trailing-zero': {
    kind: 'bad-request',
    message: 'must match pattern "^([0]|([1-9][0-9]{0,17}))([.][0-9]{0,3}[1-9])?$"',
  },
  'bad-currency': { kind: 'bad-request', message: 'must be equal to one of the allowed values' },
  'bad-missing-hometransactionid': {
    kind: 'bad-request',
    message:
      "Request failed validation [ { instancePath: '/body', schemaPath: '#/properties/body/required', keyword: 'required', params: { missingProperty: 'homeTransactionId' }, message: \"must have required prop…",
  },
  'bad-json': foreign(404, 'Not Found'),
  // Of a GET the same status says nothing about a payment.
  'get-not-a-uuid': unclear(
    400,
    'must match pattern "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"',
  ),
  'get-unknown-3208': notThere,
  'parties-ok': { kind: 'found', fspId: 'payeefsp', name: 'Ama Test' },
  'parties-not-found': { kind: 'not-found', message: '' },
  'parties-timeout': unclear(500, 'Timeout'),
};

test('every recording is read', () => {
  expect(Object.keys(expected).sort()).toEqual(recordingNames);
});

test.each(Object.keys(expected))('%s', (name) => {
  const recording = readRecording(name);
  const isLookUp = recording.request.path.startsWith('/parties/');
  expect(isLookUp ? discoveryOf(recording) : answerOf(recording)).toEqual(expected[name]);
});

const uuid = '0c0d9a3e-30b0-5d3c-9f2a-6a3f3b1d2c11';
const other = '99999999-30b0-5d3c-9f2a-6a3f3b1d2c11';
const readSend = (status: number, body: unknown) =>
  readTransferAnswer(uuid, 'send', { kind: 'answered', status, body });

describe('answers that nobody recorded', () => {
  const committed = { fulfil: { body: { transferState: 'COMMITTED' } } };

  test.each([
    ['about another transfer', 200, { transferId: other, ...committed }],
    ['without a state', 200, { transferId: uuid, currentState: 'COMPLETED' }],
    ['waiting for a person', 200, { currentState: 'WAITING_FOR_QUOTE_ACCEPTANCE' }],
    ['with a state that we do not know', 200, { fulfil: { body: { transferState: 'SETTLED' } } }],
    ['with a state in another place', 200, { transferState: 'COMMITTED' }],
    ['that is a list', 200, [committed]],
    ['that is empty', 200, ''],
    ['with nothing in it', 200, null],
    ['to go elsewhere', 307, { transferId: uuid, ...committed }],
    ['an error that says COMMITTED', 500, { transferState: { transferId: uuid, ...committed } }],
    [
      'an error about another transfer',
      500,
      { statusCode: '5105', transferState: { transferId: other } },
    ],
    ['a page of what stands before it', 400, '<html>400 Bad Request</html>'],
    ['HTTP 400 that is not the adapter’s own', 400, { error: 'bad gateway header' }],
    [
      'HTTP 400 with a record of the transfer',
      400,
      { statusCode: 400, transferState: { transferId: uuid } },
    ],
  ])('prove nothing: %s', (_what, status, body) => {
    expect(readSend(status, body)).toMatchObject({ kind: 'unclear', status });
  });

  test.each([
    [undefined, 504, { message: 'Timeout', transferState: {}, statusCode: '504' }],
    [undefined, 200, { transferId: uuid, currentState: 'COMPLETED' }],
    [true, 504, '<html><h1>504 Gateway Time-out</h1></html>'],
    [true, 503, { message: 'Service Unavailable' }],
    [true, 502, ''],
    [true, 200, '<html>Sign in</html>'],
    [true, 200, { status: 'ok' }],
  ])('who spoke is told by the form: foreign %s, HTTP %i %j', (isForeign, status, body) => {
    expect(readSend(status, body)).toEqual({
      ...{ kind: 'unclear', status, message: expect.any(String) },
      ...(isForeign ? { isForeign } : {}),
    });
  });

  test.each([
    ['in upper case', { transferId: uuid.toUpperCase(), ...committed }],
    ['without its id', committed],
    ['with a quote of the wrong shape', { ...committed, quoteResponse: { body: 'gone' } }],
    ['with a name that is a number', { ...committed, getPartiesResponse: { body: { party: 7 } } }],
  ])('do not hide that the money moved: %s', (_what, body) => {
    expect(readSend(200, body)).toMatchObject({ kind: 'state', transferState: 'COMMITTED' });
  });

  test('a code is read as a number, from the top, and whatever the status', () => {
    const facts = nothing;
    expect(readSend(400, { statusCode: 3100, message: 'Amount' })).toEqual(
      code('3100', 'Amount', facts),
    );
    expect(
      readSend(404, { errorInformation: { errorCode: 3204, errorDescription: 'Party' } }),
    ).toEqual(code('3204', 'Party', facts));
  });

  test('fees are told in the transfer’s currency, and in no other', () => {
    const quoteOf = (currency: string) => ({
      ...committed,
      currency: 'XOF',
      quoteResponse: {
        body: {
          transferAmount: { amount: '10000', currency },
          payeeReceiveAmount: { amount: '9900', currency },
          payeeFspFee: { amount: '100', currency },
        },
      },
    });
    expect(readSend(200, quoteOf('XOF'))).toEqual(
      state('COMMITTED', { ...nothing, phase: 'transfer', payeeReceives: '9900', payeeFee: '100' }),
    );
    expect(readSend(200, quoteOf('USD'))).toEqual(
      state('COMMITTED', { ...nothing, phase: 'transfer' }),
    );
  });

  test('long messages are cut, on one line', () => {
    expect(readSend(502, `a\n  b ${'x'.repeat(1_000_000)}`)).toEqual(
      foreign(502, `a b ${'x'.repeat(195)}…`),
    );
  });
});

describe('look-ups that nobody recorded', () => {
  const read = (status: number, body: unknown) => readDiscovery({ kind: 'answered', status, body });

  test.each([
    [
      404,
      { errorInformation: { errorCode: '3204', errorDescription: 'Party not found' } },
      'not-found',
    ],
    [
      500,
      {
        statusCode: '500',
        requestPartiesInformationState: {
          lastError: { mojaloopError: { errorInformation: { errorCode: '3204' } } },
        },
      },
      'not-found',
    ],
    [500, { statusCode: '3201', message: 'down' }, 'code'],
    [400, { statusCode: 400, message: 'type' }, 'bad-request'],
    [200, { party: { body: { name: 'Somebody without institution' } } }, 'unclear'],
    [200, { party: { body: null } }, 'unclear'],
    [200, {}, 'unclear'],
    [200, 'ok', 'unclear'],
    [404, 'Not Found', 'unclear'],
  ])('%i %j is %s', (status, body, kind) => {
    expect(read(status, body).kind).toBe(kind);
  });

  test('the first and last name stand for the one that is shown', () => {
    const complexName = { firstName: 'Awa', lastName: 'Exemple' };
    const party = { partyIdInfo: { fspId: 'bank' }, personalInfo: { complexName } };
    expect(read(200, { party: { body: party } })).toEqual({
      kind: 'found',
      fspId: 'bank',
      name: 'Awa Exemple',
    });
  });
});
