import { Choice, Day, Identifier, Note, Parts, Receipt } from '#http';
import { ADJUSTMENT_KINDS, EMPLOYER_RESPONSES, type AdjustmentKind, type EmployerResponse } from '../model/vocabulary.js';
import { LiaisonNoteBody } from './contact-bodies.js';
import { HoursByWeek } from './fields.js';

/** An adjustment to propose. */
export class AdjustmentBody {
  @Choice(ADJUSTMENT_KINDS, { about: 'What is to change about the job.' })
  kind: AdjustmentKind;

  @Note({ about: 'What it means in practice. Personal.', example: 'Two short days a week at first.', optional: true })
  description?: string;
}

/** Adjustments to propose to the employer. */
export class AdjustmentsBody extends LiaisonNoteBody {
  @Parts(() => AdjustmentBody, { about: 'The adjustments, 1 to 20.', max: 20, example: [{ kind: 'phased-return' }] })
  adjustments: AdjustmentBody[];
}

/** An adjustment under the id that it is answered and put in place by. */
export class ProposedAdjustmentAnswer {
  @Identifier({ about: 'The adjustment.' })
  adjustmentId: string;

  @Choice(ADJUSTMENT_KINDS, { about: 'What is to change about the job.' })
  kind: AdjustmentKind;
}

/** The answer to a proposal: an id for each adjustment. */
export class AdjustmentsReceipt extends Receipt {
  @Parts(() => ProposedAdjustmentAnswer, { about: 'The adjustments, in the order in which they were proposed.', max: 20 })
  adjustments: readonly ProposedAdjustmentAnswer[];
}

/** What the employer says to one adjustment. */
export class EmployerResponseBody {
  @Identifier({ about: 'The adjustment.' })
  adjustmentId: string;

  @Choice(EMPLOYER_RESPONSES, { about: 'The answer. `modified`: agreed to in another form.' })
  response: EmployerResponse;

  @Note({ about: 'The answer in words. Personal.', example: 'Yes, from next Monday.', optional: true })
  detail?: string;
}

/** What the employer says to some or all of the adjustments. */
export class EmployerResponsesBody extends LiaisonNoteBody {
  @Parts(() => EmployerResponseBody, {
    about: 'Answers, one for each adjustment that was answered. A later answer takes the place of an earlier.',
    max: 1_000,
    example: [{ adjustmentId: '6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11', response: 'accepted' }],
  })
  responses: EmployerResponseBody[];
}

/** A phased return as agreed with the employer. */
export class PhasedReturnBody extends LiaisonNoteBody {
  @Day({ about: 'First day back. It may lie up to a year ahead.' })
  startsOn: string;

  @HoursByWeek({ about: 'Total hours in each week from the week of `startsOn` on: 1 to 26 weeks of 0 to 48 hours.' })
  hoursByWeek: number[];
}
