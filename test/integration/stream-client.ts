import { type CallApi, outputs } from './local-cloud.ts';

/** One event of a stream, as it was sent. */
export interface StreamedEvent {
  readonly id: number | null;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Opens a stream at the front door; with a bearer token when the caller has one. */
export function openStream(
  call: CallApi,
  runId: string,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return call(`/api/runs/${runId}/stream${query}`, { headers });
}

/** Without any token. */
export const asNobody: CallApi = (path, init) => fetch(`${outputs.api_url}${path}`, init);

/** The events of a stream one by one, as they arrive; comments and the retry line are left out. */
export async function* readStream(response: Response): AsyncGenerator<StreamedEvent, void> {
  if (response.body === null) return;
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body) {
    text += decoder.decode(bytes, { stream: true });
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const event = readFrame(text.slice(0, end));
      text = text.slice(end + 2);
      if (event !== undefined) yield event;
    }
  }
}

/** A stream to its end. */
export async function readWholeStream(response: Response): Promise<StreamedEvent[]> {
  return Array.fromAsync(readStream(response));
}

function readFrame(frame: string): StreamedEvent | undefined {
  const fields = new Map(
    frame.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const id = fields.get('id');
  return {
    id: id === undefined ? null : Number(id),
    event: fields.get('event') ?? 'message',
    data: JSON.parse(data),
  };
}
