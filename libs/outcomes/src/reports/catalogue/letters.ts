import { THIS_SERVICE } from '#reporting';
import { LETTER_OUTCOMES } from '../../facts/outcome-facts.js';
import { figure, type Figure } from '../figure.js';

const ANSWERS = `${THIS_SERVICE} Answers are modelled on GP Connect Send Document over MESH: its acknowledgements (ITK008M), and the errors of its mailbox ("Error handling", EPL-150 to EPL-154).`;

/** Letters to practices, counted by letter and not by person; of each kind, or of any. */
function letterFigures(relation: 'letters' | 'anyLetter', prefix: string, called: string): Figure[] {
  return [
    figure(
      relation,
      { kind: 'parts', of: {}, by: { column: 'status', values: LETTER_OUTCOMES, absent: 'not-known' } },
      {
        id: `${prefix}letters`,
        title: 'Letters',
        numerator:
          'Letters by what became of them. `waiting`: due, or ready to go · `held`: something is in its way · `not-sent`: overtaken before it went · `sent`: gone, nothing heard since · `delivered`, `rejected`, `undeliverable`: as the practice or the mailbox answered.',
        denominator: `${called}, later versions among them.`,
        source: ANSWERS,
      },
    ),
    figure(
      relation,
      { kind: 'people', of: {}, when: { days: 'known' } },
      {
        id: `${prefix}letters-sent`,
        title: 'Letters sent',
        numerator: 'Letters that were sent, whatever was heard of them since.',
        denominator: `${called}, later versions among them.`,
      },
    ),
    figure(
      relation,
      { kind: 'spread', of: { version: [1] }, column: 'days' },
      {
        id: `${prefix}days-to-letter`,
        title: 'Days from milestone to letter',
        numerator: 'Calendar days from the day of the milestone to the day on which its letter was sent.',
        denominator: `${called}.`,
        exclusions: '`missing`: not sent. Later versions, which tell of corrections, are left out.',
      },
    ),
  ];
}

/** Letters of each kind. */
export const LETTERS: readonly Figure[] = letterFigures('letters', '', 'Letters of that kind (`about`) that milestones of the cohort called for');

/** Letters of any kind. */
export const LETTERS_OF_ANY_KIND: readonly Figure[] = letterFigures('anyLetter', 'all-', 'Letters that milestones of the cohort called for');
