import type { Stage } from '#programmes/contract';
import { inOrder, isOf, type CaseEvent, type CaseEventType } from './case-event.js';
import { causedBy, type Mark } from './marks.js';

/** A stage that a case was in, from the event that brought it there. */
export interface StageStep {
  stage: Stage;
  by: CaseEvent<'TriageDecided' | 'StageChanged'>;
}

/** The stages of a case in order of time. */
export const stageSteps = (events: readonly CaseEvent[]): StageStep[] =>
  events
    .filter(isOf('TriageDecided', 'StageChanged'))
    .toSorted(inOrder)
    .map((by) => ({ stage: by.type === 'TriageDecided' ? by.data.stage : by.data.to, by }));

/** What happens to every wait of a case after its referral: it is closed, reopened, or moved to another programme or stage. */
export function caseMarks(events: readonly CaseEvent[]): Mark[] {
  return [...events.flatMap(closings), ...transfers(events), ...stageMoves(stageSteps(events))];
}

type Closing = Pick<Extract<Mark, { kind: 'leave' }>, 'rule' | 'why' | 'final'>;

const DIED = { rule: 'ends-died', why: 'died' } as const;
const CLOSINGS: Partial<Record<CaseEventType, Closing>> = {
  ReferralNotAccepted: { rule: 'ends-not-accepted', why: 'not-accepted', final: true },
  ReferralWithdrawn: { rule: 'ends-withdrawn', why: 'withdrawn', final: true },
  PersonDied: { ...DIED, final: true },
  // Only a discharge can be taken back, by a reopening.
  CaseDischarged: { rule: 'ends-discharged', why: 'discharged', final: false },
};

function closings(event: CaseEvent): Mark[] {
  if (event.type === 'CaseReopened') return [{ ...causedBy(event, 'goes-on-after-reopening'), kind: 'return' }];
  const died = event.type === 'CaseDischarged' && event.data.reason === 'died';
  const closing = died ? { ...DIED, final: false } : CLOSINGS[event.type];
  return closing ? [{ ...causedBy(event, closing.rule), kind: 'leave', why: closing.why, final: closing.final }] : [];
}

const transfers = (events: readonly CaseEvent[]): Mark[] =>
  events.filter(isOf('ReferralTransferred')).map((event) => ({
    ...causedBy(event, 'goes-on-after-transfer'),
    kind: 'move',
    to: { programme: event.data.to },
    endRule: 'ends-transferred',
  }));

/** The first stage holds from the start, so that nobody is counted without one for having waited for triage. */
const stageMoves = (steps: readonly StageStep[]): Mark[] =>
  steps.flatMap(({ stage, by }, i): Mark[] =>
    i === 0 || steps[i - 1]?.stage === stage
      ? []
      : [{ ...causedBy(by, 'goes-on-after-stage-change'), kind: 'move', to: { stage }, endRule: 'ends-stage-changed' }],
  );

/**
 * When a clock stops and starts being needed. Stage A is advice without an assessment; interventions belong to stage C, and
 * to whoever is ordered one at another stage. Until triage has decided a stage, everything may be needed.
 */
export function needMarks(events: readonly CaseEvent[], isNeeded: (stage: Stage | undefined, ordered: boolean) => boolean): Mark[] {
  const marks: Mark[] = [];
  let stage: Stage | undefined;
  let ordered = false;
  let needed = true;
  for (const event of events.filter(isOf('TriageDecided', 'StageChanged', 'InterventionOrdered')).toSorted(inOrder)) {
    if (event.type === 'InterventionOrdered') ordered = true;
    else stage = event.type === 'TriageDecided' ? event.data.stage : event.data.to;
    if (isNeeded(stage, ordered) === needed) continue;
    needed = !needed;
    marks.push(
      needed ? { ...causedBy(event, 'goes-on-when-needed'), kind: 'needed' } : { ...causedBy(event, 'ends-not-needed'), kind: 'not-needed' },
    );
  }
  return marks;
}
