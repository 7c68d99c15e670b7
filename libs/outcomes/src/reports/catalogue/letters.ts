import { LETTER_OUTCOMES } from '../../facts/outcome-facts.js';
import { figure, type Figure } from '../figure.js';

/** Letters to practices, counted by letter and not by person. */
export const LETTERS: readonly Figure[] = [
  figure(
    'letters',
    { kind: 'parts', of: {}, by: { column: 'status', values: LETTER_OUTCOMES, absent: 'not-known' } },
    {
      id: 'letters',
      title: 'Letters',
      numerator:
        'Letters by what became of them. `waiting`: due, or ready to go · `held`: something is in its way · `not-sent`: overtaken before it went · `sent`: gone, nothing heard since · `delivered`, `rejected`, `undeliverable`: as the practice or the mailbox answered.',
      denominator: 'Letters of that kind (`about`) that milestones of the cohort called for, later versions among them.',
    },
  ),
  figure(
    'letters',
    { kind: 'people', of: {}, when: { days: 'known' } },
    {
      id: 'letters-sent',
      title: 'Letters sent',
      numerator: 'Letters that were sent, whatever was heard of them since.',
      denominator: 'Letters of that kind (`about`) that milestones of the cohort called for, later versions among them.',
    },
  ),
  figure(
    'letters',
    { kind: 'spread', of: { version: [1] }, column: 'days' },
    {
      id: 'days-to-letter',
      title: 'Days from milestone to letter',
      numerator: 'Calendar days from the day of the milestone to the day on which its letter was sent.',
      denominator: 'Letters of that kind (`about`) that milestones of the cohort called for.',
      exclusions: '`missing`: not sent. Later versions, which tell of corrections, are left out.',
    },
  ),
];
