import type { SampleProgramme } from '#invented';
import type { Story } from '../stories/story.js';

/** When journeys of a story begin: days before the end of the demo, the first and the last. */
export interface Begins {
  earliest: number;
  latest: number;
}

/** A story on the playbill. */
export interface Billing {
  /** For the reader of an error, and what its journeys are named after. */
  name: string;
  story: Story;
  programme: SampleProgramme;
  /** How many people live it in the whole demo; in a smaller one fewer do, but always somebody. */
  people: number;
  begins: Begins;
}

/** All through the year, so that some are still under way today. */
export const THROUGHOUT: Begins = { earliest: 360, latest: 1 };

/** Early enough to be over, follow-ups included. */
export const EARLY: Begins = { earliest: 360, latest: 285 };

/** Early enough for the case to be closed. */
export const MOSTLY_OVER: Begins = { earliest: 360, latest: 130 };

/** A number of days ago, for what is to be found as it stands then. */
export const daysAgo = (earliest: number, latest = earliest): Begins => ({ earliest, latest });

/** Bills stories of one programme by their names. */
export const billed =
  (programme: SampleProgramme) =>
  (name: string, story: Story, people: number, begins: Begins = THROUGHOUT): Billing => ({ name, story, programme, people, begins });
