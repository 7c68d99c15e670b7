import { isDayFact, isListOf, isOneOf, isWholeNumber, optional, type FactCheck, type FactChecks } from '#kernel';
import {
  AGE_BANDS,
  CHANNELS,
  CONDITION_GROUPS,
  EMPLOYER_SIZES,
  EMPLOYMENT_STATUSES,
  ETHNIC_GROUPS,
  OCCUPATION_GROUPS,
  REFERRAL_SOURCES,
  SEXES,
  STAGES,
} from '#programmes/contract';
import { CONSENT_CONTENT, CONSENT_PURPOSES, FIT_NOTE_ADJUSTMENTS, FIT_NOTE_STATEMENTS } from './consent.js';
import type { ReferralEvent, ReferralFacts } from './events.js';
import {
  CONSENT_WAYS,
  DEATH_REPORTERS,
  INFORMATION_NEEDED,
  NOT_ACCEPTED_REASONS,
  TRANSFER_REASONS,
  WITHDRAWAL_REASONS,
  WITHDRAWERS,
  PROFESSIONS,
} from './vocabulary.js';

const isTrueOrFalse: FactCheck = (value) => typeof value === 'boolean';

const isShortText: FactCheck = (value) => typeof value === 'string' && value.length > 0 && value.length <= 100;

/** An object that has no field but these, each of which passes. */
const hasFields =
  (fields: Readonly<Record<string, FactCheck>>): FactCheck =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((name) => name in fields) &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

/** What may stand in each fact of a referral, from whatever source: the sources themselves are stricter about codes. */
const factsOfReferral: Readonly<Record<keyof ReferralFacts, FactCheck>> = {
  source: isOneOf(REFERRAL_SOURCES),
  channel: isOneOf(CHANNELS),
  referrer: hasFields({ organisation: isShortText, profession: optional(isOneOf(PROFESSIONS)) }),
  practice: optional(isShortText),
  requestedStage: optional(isOneOf(STAGES)),
  conditionGroups: isListOf(isOneOf(CONDITION_GROUPS), 0, CONDITION_GROUPS.length),
  employment: hasFields({
    status: isOneOf(EMPLOYMENT_STATUSES),
    employerSize: optional(isOneOf(EMPLOYER_SIZES)),
    occupationGroup: optional(isOneOf(OCCUPATION_GROUPS)),
    offSick: optional(isTrueOrFalse),
    atRiskOfAbsence: optional(isTrueOrFalse),
    weeksUnemployed: optional(isWholeNumber(0, 5_000)),
  }),
  absenceStartedOn: optional(isDayFact),
  fitNote: optional(
    hasFields({
      statement: isOneOf(FIT_NOTE_STATEMENTS),
      assessedOn: optional(isDayFact),
      from: optional(isDayFact),
      to: optional(isDayFact),
      adjustments: isListOf(isOneOf(FIT_NOTE_ADJUSTMENTS), 0, FIT_NOTE_ADJUSTMENTS.length),
    }),
  ),
  ageBand: isOneOf(AGE_BANDS),
  sex: isOneOf(SEXES),
  ethnicGroup: isOneOf(ETHNIC_GROUPS),
  postcodeDistrict: optional(isShortText),
  noticeReceivedOn: isDayFact,
  nhsNumberStatus: isOneOf(['verified', 'unverified', 'invalid-checksum', 'none']),
};

/** Some of the facts of a referral: what an amendment changed, or an answer brought; null where there need be none. */
const areSomeFacts: FactCheck = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([name, fact]) => name !== 'noticeReceivedOn' && factsOfReferral[name as keyof ReferralFacts]?.(fact ?? undefined) === true,
  );

/** The facts that a person enters, by event, and the values that each can have. */
export const enteredFacts: FactChecks<ReferralEvent> = {
  ReferralReceived: factsOfReferral,
  ReferralAmended: { facts: areSomeFacts },
  AmendmentReviewed: {},
  ReferralAccepted: {},
  ReferralNotAccepted: { reason: isOneOf(NOT_ACCEPTED_REASONS) },
  InformationRequested: { needed: isListOf(isOneOf(INFORMATION_NEEDED), 1, INFORMATION_NEEDED.length) },
  InformationSupplied: { facts: areSomeFacts },
  ReferralWithdrawn: { by: isOneOf(WITHDRAWERS), reason: isOneOf(WITHDRAWAL_REASONS) },
  ProbableDuplicateRaised: {},
  ProbableDuplicateResolved: {},
  LinkedToEarlierCase: {},
  ReferralTransferred: { reason: isOneOf(TRANSFER_REASONS) },
  ConsentGiven: {
    purpose: isOneOf(CONSENT_PURPOSES),
    content: isListOf(isOneOf(CONSENT_CONTENT), 1, CONSENT_CONTENT.length),
    how: isOneOf([...CONSENT_WAYS, 'in-referral']),
  },
  ConsentWithdrawn: { how: isOneOf(CONSENT_WAYS) },
  PersonDied: { reportedBy: isOneOf(DEATH_REPORTERS) },
};
