import type { DemoCase } from '../case/demo-case.js';
import { days, workingDays, type Pause } from '../play/pause.js';

/** What happens to a person, told from one pause to the next. It is broken off where the demo ends. */
export type Story = (c: DemoCase) => AsyncGenerator<Pause, void, void>;

/** How a story begins: the referral comes in. */
export type Opening = (c: DemoCase) => Promise<unknown>;

/** A wait of mostly up to `n` working days, at times longer, seldom much longer. */
export function usual(c: DemoCase, n: number): Pause {
  const how = c.chance.weighted({ usual: 87, longer: 9, tooLong: 4 });
  if (how === 'usual') return workingDays(c.chance.between(0, n));
  return workingDays(how === 'longer' ? n + c.chance.between(1, 2) : n * 2 + c.chance.between(1, 4));
}

/** A wait of some weeks, give or take. */
export const about = (c: DemoCase, weeks: number): Pause => days(Math.max(1, weeks * 7 + c.chance.between(-3, 3)));
