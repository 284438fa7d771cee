import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'http-proxy-3';
import { answerProblem } from './problem.ts';

/** Where the deployed app answers behind the front door. */
export interface Upstream {
  /** Address of the local AWS, no trailing slash. */
  readonly endpoint: string;
  readonly httpApiId: string;
  readonly websocketApiId: string;
  readonly websocketStage: string;
}

/** Hands requests and sockets on to the gateway of the local AWS. */
export interface GatewayProxy {
  passRequest(upstream: Upstream, request: IncomingMessage, response: ServerResponse): void;
  passSocket(upstream: Upstream, request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export function createGatewayProxy(): GatewayProxy {
  // changeOrigin: behind CloudFront the gateway sees its own name too. xfwd: the client's address.
  const proxy = createProxyServer({ changeOrigin: true, xfwd: true });
  // Failures are answered at each call; without a listener here they would end the process.
  proxy.on('error', () => {});
  return {
    passRequest(upstream, request, response) {
      const { endpoint, httpApiId } = upstream;
      request.url = `/_aws/execute-api/${httpApiId}/$default${withoutLastSlash(request.url ?? '/')}`;
      response.on('error', () => {});
      proxy.web(request, response, { target: endpoint }, (error) => {
        const detail = `The API does not answer (${reasonOf(error)}).`;
        answerProblem(response, 502, 'Bad Gateway', detail);
      });
    },
    passSocket(upstream, request, socket, head) {
      const { endpoint, websocketApiId, websocketStage } = upstream;
      const url = request.url ?? '/';
      const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
      request.url = `/_aws/execute-api/${websocketApiId}/${websocketStage}${query}`;
      proxy.ws(request, socket as never, head, { target: endpoint }, () => {
        // Still an HTTP answer as far as the client is concerned: the upgrade never happened.
        if (socket.writable) socket.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n');
      });
    },
  };
}

/** With or without a slash at its end an address is the same; the gateway knows only one of them. */
export function withoutLastSlash(url: string): string {
  return url.replace(/(?<=[^/])\/+(?=\?|$)/, '');
}

function reasonOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
