import { Choice, Day, Flag, Identifier, Moment, Parts, Text, Whole } from '#http';
import { WORKLIST_KINDS } from '../worklist/kinds.js';
import { CaseInBrief } from './case-answer.js';
import { PageAnswer } from './page-answer.js';

/** One item of work. */
export class WorkAnswer extends CaseInBrief {
  @Identifier({ about: 'The item; name it to dismiss it.' })
  itemId: string;

  @Choice(WORKLIST_KINDS, { about: 'What kind of work it is.', example: 'plan-review-due' })
  kind: string;

  @Text({ about: 'What there is to do.', example: 'Review the return-to-work plan' })
  words: string;

  @Identifier({ about: 'The event that called for it; the timeline of the case shows it.' })
  because: string;

  @Whole({ about: 'Of a follow-up: its point, in weeks after discharge.', min: 1, max: 520, example: 13, optional: true })
  weeks?: number;

  @Moment({ about: 'Since when there is something to do.' })
  since: string;

  @Day({ about: 'The last day on which it is done in time.', example: '2026-03-05' })
  dueOn: string;

  @Flag({ about: 'True if that day is over.', example: false })
  overdue: boolean;

  @Day({ about: "The last day within the programme's target, where it sets one.", example: '2026-03-09', optional: true })
  breachOn?: string;

  @Flag({ about: 'True if that day is over.', example: false })
  breached: boolean;

  @Flag({ about: 'Whether it can be dismissed. What somebody waits for only goes away by being done.' })
  dismissable: boolean;
}

/** A page of one worklist. */
export class WorklistAnswer extends PageAnswer {
  @Choice(WORKLIST_KINDS, { about: 'The kind of work.', example: 'plan-review-due' })
  kind: string;

  @Text({ about: 'What there is to do.', example: 'Review the return-to-work plan' })
  words: string;

  @Parts(() => WorkAnswer, { about: 'Items, the one that is due first in front.', max: 200 })
  items: WorkAnswer[];
}

/** The worklist of one case. */
export class CaseWorkAnswer {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Parts(() => WorkAnswer, { about: 'Open items, the one that is due first in front.', max: 1_000 })
  items: WorkAnswer[];
}
