import { Choice, Choices, FactBody, Identifier, Note, Text } from '#http';
import { CONSENT_CONTENT, CONSENT_PURPOSES, CONSENT_RECIPIENTS, type ConsentRecipient, type ConsentTerms } from '../model/consent.js';
import {
  CONSENT_WAYS,
  DEATH_REPORTERS,
  INFORMATION_NEEDED,
  NOT_ACCEPTED_REASONS,
  TRANSFER_REASONS,
  WITHDRAWAL_REASONS,
  WITHDRAWERS,
  type ConsentWay,
  type DeathReporter,
  type InformationNeeded,
  type NotAcceptedReason,
  type TransferReason,
  type WithdrawalReason,
  type Withdrawer,
} from '../model/vocabulary.js';

export class AcceptBody extends FactBody {
  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

export class DeclineBody extends FactBody {
  @Choice(NOT_ACCEPTED_REASONS, { about: 'Why the service does not take this referral. The referrer is told.' })
  reason: NotAcceptedReason;

  @Note({ about: 'Explanation for the file.', optional: true })
  note?: string;
}

export class RequestInformationBody extends FactBody {
  @Choices(INFORMATION_NEEDED, { about: 'What is missing.', example: ['employer-size'] })
  needed: InformationNeeded[];

  @Note({ about: 'The question as put to the referrer.', example: 'How many people does the employer have?', optional: true })
  question?: string;
}

export class WithdrawBody extends FactBody {
  @Choice(WITHDRAWERS, { about: 'Who takes the referral back.' })
  by: Withdrawer;

  @Choice(WITHDRAWAL_REASONS, { about: 'Why.' })
  reason: WithdrawalReason;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

export class ResolveDuplicateBody extends FactBody {
  @Choice(['separate', 'duplicate'], {
    about: '`separate`: a case of its own, which waits for its decision. `duplicate`: closed as a duplicate. Nothing is merged.',
  })
  resolution: 'separate' | 'duplicate';

  @Identifier({ about: 'The other case, if this is a duplicate.', optional: true })
  otherCase?: string;

  @Note({ about: 'How it was decided.', optional: true })
  note?: string;
}

export class ReviewAmendmentBody extends FactBody {
  @Identifier({ about: 'Event id of the amendment; the timeline shows it.' })
  amendment: string;

  @Note({ about: 'What was done about it.', optional: true })
  note?: string;
}

export class TransferBody extends FactBody {
  @Text({ about: 'Id of the programme that takes over; its version in force today.', example: 'employment-specialist-mh', max: 60 })
  programme: string;

  @Choice(TRANSFER_REASONS, { about: 'Why.' })
  reason: TransferReason;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

export class GiveConsentBody extends FactBody {
  @Choice(CONSENT_RECIPIENTS, { about: 'Who may be told.' })
  recipient: ConsentRecipient;

  @Choice(CONSENT_PURPOSES, { about: 'What for.' })
  purpose: ConsentTerms['purpose'];

  @Choices(CONSENT_CONTENT, { about: 'What may be told.' })
  content: ConsentTerms['content'];

  @Choice(CONSENT_WAYS, { about: 'How the person gave it.' })
  how: ConsentWay;
}

export class WithdrawConsentBody extends FactBody {
  @Choice(CONSENT_RECIPIENTS, { about: 'Who may no longer be told. Takes effect at once; what was sent cannot be unsent.' })
  recipient: ConsentRecipient;

  @Choice(CONSENT_WAYS, { about: 'How the person withdrew it.' })
  how: ConsentWay;
}

export class ReportDeathBody extends FactBody {
  @Choice(DEATH_REPORTERS, { about: 'Who told the service. Letters and contacts stop at once.' })
  reportedBy: DeathReporter;
}

/** What of a consent may be corrected. */
export class CorrectedConsent {
  @Choice(CONSENT_PURPOSES, { about: 'What for.', optional: true })
  purpose?: ConsentTerms['purpose'];

  @Choices(CONSENT_CONTENT, { about: 'What may be told.', optional: true })
  content?: ConsentTerms['content'];

  @Choice([...CONSENT_WAYS, 'in-referral'], { about: 'How it was given.', optional: true })
  how?: string;
}
