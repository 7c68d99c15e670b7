import type { Happened, LocalDate } from '#kernel';
import type { AssessmentEvent } from '#assessment/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { EmployerStanding } from '#employer-liaison/contract';
import type { InterventionStanding } from '#intervention/contract';
import type { LetterKind, Programme } from '#programmes/contract';
import type { ReferralEvent, ReferralFacts, ReferralPersonal } from '#referral/contract';
import type { TriageEvent } from '#triage/contract';
import type { MilestoneOf, MilestoneType } from '../model/milestones.js';
import { letsGpHave, mayTellGp, type Consents, type Content } from '../model/what-may-be-told.js';

/** An intervention that was ordered, whatever became of it. */
export type OrderedIntervention = Exclude<InterventionStanding, { status: 'none' }>;

/** Whom a letter is about. */
export interface Subject {
  /** The case's short reference. */
  reference: string;
  programme: Programme;
  referral: ReferralFacts;
  /** Who it is about, and what the referrer wrote. */
  who: ReferralPersonal;
  /** The log position of the newest event that any of this comes from. */
  writtenFrom: string;
}

/**
 * What a letter is written from: the case as it stood when the milestone was recorded, with every correction known since.
 * Nothing of safeguarding is in it, so nothing of it can get into a letter.
 */
export interface CaseFacts extends Subject {
  /** The consents that stand as it is written. */
  consents: Consents;
  history: {
    referral: readonly Happened<ReferralEvent>[];
    triage: readonly Happened<TriageEvent>[];
    assessment: readonly Happened<AssessmentEvent>[];
    discharge: readonly Happened<DischargeEvent>[];
  };
  employer: EmployerStanding;
  /** The support that was ordered, in that order. */
  interventions: readonly OrderedIntervention[];
  /** The event that the letter tells of. */
  milestone: MilestoneOf<MilestoneType>;
  /** The milestone in words, as somebody wrote them. */
  words: Readonly<Record<string, unknown>>;
}

/** The milestone of a letter, which must be of one of these types. @throws if it is of another: the template was mistaken */
export function milestoneOf<T extends MilestoneType>(facts: CaseFacts, ...types: T[]): MilestoneOf<T> {
  const { milestone } = facts;
  if (!(types as readonly string[]).includes(milestone.type))
    throw new Error(`A letter about ${types.join(' or ')} cannot tell of ${milestone.type}`);
  return milestone as unknown as MilestoneOf<T>;
}

/** Whether the practice may be told something. */
export const mayTell = ({ consents }: CaseFacts, content: Content): boolean => mayTellGp(consents, content);

/** Whether the practice gets letters of a kind in this case: the programme sends them, and the person lets them be sent. No letter promises another. */
export const sends = ({ programme, consents }: CaseFacts, kind: LetterKind): boolean =>
  programme.letters.includes(kind) && letsGpHave(consents, kind);

/** Words that somebody wrote into a field of the milestone. */
export function wordsIn(facts: CaseFacts, field: string): string | undefined {
  const words = facts.words[field];
  return typeof words === 'string' && words.trim() !== '' ? words.trim() : undefined;
}

/** The person's name as a letter gives it. */
export const nameOf = ({ who }: Pick<Subject, 'who'>): string => [who.name.title, who.name.given, who.name.family].filter(Boolean).join(' ');

/** The day on which notice of the referral was received. */
export const referredOn = ({ referral }: Pick<Subject, 'referral'>): LocalDate => referral.noticeReceivedOn;
