import { createServer } from 'node:net';

/**
 * A port that nobody listens on: the preferred one, else one the system gives.
 *
 * @param preferred 1–65535; 0 asks for any
 */
export async function findFreePort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred;
}

/** @returns the port it could listen on, null when it is taken */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const got = typeof address === 'object' && address !== null ? address.port : null;
      probe.close(() => resolve(got));
    });
  });
}
