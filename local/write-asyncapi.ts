import { writeFileSync } from 'node:fs';
import { describeAsyncapi } from '../events/describe-asyncapi.ts';

/** Writes events/asyncapi.json anew after a message has changed; `npx biome check --write` it. */
const target = new URL('../events/asyncapi.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(describeAsyncapi(), null, 2)}\n`);
