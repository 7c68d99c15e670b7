import { Choice, Day, Decimal, FactBody, Note, Part, Text, Whole } from '#http';
import {
  DISCHARGE_REASONS,
  EVIDENCE,
  REOPENING_REASONS,
  SATISFACTION_SOURCES,
  WORK_STATUSES,
  type DischargeReason,
  type Evidence,
  type ReopeningReason,
  type SatisfactionSource,
  type WorkStatus,
} from '../model/vocabulary.js';

const HOURS = { min: 0, max: 100, example: 20, optional: true } as const;

export class WorkStatusBody extends FactBody {
  @Choice(WORK_STATUSES, { about: 'Where the person stands in work from `effectiveAt` on. The same again confirms it.' })
  status: WorkStatus;

  @Decimal({ about: 'Paid hours actually worked in a usual week. Only for somebody at work; leave out if not known.', ...HOURS })
  hoursPerWeek?: number;

  @Choice(EVIDENCE, { about: 'Who said so, or which paper shows it.' })
  evidence: Evidence;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

/** Left to the decision to demand, so that a missing part is refused with what the rule is and not as a mere gap. */
export class AfterDnaBody {
  @Text({ about: 'Account of the person who took the decision; never a name.', example: 'team-lead-1', max: 100, optional: true })
  decidedBy?: string;

  @Day({ about: 'Day on which the person was told of the appointment, or of the day by which to get in touch.', optional: true })
  noticeGivenOn?: string;

  @Day({ about: 'Day of the missed appointment, or by which to get in touch.', example: '2026-03-09', optional: true })
  noticeFor?: string;

  @Day({ about: 'Day on which somebody checked whether the person is vulnerable.', example: '2026-03-10', optional: true })
  vulnerabilityCheckedOn?: string;
}

export class DischargeBody extends FactBody {
  @Choice(DISCHARGE_REASONS, { about: 'Why the case is closed. Its outcome is not typed: it follows from the work statuses.' })
  reason: DischargeReason;

  @Whole({
    about: 'How much the person says the service helped: 0 not at all, 10 very much. Leave out if not asked.',
    min: 0,
    max: 10,
    example: 8,
    optional: true,
  })
  benefitRating?: number;

  @Part(() => AfterDnaBody, {
    about: 'Proof that the decision was taken with care. All of it, and only, for the reasons `did-not-attend` and `unable-to-contact`.',
    optional: true,
  })
  afterDna?: AfterDnaBody;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

export class ReopeningBody extends FactBody {
  @Choice(REOPENING_REASONS, { about: "Why the case is opened again. `rebooked` only within the programme's days after a missed appointment." })
  reason: ReopeningReason;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

export class FollowUpBody extends FactBody {
  @Whole({ about: "Weeks after the discharge: one of the programme's follow-up points.", min: 1, max: 520, example: 13 })
  weeks: number;

  @Choice([...WORK_STATUSES, 'not-reached'], { about: 'Where the person stands in work, or `not-reached`: somebody tried.' })
  status: WorkStatus | 'not-reached';

  @Decimal({ about: 'Paid hours actually worked in a usual week. Only for somebody at work; leave out if not known.', ...HOURS })
  hoursPerWeek?: number;

  @Choice(EVIDENCE, { about: 'Who said so, or which paper shows it. Leave out if nobody was reached.', optional: true })
  evidence?: Evidence;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

export class SatisfactionBody extends FactBody {
  @Choice(SATISFACTION_SOURCES, { about: 'Who says how satisfied they are with the service.' })
  from: SatisfactionSource;

  @Whole({ about: '1 very dissatisfied, 5 very satisfied.', min: 1, max: 5, example: 4 })
  score: number;

  @Note({ about: 'What they said, in their own words.', example: 'Good to have somebody speak to my manager.', optional: true })
  comment?: string;
}
