import type { AssessmentMode, Stage } from '#programmes/contract';
import type { Event, Instant, LocalDate, Uuid } from '#kernel';
import type { ContactMethod, ContactResult } from './contact-vocabulary.js';
import type { DecidedBy, EscalationReason, PauseReason, Priority, ReallocationReason, Risk, StageChangeReason } from './vocabulary.js';

/** One thing that spoke for or against more support, in the sentence that staff read. */
export interface ProposalReason {
  code: string;
  /** What it adds to the score; 0 if it explains the stage, the priority or the mode alone. */
  points: number;
  plainWords: string;
}

/** What scoring proposes. A person decides. */
export interface TriageProposal {
  stage: Stage;
  priority: Priority;
  /** Absent at stage A, which has no assessment, and where the programme assesses nobody. */
  mode?: AssessmentMode;
  /** Sum of the reasons' points; higher speaks for more support. */
  score: number;
  reasons: readonly ProposalReason[];
  ruleVersion: string;
}

/** Words about a fact. Personal, always. */
interface Note {
  note?: string;
}

/** Everything that can happen in a case's triage stream. */
export type TriageEvent =
  /** Triage can begin. `dueOn`: the last day within the programme's target as known then (it moves with the day of notice); absent if it sets none. */
  | Event<'TriageOpened', { dueOn?: LocalDate }>
  | Event<'RiskFlagged', { risk: Risk }, Note>
  /** A flagged risk or need no longer stands. */
  | Event<'RiskCleared', { risk: Risk }, Note>
  /** From here on a clinician must decide the triage. */
  | Event<'EscalatedToClinician', { reason: EscalationReason }, Note>
  /** `proposal` is what the decider had on the table, whether it was followed or not. */
  | Event<
      'TriageDecided',
      { stage: Stage; priority: Priority; assessmentMode?: AssessmentMode; decidedBy: DecidedBy; ruleVersion: string; proposal: TriageProposal },
      Note
    >
  /** The case stepped up or down. `assessmentMode` is absent where it stays as it was. */
  | Event<'StageChanged', { direction: StepDirection; from: Stage; to: Stage; reason: StageChangeReason; assessmentMode?: AssessmentMode }, Note>
  /** The first practitioner's spell begins. `practitioner` is an account id. */
  | Event<'CaseAllocated', Allocation, Note>
  /** The spell of the practitioner before ends here, and another begins. */
  | Event<'CaseReallocated', Allocation & { reason: ReallocationReason }, Note>
  | Event<'ContactAttempted', { attemptId: Uuid; method: ContactMethod; result: ContactResult }, Note>
  /**
   * The person was reached, or got in touch: the first two-way contact. With `attemptId` it follows from that attempt, and
   * means nothing if that did not reach the person. A late entry about an earlier contact brings a second of these: the earliest counts.
   */
  | Event<'FirstContactMade', { method: ContactMethod; attemptId?: Uuid }, Note>
  /** The contact policy is exhausted. Work for staff and a letter to the practice; the case stays open. */
  | Event<'UnableToContact', { attempts: number; firstAttemptAt: Instant; lastAttemptAt: Instant; policy: ContactPolicy }, Note>
  /** The person asked for their wait to be paused. `expectedUntil`: the day on which they hope to go on. */
  | Event<'WaitPaused', { pauseId: Uuid; reason: PauseReason; expectedUntil?: LocalDate }, Note>
  /** The pause of that id ends. If the pause was struck out, its end means nothing. */
  | Event<'WaitResumed', { pauseId: Uuid }, Note>;

/** Who works on a case: an account id, and a team's code where the provider has teams. */
export interface Allocation {
  practitioner: string;
  team?: string;
}

/** Up is towards more support (A to C). */
export type StepDirection = 'up' | 'down';

/** After `attempts` without an answer, and `overDays` days from the day of the first, somebody counts as unable to contact. */
export interface ContactPolicy {
  attempts: number;
  overDays: number;
}
