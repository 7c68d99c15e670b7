import { BY_ATTENDANCE, figure, LETTERS_OF_ANY_KIND, OUTCOME_RULES, type Figure } from '#outcomes';

const EVERYBODY = 'Patients of the practice who were referred in the period, whoever referred them.';

/** What a patient may wait for. */
interface Milestone {
  id: string;
  words: string;
  reached: 'engaged_on' | 'first_session_on';
  days: 'days_to_contact' | 'days_to_session';
  /** Who never needed it. */
  unneeded: string;
  source: string;
}

/** A wait, always with those who still wait and those who left without, so that nobody takes the median for the whole. */
const wait = ({ id, words, reached, days, unneeded, source }: Milestone): Figure[] => [
  figure(
    'cases',
    { kind: 'spread', of: {}, column: days },
    {
      id: `days-to-${id}`,
      title: `Days from referral to ${words}`,
      numerator: 'Calendar days from the day of referral, come what may, over those who reached it.',
      denominator: EVERYBODY,
      exclusions: `\`missing\`: still waiting (\`waiting-for-${id}\`), or left without (\`left-without-${id}\`).`,
      source,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: {}, when: { [reached]: 'not-known', standing: ['undecided', 'open'] } },
    {
      id: `waiting-for-${id}`,
      title: `Still waiting for ${words}`,
      numerator: `People who have not reached ${words}, and whose referral or case is open.`,
      denominator: EVERYBODY,
      exclusions: unneeded,
      source,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: {}, when: { [reached]: 'not-known', standing: ['not-accepted', 'withdrawn', 'discharged'] } },
    {
      id: `left-without-${id}`,
      title: `Left without ${words}`,
      numerator: `People who have not reached ${words}, and whose referral was not accepted or withdrawn, or whose case is discharged.`,
      denominator: EVERYBODY,
      exclusions: unneeded,
      source,
    },
  ),
];

const CONTACT: Milestone = {
  id: 'contact',
  words: 'a first contact in both directions',
  reached: 'engaged_on',
  days: 'days_to_contact',
  unneeded: 'None.',
  source: BY_ATTENDANCE,
};

const TREATMENT: Milestone = {
  id: 'treatment',
  words: 'a first session of treatment at which they were seen',
  reached: 'first_session_on',
  days: 'days_to_session',
  unneeded: 'Not everybody needs treatment: people at stages A and B are counted here too.',
  source: BY_ATTENDANCE,
};

const OWN: readonly Figure[] = [
  figure(
    'cases',
    { kind: 'people', of: {}, when: { sent_by_practice: [true] } },
    {
      id: 'sent-by-practice',
      title: 'Referred by the practice',
      numerator: 'People whom the practice itself referred.',
      denominator: EVERYBODY,
    },
  ),
  ...wait(CONTACT),
  ...wait(TREATMENT),
];

const OF_OUTCOMES = [
  'people',
  'standing',
  'accepted',
  'not-accepted-because',
  'stage',
  'engaged',
  'ending',
  'outcome',
  'returned-to-work',
  'started-work',
  'days-to-return',
  'sustained',
  'measured',
  'mean-change',
  'reliable-change',
  'recovery',
  'benefit',
  'some-benefit',
  'satisfaction-gp',
  'adjustments-proposed',
  'adjustments-implemented',
];

/** What a practice is told about its patients: figures of the outcomes report, and some of its own. */
export const FEEDBACK_FIGURES: readonly Figure[] = [
  ...OUTCOME_RULES.inForce.filter(({ definition }) => definition.id === 'people'),
  ...OWN,
  ...OUTCOME_RULES.inForce.filter(({ definition }) => definition.id !== 'people' && OF_OUTCOMES.includes(definition.id)),
  ...LETTERS_OF_ANY_KIND,
];
