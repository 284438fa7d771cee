const startedAt = Date.now();

/**
 * One progress line, with the seconds since the command began.
 *
 * @param {string} text
 */
export function say(text) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${text}\n`);
}

/** Something the person at the terminal has to do before this can go on: printed without a trace. */
export class NeedsAttention extends Error {}
