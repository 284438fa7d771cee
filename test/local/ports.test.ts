import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from '../../local/ports.ts';

test('a free port is taken as it is, a busy one is replaced', async () => {
  const port = await findFreePort(0);
  expect(await findFreePort(port)).toBe(port);
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(port, '127.0.0.1', resolve));
  const other = await findFreePort(port);
  busy.close();
  expect(other).not.toBe(port);
  expect(other).toBeGreaterThan(1023);
});
