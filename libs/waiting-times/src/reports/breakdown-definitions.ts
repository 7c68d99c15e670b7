import { breakdown, BREAKDOWNS_OF_PEOPLE, NOT_KNOWN, type DefinitionsOf } from '#reporting';
import { INTERVENTION_KINDS } from '#programmes/contract';
import type { Breakdown } from './dimensions.js';

const AT_THE_TIME = 'under which the wait ended or, if it still runs, under which it runs';
const EVERYBODY = 'Nobody: every wait is in a programme. Parts of a wait before a transfer are not counted where they were.';

/** What waits are broken down by. */
export const BREAKDOWN_DEFINITIONS: DefinitionsOf<Breakdown> = {
  programme: breakdown({
    id: 'waits-by-programme',
    title: 'Waits by programme',
    numerator: `The programme ${AT_THE_TIME}, by its id.`,
    exclusions: EVERYBODY,
  }),
  provider: breakdown({
    id: 'waits-by-provider',
    title: 'Waits by provider',
    numerator: `The organisation, by its code, that provides the programme ${AT_THE_TIME}.`,
    exclusions: EVERYBODY,
  }),
  commissioner: breakdown({
    id: 'waits-by-commissioner',
    title: 'Waits by commissioner',
    numerator: `The organisation, by its code, that pays for the programme ${AT_THE_TIME}, whichever board the practice belongs to.`,
    exclusions: EVERYBODY,
  }),
  ...BREAKDOWNS_OF_PEOPLE,
  stage: breakdown({
    id: 'waits-by-stage',
    title: 'Waits by stage',
    numerator: `The stage of the case at the time: the one ${AT_THE_TIME}. The stage that triage decides first holds from the start of the wait.`,
    exclusions: `Nobody. \`${NOT_KNOWN}\`: triage has not decided a stage. Parts of a wait at earlier stages are not counted there.`,
  }),
  interventionKind: breakdown({
    id: 'waits-by-intervention-kind',
    title: 'Waits by kind of intervention',
    numerator: `The kind of the intervention that is waited for: ${INTERVENTION_KINDS.map((kind) => `\`${kind}\``).join(', ')}.`,
    exclusions: `Nobody. \`${NOT_KNOWN}\`: all waits but \`ordered-to-first-session\`, which alone are for one intervention.`,
  }),
  month: breakdown({
    id: 'waits-by-month',
    title: 'Waits by month',
    numerator: 'The calendar month in which the wait ended; those still waiting count at the end of each month at which they waited.',
    denominator: 'Waits that ended add up to the whole over the months. Those still waiting do not: who waits for three months stands in each.',
    exclusions: 'Nobody. The first and the last month are those parts of them that lie in the period.',
  }),
};
