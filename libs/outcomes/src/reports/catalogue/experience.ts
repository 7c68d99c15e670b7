import { DISCHARGE_REASONS } from '#discharge/contract';
import { figure, type Condition, type Figure } from '../figure.js';
import { ACCEPTED, OF_ACCEPTED } from './progress.js';

const ASKED: Condition<'cases'> = { standing: ['discharged'], discharge_reason: DISCHARGE_REASONS.filter((reason) => reason !== 'died') };
const OF_ASKED = 'People of the cohort whose case is discharged, other than by death.';

const satisfaction = (from: 'person' | 'gp' | 'employer', who: string): Figure =>
  figure(
    'cases',
    { kind: 'spread', of: ACCEPTED, column: `satisfaction_${from}` },
    {
      id: `satisfaction-${from}`,
      title: `Satisfaction: ${who}`,
      numerator: `How satisfied the ${who} is with the service by their last word, 1 (very dissatisfied) to 5 (very satisfied), over the cases in which they said so.`,
      denominator: OF_ACCEPTED,
      exclusions: '`missing`: nobody has said.',
    },
  );

const adjustments = (which: 'proposed' | 'agreed' | 'not_agreed' | 'awaited' | 'implemented', words: string): Figure =>
  figure(
    'cases',
    { kind: 'total', of: ACCEPTED, column: `adjustments_${which}` },
    {
      id: `adjustments-${which.replace('_', '-')}`,
      title: `Adjustments: ${which.replace('_', ' ')}`,
      numerator: `\`total\`: adjustments at work ${words}. \`people\`: those of whom there is any.`,
      denominator: OF_ACCEPTED,
    },
  );

/** What people and employers made of it. */
export const EXPERIENCE: readonly Figure[] = [
  figure(
    'cases',
    { kind: 'spread', of: ASKED, column: 'benefit_rating' },
    {
      id: 'benefit',
      title: 'Benefit as the person rates it',
      numerator: 'How much the person says the service helped, 0 (not at all) to 10, over those who said so at discharge.',
      denominator: OF_ASKED,
      exclusions: '`missing`: nobody has said.',
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: { ...ASKED, benefit_rating: 'known' }, when: { benefit_rating: 'positive' } },
    {
      id: 'some-benefit',
      title: 'Some benefit',
      numerator: 'People who rate the benefit 1 or more.',
      denominator: 'People of the cohort who rated the benefit at discharge.',
      exclusions: 'People who did not rate it; `benefit` tells how many there are.',
    },
  ),
  satisfaction('person', 'person'),
  satisfaction('gp', 'GP'),
  satisfaction('employer', 'employer'),
  adjustments('proposed', 'proposed to employers'),
  adjustments('agreed', 'that employers agreed to, as proposed or in another form, in place or not yet'),
  adjustments('not_agreed', 'that employers declined or never answered'),
  adjustments('awaited', 'that employers have not answered yet'),
  adjustments('implemented', 'put in place'),
];
