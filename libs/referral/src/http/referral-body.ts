import { Choice, Choices, Day, Flag, Moment, Note, OrganisationCode, Part, Parts, Text, Whole } from '#http';
import {
  CONDITION_GROUPS,
  EMPLOYER_SIZES,
  EMPLOYMENT_STATUSES,
  OCCUPATION_GROUPS,
  REFERRAL_SOURCES,
  STAGES,
  type ConditionGroup,
  type EmployerSize,
  type EmploymentStatus,
  type OccupationGroup,
  type ReferralSource,
  type Stage,
} from '#programmes/contract';
import {
  CONSENT_CONTENT,
  CONSENT_PURPOSES,
  CONSENT_RECIPIENTS,
  FIT_NOTE_ADJUSTMENTS,
  FIT_NOTE_STATEMENTS,
  type ConsentRecipient,
  type ConsentTerms,
} from '../model/consent.js';
import type { FitNote, FitNoteStatement } from '../model/events.js';
import { PROFESSIONS, type Profession } from '../model/vocabulary.js';
import { PersonBody } from './person-body.js';

/** Work as it stands at referral. */
export class EmploymentBody {
  @Choice(EMPLOYMENT_STATUSES, { about: 'Standing in employment.' })
  status: EmploymentStatus;

  @Choice(EMPLOYER_SIZES, { about: 'Size of the employer by head count.', optional: true })
  employerSize?: EmployerSize;

  @Choice(OCCUPATION_GROUPS, { about: 'Occupation: SOC 2020 major group.', optional: true })
  occupationGroup?: OccupationGroup;

  @Flag({ about: 'Off sick now. Leave out if not known.', optional: true })
  offSick?: boolean;

  @Flag({ about: 'At work, but at risk of going off sick.', optional: true })
  atRiskOfAbsence?: boolean;

  @Whole({ about: 'Weeks of unemployment so far.', min: 0, max: 5_000, example: 12, optional: true })
  weeksUnemployed?: number;

  @Text({ about: "Employer's name.", example: 'Example Bakery', optional: true })
  employerName?: string;
}

/** What a fit note says. */
export class FitNoteBody implements FitNote {
  @Choice(FIT_NOTE_STATEMENTS, { about: 'Not fit for work, or may be fit taking the advice into account.' })
  statement: FitNoteStatement;

  @Day({ about: 'Day of the assessment.', optional: true })
  assessedOn?: string;

  @Day({ about: 'First day that the note covers.', optional: true })
  from?: string;

  @Day({ about: 'Last day that the note covers.', optional: true })
  to?: string;

  @Choices(FIT_NOTE_ADJUSTMENTS, { about: 'The adjustments ticked; empty if none.' })
  adjustments: FitNote['adjustments'];
}

/** Consent that the person gave with the referral. */
export class ConsentBody implements ConsentTerms {
  @Choice(CONSENT_RECIPIENTS, { about: 'Who may be told.' })
  recipient: ConsentRecipient;

  @Choice(CONSENT_PURPOSES, { about: 'What for.' })
  purpose: ConsentTerms['purpose'];

  @Choices(CONSENT_CONTENT, { about: 'What may be told. An employer never gets more than function, adjustments and reports.' })
  content: ConsentTerms['content'];
}

/** Who refers. */
export class ReferrerBody {
  @OrganisationCode({ about: 'ODS code of the referring organisation.', example: 'A81001' })
  organisation: string;

  @Choice(PROFESSIONS, { about: 'Profession of the referrer.', optional: true })
  profession?: Profession;

  @Text({ about: 'Name, for the letters back.', example: 'Dr Sam Sample', max: 150, optional: true })
  name?: string;
}

/** A referral from a professional, or taken by telephone. */
export class ReferralBody {
  @Text({
    about: 'Programme id. Leave out where only one programme would take the referral.',
    example: 'staged-work-health',
    max: 60,
    optional: true,
  })
  programme?: string;

  @Text({
    about: 'Your own id of this referral. The same id again is a redelivery, or an amendment if the content differs.',
    example: 'practice-system-4711',
    max: 150,
    optional: true,
  })
  sourceMessageId?: string;

  @Choice(REFERRAL_SOURCES, { about: 'Who refers.' })
  source: ReferralSource;

  @Choice(['json-api', 'telephone'], { about: 'How it came: by this interface, or keyed by staff from a telephone call.', optional: true })
  channel?: 'json-api' | 'telephone';

  @Part(() => ReferrerBody, { about: 'The referrer.' })
  referrer: ReferrerBody;

  @Part(() => PersonBody, { about: 'The person referred.' })
  person: PersonBody;

  @Choices(CONDITION_GROUPS, { about: 'Groups of the conditions that get in the way of work; the first is the main one.' })
  conditionGroups: ConditionGroup[];

  @Text({ about: 'Condition in words.', example: 'Low back pain', max: 500, optional: true })
  condition?: string;

  @Part(() => EmploymentBody, { about: 'Work.' })
  employment: EmploymentBody;

  @Day({ about: 'First day of the present absence from work.', example: '2026-02-02', optional: true })
  absenceStartedOn?: string;

  @Part(() => FitNoteBody, { about: 'The latest fit note, if any.', optional: true })
  fitNote?: FitNoteBody;

  @Choice(STAGES, { about: 'Stage asked for: A advice, B assessment, C case-managed support.', optional: true })
  requestedStage?: Stage;

  @Note({ about: 'Why the person is referred, and anything the service should know.', example: 'Struggling with lifting at work.', optional: true })
  reason?: string;

  @Parts(() => ConsentBody, { about: 'Consents that the person gave; empty if none.', max: 10 })
  consents: ConsentBody[];

  @Day({
    about: 'Day on which notice of the referral was received, where it came earlier by another way. Every waiting time starts here. Absent: today.',
    optional: true,
  })
  noticeReceivedOn?: string;

  @Moment({ about: 'When the referral was received, if not now.', optional: true })
  effectiveAt?: string;
}
