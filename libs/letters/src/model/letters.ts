import type { Decider } from '#kernel';
import { callForLetter } from './call-for-letter.js';
import type { LetterCommand } from './commands.js';
import type { LetterSurroundings } from './context.js';
import { consistent, correctable } from './corrections.js';
import { draftLetter } from './draft-letter.js';
import type { LetterEvent } from './events.js';
import { reconsiderLetter, releaseLetter } from './hold-and-release.js';
import { recordSent, supersedeLetter } from './record-sent.js';
import { reportDelivery } from './report-delivery.js';
import { evolve, notCalledFor, type LetterState } from './state.js';

/** Letters to GP practices: one per case, milestone and version. */
export const letters: Decider<LetterState, LetterCommand, LetterEvent, LetterSurroundings> = {
  category: 'letter',
  initial: notCalledFor,
  evolve,
  decide: {
    CallForLetter: callForLetter,
    DraftLetter: draftLetter,
    ReconsiderLetter: reconsiderLetter,
    ReleaseLetter: releaseLetter,
    RecordSent: recordSent,
    ReportDelivery: reportDelivery,
    SupersedeLetter: supersedeLetter,
  },
  correctable,
  consistent,
};
