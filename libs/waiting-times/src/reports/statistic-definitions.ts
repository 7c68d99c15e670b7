import { firstVersion, type DefinitionsOf } from '#reporting';
import { MODELLED_ON } from './definitions.js';

const KNOWN = 'Waits of the population from a known start: `n` less `unknownStart`.';
const NO_LENGTH = 'Waits from an unknown start have no length.';

/** The numbers by which it is told how long a population waited. */
export const STATISTIC_DEFINITIONS: DefinitionsOf<'percentiles' | 'withinTarget' | 'bands' | 'pauses'> = {
  percentiles: [
    firstVersion({
      id: 'waits-percentiles',
      title: 'Percentiles (`median`, `p75`, `p90`, `p95`)',
      numerator:
        'The shortest wait such that at least 50, 75, 90 or 95 per cent of the waits were no longer: nearest rank, from the lengths themselves and not from bands, and so always a wait that somebody had. In days as the report is asked to count them (`countIn`).',
      denominator: KNOWN,
      exclusions: `${NO_LENGTH} There is none over nobody.`,
      source: 'Nearest rank (`percentile_disc` of SQL).',
    }),
  ],
  withinTarget: [
    firstVersion({
      id: 'waits-within-target',
      title: 'Within target (`withinTarget`, `overTarget`, `percentWithinTarget`)',
      numerator:
        'Waits no longer than the target that the programme sets, in days as that programme counts them, however the report is asked to count: a wait of just the target is within. Of those still waiting: who have not passed it yet.',
      denominator: '`ofWithTarget`: within and over add up to it.',
      exclusions: `${NO_LENGTH} Without a target a wait is neither within nor over.`,
      source: 'The clock policy of each version of a programme.',
    }),
  ],
  bands: [
    firstVersion({
      id: 'waits-bands',
      title: 'Bands of weeks (`bands`)',
      numerator:
        'Waits by weeks, always in calendar days: 0 to 7 days is `0-1`, 8 to 14 `>1-2`, and so on; 729 and more `>104`. The upper limit belongs to the band: 126 days is within 18 weeks.',
      denominator: `${KNOWN} The bands add up to it.`,
      exclusions: `${NO_LENGTH} Bands that are not listed hold nobody, or are withheld.`,
      source: `Weekly time bands. ${MODELLED_ON}`,
    }),
  ],
  pauses: [
    firstVersion({
      id: 'waits-pauses',
      title: 'Pauses (`pausesExcluded`, `pausesIncluded`)',
      numerator:
        '`pausesIncluded`: days from start to end, come what may; the same day is 0 days. `pausesExcluded`: less the days on which the clock stood still: as the person asked, in a programme that lets them; while the case was closed; while the milestone was not needed.',
      denominator: KNOWN,
      exclusions: `${NO_LENGTH} Nothing pauses \`absence-to-referral\`.`,
      source: MODELLED_ON,
    }),
  ],
};
