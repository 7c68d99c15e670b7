import { setImmediate } from 'node:timers/promises';

/** Work that can be left off after each of its steps. */
export type Steps<T> = Generator<void, T, void>;

/** For so long, in milliseconds, others may have to wait. */
const TURN = 10;

/** Does work at once. */
export function toTheEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does work and lets others have their turn every now and then: a long one must not hold up what has nothing to do with it. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
}
