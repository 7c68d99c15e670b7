import { known, type Decider, type Instant, type Uuid } from '#kernel';
import type { AssessmentMode, Stage } from '#programmes/contract';
import type { TriageCommand } from './commands.js';
import { isTwoWay, type ContactMethod, type ContactResult } from './contact-vocabulary.js';
import type { Allocation, TriageEvent } from './events.js';
import type { DecidedBy, Priority, Risk } from './vocabulary.js';

/** One attempt to reach the person. */
export interface ContactAttempt {
  attemptId: Uuid;
  at: Instant;
  method: ContactMethod;
  result: ContactResult;
}

/** A pause of the wait, from its start up to but not including its end; without an end it is running. */
export interface Pause {
  pauseId: Uuid;
  from: Instant;
  to?: Instant;
}

/** What is known of a case whatever the status of its triage. */
interface CaseSoFar {
  /** Risks and needs that stand, in the order in which they were first flagged. */
  risks: readonly Risk[];
  /** The present spell; earlier ones are read from the timeline. */
  allocatedTo?: Allocation & { since: Instant };
  /** In the order of recording, late entries last. */
  attempts: readonly ContactAttempt[];
  /** The earliest two-way contact. */
  firstContactAt?: Instant;
  /** The latest two-way contact. */
  lastContactAt?: Instant;
  /** Set until the person is reached. */
  unableToContactAt?: Instant;
  /** In the order of recording; at most one is running. */
  pauses: readonly Pause[];
}

interface Opened {
  openedAt: Instant;
}

/** Where a case's triage is: to be opened, waiting for a decision, waiting for a clinician's decision, decided. */
export type TriageState = CaseSoFar &
  (
    | { status: 'not-opened' }
    | ({ status: 'open' } & Opened)
    | ({ status: 'escalated'; escalatedAt: Instant } & Opened)
    | ({
        status: 'decided';
        decidedAt: Instant;
        decidedBy: DecidedBy;
        escalatedAt?: Instant;
        stage: Stage;
        /** When the present stage began. */
        stageSince: Instant;
        priority: Priority;
        /** Absent at stage A, which has no assessment. */
        assessmentMode?: AssessmentMode;
      } & Opened)
  );

/** A case of which triage has not heard. */
export const notOpened: TriageState = { status: 'not-opened', risks: [], attempts: [], pauses: [] };

/** How each event changes the state. */
export const evolve: Decider<TriageState, TriageCommand, TriageEvent>['evolve'] = {
  TriageOpened: (state, { effectiveAt }) => ({ ...state, status: 'open', openedAt: effectiveAt }),

  RiskFlagged: (state, { data }) => ({ ...state, risks: [...new Set([...state.risks, data.risk])] }),

  RiskCleared: (state, { data }) => ({ ...state, risks: state.risks.filter((risk) => risk !== data.risk) }),

  EscalatedToClinician: (state, { effectiveAt }) => (state.status === 'open' ? { ...state, status: 'escalated', escalatedAt: effectiveAt } : state),

  TriageDecided: (state, { data: { stage, priority, assessmentMode, decidedBy }, effectiveAt }) =>
    state.status === 'not-opened'
      ? state
      : { ...state, status: 'decided', decidedAt: effectiveAt, decidedBy, stage, stageSince: effectiveAt, priority, assessmentMode },

  StageChanged: (state, { data: { to, assessmentMode }, effectiveAt }) => {
    if (state.status !== 'decided') return state;
    const mode = to === 'A' ? undefined : (assessmentMode ?? state.assessmentMode);
    return { ...state, stage: to, stageSince: effectiveAt, assessmentMode: mode };
  },

  CaseAllocated: (state, { data, effectiveAt }) => allocated(state, data, effectiveAt),

  CaseReallocated: (state, { data, effectiveAt }) => allocated(state, data, effectiveAt),

  ContactAttempted: (state, { data: { attemptId, method, result }, effectiveAt }) => {
    const attempts = [...state.attempts, { attemptId, at: effectiveAt, method, result }];
    return isTwoWay(result) ? reached({ ...state, attempts }, effectiveAt) : { ...state, attempts };
  },

  FirstContactMade: (state, { data: { attemptId }, effectiveAt }) => {
    if (attemptId !== undefined && !reachedBy(state, attemptId)) return state;
    const firstContactAt = state.firstContactAt && state.firstContactAt < effectiveAt ? state.firstContactAt : effectiveAt;
    return { ...reached(state, effectiveAt), firstContactAt };
  },

  UnableToContact: (state, { effectiveAt }) => ({ ...state, unableToContactAt: effectiveAt }),

  WaitPaused: (state, { data: { pauseId }, effectiveAt }) => ({ ...state, pauses: [...state.pauses, { pauseId, from: effectiveAt }] }),

  WaitResumed: (state, { data: { pauseId }, effectiveAt }) => ({
    ...state,
    pauses: state.pauses.map((pause) => (pause.pauseId === pauseId ? { ...pause, to: effectiveAt } : pause)),
  }),
};

function allocated(state: TriageState, { practitioner, team }: Allocation, since: Instant): TriageState {
  return { ...state, allocatedTo: known({ practitioner, team, since }) };
}

/** Whether an attempt of this id is on record and reached the person. */
export const reachedBy = ({ attempts }: Pick<TriageState, 'attempts'>, attemptId: Uuid): boolean =>
  attempts.some((attempt) => attempt.attemptId === attemptId && isTwoWay(attempt.result));

/** A two-way contact also ends "unable to contact", in whatever order the two came to be known. */
function reached(state: TriageState, at: Instant): TriageState {
  const lastContactAt = state.lastContactAt && state.lastContactAt > at ? state.lastContactAt : at;
  return { ...state, lastContactAt, unableToContactAt: undefined };
}
