import {
  isDayFact,
  isOneOf,
  optional,
  type Circumstances,
  type Correctable,
  type Decider,
  type FactCheck,
  type FactChecks,
  type Happened,
  type Refusal,
} from '#kernel';
import { ASSESSMENT_MODES, STAGES, type Stage } from '#programmes/contract';
import { stepDirection } from './change-stage.js';
import type { TriageCommand } from './commands.js';
import { CONTACT_METHODS, CONTACT_RESULTS } from './contact-vocabulary.js';
import type { TriageEvent } from './events.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';
import { CLINICAL_RISKS, ESCALATION_REASONS, PAUSE_REASONS, PRIORITIES, REALLOCATION_REASONS, RISKS, STAGE_CHANGE_REASONS } from './vocabulary.js';

type TriageDecider = Decider<TriageState, TriageCommand, TriageEvent>;

const isCode: FactCheck = (value) => typeof value === 'string' && /^\S{1,100}$/.test(value);
const isMode = optional(isOneOf(ASSESSMENT_MODES));

/**
 * The facts that a person enters, by event, and the values that each can have. Times follow from the envelope, and what
 * was derived (due date, proposal, who decided) is not anybody's to correct.
 */
export const enteredFacts: FactChecks<TriageEvent> = {
  TriageOpened: {},
  RiskFlagged: { risk: isOneOf(RISKS) },
  RiskCleared: { risk: isOneOf(RISKS) },
  EscalatedToClinician: { reason: isOneOf(ESCALATION_REASONS) },
  TriageDecided: { stage: isOneOf(STAGES), priority: isOneOf(PRIORITIES), assessmentMode: isMode },
  StageChanged: { to: isOneOf(STAGES), reason: isOneOf(STAGE_CHANGE_REASONS), assessmentMode: isMode },
  CaseAllocated: { practitioner: isCode, team: optional(isCode) },
  CaseReallocated: { practitioner: isCode, team: optional(isCode), reason: isOneOf(REALLOCATION_REASONS) },
  ContactAttempted: { method: isOneOf(CONTACT_METHODS), result: isOneOf(CONTACT_RESULTS) },
  FirstContactMade: { method: isOneOf(CONTACT_METHODS) },
  UnableToContact: {},
  WaitPaused: { reason: isOneOf(PAUSE_REASONS), expectedUntil: optional(isDayFact) },
  WaitResumed: {},
};

const entered = (type: TriageEvent['type']): Correctable => ({ data: Object.keys(enteredFacts[type]), personal: ['note'], strike: true });

/** What of each event may be corrected. The opening follows from the acceptance: its time may be wrong, itself it stands. */
export const correctable: TriageDecider['correctable'] = {
  TriageOpened: { data: [], personal: [], strike: false },
  RiskFlagged: entered('RiskFlagged'),
  RiskCleared: entered('RiskCleared'),
  EscalatedToClinician: entered('EscalatedToClinician'),
  TriageDecided: entered('TriageDecided'),
  StageChanged: entered('StageChanged'),
  CaseAllocated: entered('CaseAllocated'),
  CaseReallocated: entered('CaseReallocated'),
  ContactAttempted: entered('ContactAttempted'),
  FirstContactMade: entered('FirstContactMade'),
  UnableToContact: entered('UnableToContact'),
  WaitPaused: entered('WaitPaused'),
  WaitResumed: entered('WaitResumed'),
};

/**
 * What is a clinician's to decide is a clinician's to correct: their decisions, escalations, and flags of clinical risks.
 * Otherwise a correction would be a way round them.
 */
export function mayCorrect(event: Happened<TriageEvent>, { actor }: Pick<Circumstances, 'actor'>): Refusal | undefined {
  const clinical =
    event.type === 'EscalatedToClinician' ||
    (event.type === 'TriageDecided' && event.data.decidedBy === 'clinical') ||
    ((event.type === 'RiskFlagged' || event.type === 'RiskCleared') && CLINICAL_RISKS.includes(event.data.risk));
  return clinical && actor.role !== 'clinician' ? refuseTriage('triage.clinician-needed', { field: 'eventId' }) : undefined;
}

/** Whether a step went up or down follows from its stages. */
export const derived: TriageDecider['derived'] = {
  StageChanged: ({ from, to }) => ({ direction: stepDirection(from as Stage, to as Stage) }),
};
