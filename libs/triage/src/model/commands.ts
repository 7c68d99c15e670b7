import type { Instant, LocalDate, Uuid } from '#kernel';
import type { AssessmentMode, Stage } from '#programmes/contract';
import type { ContactMethod, ContactResult } from './contact-vocabulary.js';
import type { Allocation } from './events.js';
import type { EscalationReason, PauseReason, Priority, ReallocationReason, Risk, StageChangeReason } from './vocabulary.js';

/** Opens triage once a referral is accepted. Sent by a policy; a repeat has nothing to do. */
export type OpenTriage = { type: 'OpenTriage' };

/** Flags a risk or need. A clinical one escalates a triage that is still to be decided. `note`, here and below, is personal. */
export type FlagRisk = { type: 'FlagRisk'; risk: Risk; note?: string };

/** Takes a flag off again; a clinical one only by a clinician. */
export type ClearRisk = { type: 'ClearRisk'; risk: Risk; note?: string };

/** Passes a triage to a clinician for decision. */
export type EscalateToClinician = { type: 'EscalateToClinician'; reason: EscalationReason; note?: string };

/** Decides the triage. `assessmentMode` is needed at stages B and C, and has no place at stage A. */
export type DecideTriage = { type: 'DecideTriage'; stage: Stage; priority: Priority; assessmentMode?: AssessmentMode; note?: string };

/** Steps the case up or down. `assessmentMode` is needed where none is known yet, that is, from stage A. */
export type ChangeStage = { type: 'ChangeStage'; to: Stage; reason: StageChangeReason; assessmentMode?: AssessmentMode; note?: string };

/** Gives the case to its first practitioner. */
export type AllocateCase = { type: 'AllocateCase'; note?: string } & Allocation;

/** Passes the case on to another practitioner, or to the same one in another team. */
export type ReallocateCase = { type: 'ReallocateCase'; reason: ReallocationReason; note?: string } & Allocation;

/** Records an attempt to reach the person, and the first contact if it was that. */
export type RecordContactAttempt = { type: 'RecordContactAttempt'; method: ContactMethod; result: ContactResult; note?: string };

/** Records a first contact by itself: the person got in touch, or the attempt `attemptId` turned out to have reached them. */
export type RecordFirstContact = { type: 'RecordFirstContact'; method: ContactMethod; attemptId?: Uuid; note?: string };

/** Declares the person unable to be contacted, once the programme's contact policy is exhausted. Sent by a schedule or by staff. */
export type DeclareUnableToContact = { type: 'DeclareUnableToContact'; note?: string };

/** Pauses the wait at the person's request; with `resumedAt` (an instant after the start, and past) it is over already. */
export type PauseWait = { type: 'PauseWait'; reason: PauseReason; expectedUntil?: LocalDate; resumedAt?: Instant; note?: string };

/** Ends the pause that is running; with `pauseId` only if it is that one. */
export type ResumeWait = { type: 'ResumeWait'; pauseId?: Uuid; note?: string };

/** Everything that triage can be asked to do. */
export type TriageCommand =
  | OpenTriage
  | FlagRisk
  | ClearRisk
  | EscalateToClinician
  | DecideTriage
  | ChangeStage
  | AllocateCase
  | ReallocateCase
  | RecordContactAttempt
  | RecordFirstContact
  | DeclareUnableToContact
  | PauseWait
  | ResumeWait;
