/**
 * An answer that is good for a while: asked again in that time, the same one is given. Those who
 * ask while it is being made wait for it together; a fault is nobody's answer but theirs.
 *
 * @param ms  how long an answer is good, milliseconds from the question on
 * @param now milliseconds of any steady clock
 */
export function keepFor<T>(
  ms: number,
  ask: () => Promise<T>,
  now: () => number = Date.now,
): () => Promise<T> {
  let kept: { readonly until: number; readonly answer: Promise<T> } | undefined;
  return () => {
    if (kept !== undefined && now() < kept.until) return kept.answer;
    const asked = { until: now() + ms, answer: ask() };
    kept = asked;
    asked.answer.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked.answer;
  };
}
