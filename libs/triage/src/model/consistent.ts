import { foldHistory, refuseMalformedFacts, refuseMisfit, type Happened, type Refusal } from '#kernel';
import { requireAfterAcceptance, requireAfterReferral, type TriageContext } from './context.js';
import { enteredFacts } from './corrections.js';
import type { TriageEvent } from './events.js';
import { requireOffered } from './offered.js';
import { requireApart } from './pause-wait.js';
import { rules } from './rules.js';
import { evolve, notOpened } from './state.js';

const decider = { initial: notOpened, evolve };

/** Events that suppose an accepted referral. */
const AFTER_ACCEPTANCE: readonly TriageEvent['type'][] = [
  'EscalatedToClinician',
  'TriageDecided',
  'StageChanged',
  'CaseAllocated',
  'CaseReallocated',
];

/** What must hold of a case's triage history: asked after a correction. */
export function consistent(history: readonly Happened<TriageEvent>[], at: TriageContext): Refusal | undefined {
  return (
    refuseMalformedFacts(history, enteredFacts) ??
    refuseMisfit(decider, rules, history) ??
    refuseMisplaced(history, at) ??
    requireApart(foldHistory(decider, history).pauses)
  );
}

/**
 * Holds what was corrected against referral and programme. What was not corrected may have been right under an earlier
 * version of either; it does not become an error, and must not stand in the way of other corrections.
 */
function refuseMisplaced(history: readonly Happened<TriageEvent>[], { referral, programme }: TriageContext): Refusal | undefined {
  for (const [i, event] of history.entries()) {
    if (event.correctedBy.length === 0) continue;
    const tooEarly =
      requireAfterReferral(referral, event.effectiveAt) ??
      (AFTER_ACCEPTANCE.includes(event.type) ? requireAfterAcceptance(referral, event.effectiveAt) : undefined);
    if (tooEarly) return tooEarly;
    const notOffered = refuseNotOffered(event, history.slice(0, i), programme);
    if (notOffered) return notOffered;
  }
  return undefined;
}

function refuseNotOffered(event: Happened<TriageEvent>, before: readonly Happened<TriageEvent>[], programme: TriageContext['programme']) {
  if (event.type === 'TriageDecided') return requireOffered(programme, event.data, 'facts.stage');
  if (event.type !== 'StageChanged') return undefined;
  const state = foldHistory(decider, before);
  const known = state.status === 'decided' ? state.assessmentMode : undefined;
  return requireOffered(programme, { stage: event.data.to, assessmentMode: event.data.assessmentMode }, 'facts.to', known);
}
