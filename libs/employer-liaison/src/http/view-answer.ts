import { FUNCTIONAL_LIMITS, type FunctionalLimit } from '#assessment/contract';
import { Choice, Choices, Day, Flag, Identifier, Part, Parts, Text } from '#http';
import { ADJUSTMENT_KINDS, EMPLOYER_RESPONSES, type AdjustmentKind, type EmployerResponse } from '../model/vocabulary.js';
import { HoursByWeek } from './fields.js';

/** The report that the person last released. */
export class ReleasedReportAnswer {
  @Identifier({ about: 'The report.' })
  reportId: string;

  @Day({ about: 'Day on which the person released it.' })
  releasedOn: string;

  @Choices(FUNCTIONAL_LIMITS, { about: 'What health limits the person in at work.' })
  functionalLimits: readonly FunctionalLimit[];

  @Choices(ADJUSTMENT_KINDS, { about: 'Adjustments that would help.' })
  adjustments: readonly AdjustmentKind[];
}

/** An adjustment as its employer sees it. */
export class EmployerAdjustmentAnswer {
  @Identifier({ about: 'The adjustment.' })
  adjustmentId: string;

  @Choice(ADJUSTMENT_KINDS, { about: 'What is to change about the job.' })
  kind: AdjustmentKind;

  @Day({ about: 'Day on which it was proposed.' })
  proposedOn: string;

  @Choice(EMPLOYER_RESPONSES, { about: "The employer's latest answer. Absent: none yet.", optional: true })
  response?: EmployerResponse;

  @Day({ about: 'Day from which it has been in place. Absent: it is not.', optional: true })
  implementedOn?: string;
}

/** A phased return as agreed. */
export class PhasedReturnAnswer {
  @Day({ about: 'First day back.' })
  startsOn: string;

  @HoursByWeek({ about: 'Total hours in each week from the week of `startsOn` on.' })
  hoursByWeek: readonly number[];
}

/** All that the employer may see at this moment: function and adjustments. */
export class EmployerViewAnswer {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Flag({ about: 'False while liaison is not open: then there is nothing else here.' })
  shown: boolean;

  @Part(() => ReleasedReportAnswer, { about: 'The report. Absent: none was released, or the consent does not cover it.', optional: true })
  report?: ReleasedReportAnswer;

  @Parts(() => EmployerAdjustmentAnswer, {
    about: 'The adjustments that were proposed; none where the consent does not cover them.',
    max: 1_000,
    optional: true,
  })
  adjustments?: readonly EmployerAdjustmentAnswer[];

  @Part(() => PhasedReturnAnswer, { about: 'The phased return. Absent: none was agreed, or the consent does not cover it.', optional: true })
  phasedReturn?: PhasedReturnAnswer;

  @Text({ about: 'Log position of the latest event that this rests on; it is also the ETag.', example: '0000000000000042' })
  position: string;
}
