import { FUNCTIONAL_LIMITS, type FunctionalLimit } from '#assessment/contract';
import { Choice, Choices, Identifier, Note } from '#http';
import { ADJUSTMENT_KINDS, RELEASE_AGREED_HOW, type AdjustmentKind, type ReleaseAgreedHow } from '../model/vocabulary.js';
import { LiaisonNoteBody } from './contact-bodies.js';

const reportId = { about: 'The report. Leave out for the one on offer; given, it is refused if another was offered since.', optional: true } as const;

/** A report for the employer, as it is shown to the person first. */
export class ReportOfferBody extends LiaisonNoteBody {
  @Choices(FUNCTIONAL_LIMITS, { about: 'What health limits the person in at work; empty if nothing is to be told. Never a condition.' })
  functionalLimits: FunctionalLimit[];

  @Choices(ADJUSTMENT_KINDS, { about: 'Adjustments that would help; empty if none are to be told.' })
  adjustments: AdjustmentKind[];

  @Note({ about: 'The report in words. Personal.', example: 'Can work seated; lifting is limited to 10 kg.', optional: true })
  text?: string;
}

/** What the person has changed in the report on offer. */
export class ReportCorrectionBody extends LiaisonNoteBody {
  @Identifier(reportId)
  reportId?: string;

  @Choices(FUNCTIONAL_LIMITS, { about: 'All functional limits as they are to read. Leave out to keep them.', optional: true })
  functionalLimits?: FunctionalLimit[];

  @Choices(ADJUSTMENT_KINDS, { about: 'All adjustments as they are to read. Leave out to keep them.', optional: true })
  adjustments?: AdjustmentKind[];

  @Note({ about: 'The text as it is to read. Leave out to keep it. Personal.', example: 'Can work seated.', optional: true })
  text?: string;
}

/** The person's yes to a report. */
export class ReportReleaseBody extends LiaisonNoteBody {
  @Identifier(reportId)
  reportId?: string;

  @Choice(RELEASE_AGREED_HOW, { about: 'How the person agreed.' })
  how: ReleaseAgreedHow;
}

/** The person's no to a report. */
export class ReportWithholdingBody extends LiaisonNoteBody {
  @Identifier(reportId)
  reportId?: string;
}
