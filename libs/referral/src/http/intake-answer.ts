import { Choice, Flag, Identifier, Part, Parts, Text, Texts, Whole } from '#http';

class ProgrammeRefAnswer {
  @Text({ about: 'Programme id.', example: 'staged-work-health' })
  id: string;

  @Whole({ about: 'Version that the case is pinned to.', min: 1, max: 10_000, example: 1 })
  version: number;
}

export class EligibilityFindingAnswer {
  @Text({ about: 'Criterion of the programme.', example: 'employed' })
  criterion: string;

  @Choice(['yes', 'no', 'unknown'], { about: 'Whether it is met. `unknown`: the referral does not say, and somebody will ask.' })
  met: string;

  @Text({ about: 'The criterion in plain words.', max: 1_000, example: 'Is employed or self-employed.' })
  plainWords: string;
}

export class EligibilityAnswer {
  @Flag({ about: 'True unless a criterion is known not to be met.' })
  eligible: boolean;

  @Parts(() => EligibilityFindingAnswer, { about: 'Every criterion with how it is met.' })
  findings: EligibilityFindingAnswer[];
}

export class FailedCriterionAnswer {
  @Text({ about: 'Criterion that is not met.', example: 'employed' })
  criterion: string;

  @Text({ about: 'The criterion in plain words.', max: 1_000, example: 'Is employed or self-employed.' })
  plainWords: string;
}

export class SignpostAnswer {
  @Text({ about: 'Id of the programme or destination.', example: 'access-to-work' })
  id: string;

  @Text({ about: 'Its name.', example: 'Access to Work' })
  name: string;

  @Choice(['programme', 'destination'], { about: 'Whether it can be referred to here.' })
  kind: string;
}

/** Somewhere else to go, and what speaks for it. */
export class AlternativeAnswer extends SignpostAnswer {
  @Text({
    about: 'Why there: how the person fits a programme and what would still be asked, or what a destination helps with.',
    max: 4_000,
    example: 'A grant for equipment, travel or a support worker, for people who have a job.',
  })
  why: string;
}

/** What a sender is told about a referral. */
export class IntakeAnswer {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Identifier({ about: 'The person, by a number that says nothing about them.' })
  personId: string;

  @Part(() => ProgrammeRefAnswer, { about: 'The programme version that the referral is held against.' })
  programme: ProgrammeRefAnswer;

  @Text({ about: 'Short reference of the case, to quote by telephone.', example: 'SW-6F1C-1A52-8D0E' })
  reference: string;

  @Choice(['received', 'accepted', 'not-accepted', 'possible-duplicate', 'amended'], { about: 'What became of it.' })
  outcome: string;

  @Flag({ about: 'True if this very message had been received before: nothing was recorded, and this is the first answer again.', example: false })
  redelivered: boolean;

  @Part(() => EligibilityAnswer, { about: 'Eligibility, criterion by criterion.' })
  eligibility: EligibilityAnswer;

  @Text({ about: 'Why it was not accepted.', example: 'not-eligible', optional: true })
  reason?: string;

  @Parts(() => FailedCriterionAnswer, { about: 'The criteria that are not met.', optional: true })
  failedCriteria?: FailedCriterionAnswer[];

  @Parts(() => SignpostAnswer, { about: 'Where the person can go instead.', optional: true })
  signposting?: SignpostAnswer[];

  @Texts({
    about: 'Ids of the open cases that this may be a duplicate of; a person decides.',
    example: ['6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11'],
    max: 100,
    optional: true,
  })
  otherCases?: string[];

  @Identifier({ about: 'The earlier case of a person who is referred again.', optional: true })
  earlierCase?: string;

  @Whole({ about: 'Revision of the referral.', min: 0, max: 2_147_483_647, example: 0 })
  revision: number;

  @Text({ about: 'Log position: pass it as `?after=`.', example: '0000000000000042' })
  position: string;
}
