import { afterEach, describe, expect, test, vi } from 'vitest';
import { importSamples } from '../integration/document-module.ts';

/** Samples of the guide for front ends, tried against what an API would say. */
interface Guide {
  readonly Client: new (url: string) => object;
  suivreParFlux(client: object, id: string, seen: () => void, after?: number): Promise<string>;
  envoyerParFormulaire(client: object, files: object, key?: string): Promise<unknown>;
  designerColonnes(client: object, id: string, chosen: object): Promise<unknown>;
}
const guide = await importSamples<Guide>('integration-frontend.md');

/** A stream that tells some events, then closes for good. */
function aStream(...told: readonly (readonly [string, object])[]) {
  return class extends EventTarget {
    static readonly CLOSED = 2;
    static opened: string[] = [];
    readyState = 1;
    constructor(url: string) {
      super();
      (this.constructor as unknown as { opened: string[] }).opened.push(url);
      queueMicrotask(() => {
        for (const [type, data] of told) {
          this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
        }
        this.readyState = 2;
        this.dispatchEvent(new Event('error'));
      });
    }
    close(): void {}
  };
}

function aClient(run: { readonly status: string; readonly last_seq: number } | Error) {
  return {
    url: 'https://quai.example',
    poster: async () => ({ ticket: 'T' }),
    appeler: async () => {
      if (run instanceof Error) throw run;
      return run;
    },
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a stream of the guide that is closed for good', () => {
  test('204: the last number of an ended session was known; it ends with its state', async () => {
    const stream = aStream();
    vi.stubGlobal('EventSource', stream);
    const client = aClient({ status: 'DONE', last_seq: 20 });
    expect(await guide.suivreParFlux(client, 'run_1', () => {}, 20)).toBe('DONE');
    expect(stream.opened).toHaveLength(1);
  });

  test('a ticket that is over: it goes on with a new one, after the last number', async () => {
    vi.useFakeTimers();
    const stream = aStream(['log', { seq: 7 }]);
    vi.stubGlobal('EventSource', stream);
    const states = [
      { status: 'PROCESSING', last_seq: 7 },
      { status: 'CANCELLED', last_seq: 7 },
    ];
    const client = { ...aClient(new Error()), appeler: async () => states.shift() };
    const following = guide.suivreParFlux(client, 'run_1', () => {});
    await vi.runAllTimersAsync();
    expect(await following).toBe('CANCELLED');
    expect(stream.opened.map((url) => new URL(url).searchParams.get('last_event_id'))).toEqual([
      '0',
      '7',
    ]);
  });

  test('a session that one may not see: the refusal is told, nothing is tried again', async () => {
    const stream = aStream();
    vi.stubGlobal('EventSource', stream);
    const following = guide.suivreParFlux(aClient(new Error('RUN-404')), 'run_1', () => {});
    await expect(following).rejects.toThrow('RUN-404');
    expect(stream.opened).toHaveLength(1);
  });
});

describe('what the samples send', () => {
  async function sentBy(act: (client: object) => Promise<unknown>) {
    const asked: { url: string; init: RequestInit }[] = [];
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      asked.push({ url, init });
      return new Response('{}');
    });
    await act(new guide.Client('https://quai.example'));
    const [{ url, init } = { url: '', init: {} }] = asked;
    return { url, method: init.method, headers: new Headers(init.headers), body: init.body };
  }

  test('a form has a key that makes a repetition harmless', async () => {
    const files = { stat_file: new File(['a'], 'a.csv'), recap_file: new File(['b'], 'b.csv') };
    const own = await sentBy((client) => guide.envoyerParFormulaire(client, files));
    expect(own.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    const same = await sentBy((client) => guide.envoyerParFormulaire(client, files, 'cle-1'));
    expect(same.headers.get('idempotency-key')).toBe('cle-1');
  });

  test('the meaning of columns is put', async () => {
    const { url, method, body } = await sentBy((client) =>
      guide.designerColonnes(client, 'run_1', { Repère: 'claim_id', Divers: null }),
    );
    expect([method, url]).toEqual(['PUT', 'https://quai.example/api/runs/run_1/mapping']);
    expect(JSON.parse(String(body))).toEqual({ columns: { Repère: 'claim_id', Divers: null } });
  });
});
