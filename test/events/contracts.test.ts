import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  clientMessages,
  describeAsyncapi,
  serverMessages,
} from '../../events/describe-asyncapi.ts';
import { socketMessagesV1 } from '../../events/live/socket-messages.v1.ts';
import { runConcludedV1 } from '../../events/runs/run-concluded.v1.ts';

const readJson = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../events/${path}`, import.meta.url), 'utf8'));
const socketSamples = readJson('live/socket-messages.v1.sample.json');

describe('samples parse, and lose nothing by it', () => {
  test('RunConcluded.v1', () => {
    const sample = readJson('runs/run-concluded.v1.sample.json');

    expect(sample.source).toBe(runConcludedV1.source);
    expect(sample['detail-type']).toBe(runConcludedV1.detailType);
    expect(runConcludedV1.detail.strict().parse(sample.detail)).toEqual(sample.detail);
  });

  test.each(Object.entries(clientMessages))('a client says %s', (name, schema) => {
    expect(schema.strict().parse(socketSamples.client[name])).toEqual(socketSamples.client[name]);
    expect(socketMessagesV1.client.parse(socketSamples.client[name])).toEqual(
      socketSamples.client[name],
    );
  });

  test.each(Object.entries(serverMessages))('the server says %s', (name, schema) => {
    expect(schema.strict().parse(socketSamples.server[name])).toEqual(socketSamples.server[name]);
    expect(socketMessagesV1.server.parse(socketSamples.server[name])).toEqual(
      socketSamples.server[name],
    );
  });

  test.each([
    { detail: { status: 'PROCESSING' }, why: 'a run that has not ended' },
    { detail: { domain: 'weather' }, why: 'an unknown domain' },
    { detail: { counts: undefined }, why: 'no counts' },
  ])('RunConcluded.v1 refuses $why', ({ detail }) => {
    const sample = readJson('runs/run-concluded.v1.sample.json');
    expect(runConcludedV1.detail.safeParse({ ...sample.detail, ...detail }).success).toBe(false);
  });
});

describe('asyncapi.json', () => {
  test('is what the schemas say; if not: node local/write-asyncapi.ts', () => {
    expect(readJson('asyncapi.json')).toEqual(JSON.parse(JSON.stringify(describeAsyncapi())));
  });

  test('is AsyncAPI 3, and every reference in it leads somewhere', () => {
    const document = readJson('asyncapi.json');
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
    const find = (path: string) =>
      path.split('/').reduce<Record<string, never> | undefined>((at, step) => at?.[step], document);

    expect(document.asyncapi).toBe('3.0.0');
    expect(references).toHaveLength(15 + 3 + 15);
    for (const [, path] of references) expect(find(String(path)), path).toBeDefined();
  });

  test('names every message with its summary', () => {
    const messages: Record<string, { summary?: string }> =
      readJson('asyncapi.json').components.messages;

    expect(Object.keys(messages)).toHaveLength(5 + 9 + 1);
    for (const [name, { summary }] of Object.entries(messages)) expect(summary, name).toBeTruthy();
  });
});
