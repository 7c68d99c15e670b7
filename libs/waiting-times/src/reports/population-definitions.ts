import { firstVersion, THIS_SERVICE, type Definition, type DefinitionsOf } from '#reporting';
import type { LeftWhy } from '../clocks/rules.js';
import { MODELLED_ON } from './definitions.js';
import type { WaitFigures } from './figures.js';

/** Whom waits are told of: `restarted` and `notNeeded` beside the three that belong together, and parts of these three. */
export type PopulationName = Exclude<keyof WaitFigures, 'measure' | 'group'> | 'why' | 'unknownStart' | 'ofWithTarget';

const TOGETHER = 'Waits of the measure: `completed`, `waiting` and `left` are always told together.';
const OF_POPULATION = 'Waits of the population that it stands with.';

const WHY: Readonly<Record<LeftWhy, string>> = {
  'not-accepted': 'the referral was not accepted',
  withdrawn: 'the referral was withdrawn',
  discharged: 'the case was discharged',
  died: 'the person died',
  'supplier-declined': 'the supplier declined the order',
  'intervention-ended': 'the intervention was completed or stopped before the person was seen',
};

const population = (words: Omit<Definition, 'version' | 'source'> & { source?: string }): readonly Definition[] => [
  firstVersion({ source: MODELLED_ON, ...words }),
];

/** What is counted of waits. A wait is one of a case; `ordered-to-first-session` has one for each intervention. */
export const POPULATION_DEFINITIONS: DefinitionsOf<PopulationName> = {
  completed: population({
    id: 'waits-completed',
    title: 'Completed waits (`completed`)',
    numerator: 'Waits that ended with their milestone on a day of the period.',
    denominator: TOGETHER,
    exclusions: 'A milestone reached while the case was closed. What went on under another programme or stage counts where it ended.',
  }),
  waiting: population({
    id: 'waits-waiting',
    title: 'Still waiting (`waiting`)',
    numerator:
      'Waits that had begun and not ended by the end of the last day of the period (of each month, by `month`; of the day `on` of the waiting list), as long as they were then.',
    denominator: TOGETHER,
    exclusions: 'Waits that ended on that day. Nobody is ever waiting in `absence-to-referral`.',
  }),
  left: population({
    id: 'waits-left',
    title: 'Left without the milestone (`left`)',
    numerator: 'Waits that ended on a day of the period without their milestone, as long as they were then; `why` tells the reasons.',
    denominator: TOGETHER,
    exclusions:
      'Waits that were set back (`restarted`) or turned out not to be needed (`notNeeded`). Who comes back by a reopening left on that day all the same, and is counted again when the wait ends.',
  }),
  why: population({
    id: 'waits-left-why',
    title: 'Why they left (`why`)',
    numerator: `${Object.entries(WHY)
      .map(([why, words]) => `\`${why}\`: ${words}`)
      .join(' · ')}.`,
    denominator: '`left`: the reasons add up to it.',
    exclusions: 'None. A discharge because of a death counts as `died`; the last two are of `ordered-to-first-session` alone.',
    source: THIS_SERVICE,
  }),
  restarted: population({
    id: 'waits-restarted',
    title: 'Set back by a missed first appointment (`restarted`)',
    numerator:
      'Clocks that ended on a day of the period because the person did not attend their first appointment (attendance 3) and another was booked, in a programme that then sets the wait back. The day is that of the booking.',
    denominator: 'None: a count, beside the three populations. The same wait goes on from that day and is counted in them.',
    exclusions: 'Programmes that let the clock run on.',
  }),
  notNeeded: population({
    id: 'waits-not-needed',
    title: 'Not needed (`notNeeded`)',
    numerator:
      'Clocks that ended on a day of the period because the stage decided then needs no such milestone: no assessment at stage A, no intervention at stage A or B unless one was ordered.',
    denominator: 'None: a count, beside the three populations. If it is needed after all, the wait goes on and is counted in them.',
    exclusions: 'Measures other than `referral-to-assessment` and `referral-to-first-intervention`.',
    source: THIS_SERVICE,
  }),
  unknownStart: population({
    id: 'waits-unknown-start',
    title: 'Unknown start (`unknownStart`)',
    numerator: 'Waits of which nobody knows when they began. They are counted in `n` and have no length.',
    denominator: OF_POPULATION,
    exclusions: 'Measures other than `absence-to-referral`: the others begin with something that is on record.',
    source: THIS_SERVICE,
  }),
  ofWithTarget: population({
    id: 'waits-with-target',
    title: 'With a target (`ofWithTarget`)',
    numerator: 'Waits from a known start under a programme whose version at the time sets a target for the measure.',
    denominator: OF_POPULATION,
    exclusions: 'Waits from an unknown start, and those of programmes without a target.',
    source: 'The clock policy of each version of a programme.',
  }),
};
