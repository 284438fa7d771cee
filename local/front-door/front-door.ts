import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerProblem } from './problem.ts';
import { createGatewayProxy, type Upstream } from './proxy.ts';
import { isLivePath, pathOf, routeOf } from './routes.ts';
import { type StatusPageContent, writeStatusPage } from './status-page.ts';
import type { StreamHost } from './stream-host.ts';

/** What the front door opens on; before that it says that the app is starting. */
export interface Behind {
  readonly upstream: Upstream;
  readonly streams: Pick<StreamHost, 'answer'>;
  readonly page: StatusPageContent;
}

/** The one origin that people and programs use; on AWS it is a CloudFront distribution. */
export interface FrontDoor {
  /** http://127.0.0.1:<port>, no trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Opens the app's routes. */
  connect(behind: Behind): void;
  /** Closes it with every connection that is open. */
  close(): Promise<void>;
}

const PORTS_TRIED = 20;

/**
 * Listens on 127.0.0.1 only.
 *
 * @param preferredPort the next free one is taken when it is busy; 0 asks for any
 */
export async function openFrontDoor(preferredPort: number): Promise<FrontDoor> {
  const proxy = createGatewayProxy();
  let behind: Behind | null = null;
  const sockets = new Set<Duplex>();

  const server = await listenNear(preferredPort, (request, response) => {
    answer(behind, proxy, request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (behind !== null && isLivePath(pathOf(request.url ?? '/'))) {
      proxy.passSocket(behind.upstream, request, socket, head);
    } else {
      const status = behind === null ? '503 Service Unavailable' : '404 Not Found';
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
    }
  });
  server.on('clientError', (_error, socket: Socket) => socket.destroy());

  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    connect(next) {
      behind = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function answer(
  behind: Behind | null,
  proxy: ReturnType<typeof createGatewayProxy>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const route = routeOf(pathOf(request.url ?? '/'));
  if (route === 'status-page') {
    writeStatusPage(request, response, behind?.page ?? null);
  } else if (route === 'unknown') {
    answerProblem(response, 404, 'Not Found', 'Nothing is served at this address.');
  } else if (behind === null) {
    const detail = 'The app is still being deployed; ask again in a few seconds.';
    answerProblem(response, 503, 'Service Unavailable', detail, { 'retry-after': '5' });
  } else if (route === 'stream') {
    behind.streams.answer(request, response);
  } else {
    proxy.passRequest(behind.upstream, request, response);
  }
}

async function listenNear(preferred: number, listener: RequestListener): Promise<Server> {
  const candidates = Array.from({ length: PORTS_TRIED }, (_, index) => preferred + index);
  for (const port of preferred === 0 ? [] : candidates) {
    const server = await listenOn(port, listener);
    if (server !== null) return server;
  }
  const server = await listenOn(0, listener);
  if (server === null) throw new Error('No port of 127.0.0.1 can be listened on.');
  return server;
}

/** @returns null when the port is taken, or not allowed */
function listenOn(port: number, listener: RequestListener): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer(listener);
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
