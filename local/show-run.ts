import type { ServerMessage } from '../shared/live/socket-messages.schema.ts';
import type { ApiClient } from './api-client.ts';
import type { LocalOutputs } from './outputs.ts';
import { createRunDisplay, type RunDisplay } from './run-display.ts';

const ENDS_WITHIN_SECONDS = 120;

/** A run as it ended, as the WebSocket told it. */
export interface ShownRun {
  readonly runId: string;
  readonly status: string;
}

/**
 * Follows the next course run at the terminal, through the same WebSocket that any client uses.
 * The subscription is made before anything is brought in, so that the first event is seen.
 *
 * @param bringIn puts the file where runs begin
 * @throws Error when the connection is refused or lost, or no end comes in time
 */
export async function showNextRun(
  outputs: LocalOutputs,
  api: ApiClient,
  bringIn: () => Promise<void>,
  signal: AbortSignal,
): Promise<ShownRun> {
  const { ticket } = await api.post<{ ticket: string }>('/api/realtime/tickets', {
    for: 'websocket',
  });
  const query = new URLSearchParams({ ticket, lang: 'en' });
  const socket = new WebSocket(`${outputs.websocket_url}?${query}`);
  const display = createRunDisplay();
  try {
    return await followSocket(socket, display, bringIn, signal);
  } finally {
    display.close();
    socket.close();
  }
}

function followSocket(
  socket: WebSocket,
  display: RunDisplay,
  bringIn: () => Promise<void>,
  signal: AbortSignal,
): Promise<ShownRun> {
  return new Promise((resolve, reject) => {
    const show = createFollower(display);
    const timer = setTimeout(
      () => reject(new Error(`The run did not end within ${ENDS_WITHIN_SECONDS} s.`)),
      ENDS_WITHIN_SECONDS * 1000,
    );
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    signal.addEventListener('abort', () => settle(() => reject(signal.reason)), { once: true });
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({ action: 'subscribe', domain: 'courses' }));
    });
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as ServerMessage;
      if (message.type === 'subscribed') bringIn().catch((error) => settle(() => reject(error)));
      if (message.type === 'error') settle(() => reject(new Error(message.message)));
      const ended = show(message);
      if (ended !== null) settle(() => resolve(ended));
    });
    const lost = () => settle(() => reject(new Error('The WebSocket was refused or lost.')));
    socket.addEventListener('error', lost);
    socket.addEventListener('close', lost);
  });
}

/** @returns shows each message of the first run that is seen; answers with that run's end */
export function createFollower(display: RunDisplay): (message: ServerMessage) => ShownRun | null {
  let runId: string | null = null;
  let stage: string | null = null;
  return (message) => {
    if (message.type !== 'run' && message.type !== 'event' && message.type !== 'done') return null;
    const id = message.type === 'run' ? message.id : message.run_id;
    runId ??= id;
    if (id !== runId) return null;
    if (message.type === 'done') return { runId, status: message.status };
    if (message.type === 'run') {
      display.progress(message.progress_percent, sumOf(message.counts));
      return null;
    }
    const { data } = message;
    if (typeof data['progress_percent'] === 'number') {
      display.progress(data['progress_percent'], sumOf(data['counts']));
    }
    if (message.stage !== null && message.stage !== stage) {
      stage = message.stage;
      display.note(`${stage.padEnd(9)} ${message.message}`);
    } else if (message.level === 'warning' || message.level === 'error') {
      display.note(`${message.level.padEnd(9)} ${message.message}`);
    }
    return null;
  };
}

/** Records that have an outcome, of the six counts. */
function sumOf(counts: unknown): number {
  if (typeof counts !== 'object' || counts === null) return 0;
  const { read: _, ...outcomes } = counts as Record<string, number>;
  return Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}
