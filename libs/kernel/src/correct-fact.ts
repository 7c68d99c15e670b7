import { correctedHistory, withFacts, type CorrectionReason, type FactCorrected } from './correction.js';
import type { Circumstances, Decider, Decision } from './decider.js';
import type { EventShape, Happened, Recorded } from './event.js';
import type { Uuid } from './identifiers.js';
import { refusals } from './refusal.js';
import type { Instant } from './time.js';

/** Asks for an earlier fact to be corrected. Every module understands it. */
export interface CorrectFact {
  type: 'CorrectFact';
  /** The event to correct. */
  eventId: Uuid;
  reason: CorrectionReason;
  /** New values by field name; `null` takes a field out. */
  facts: Record<string, unknown>;
  /** When it really happened, if that is what was wrong. */
  newEffectiveAt?: Instant;
  /** True if it never happened at all. */
  struckOut: boolean;
  /** Why, in the corrector's own words. Personal. */
  explanation?: string;
}

export const refuseCorrection = refusals({
  'correction.event-not-found': {
    kind: 'not-found',
    message: 'This case has no such event. Take the event id from the timeline of the case.',
  },
  'correction.not-correctable': {
    kind: 'conflict',
    message: 'An event of this type cannot be corrected. Record a new fact instead.',
  },
  'correction.field-not-correctable': {
    kind: 'invalid',
    message: 'This field cannot be corrected. Only facts that a person entered can.',
  },
  'correction.nothing-to-change': {
    kind: 'invalid',
    message: 'The correction changes nothing. Give new facts, a new effective time, or strike the event out.',
  },
  'correction.strike-with-facts': {
    kind: 'invalid',
    message: 'An event is either struck out or given new facts, not both.',
  },
  'correction.already-struck-out': {
    kind: 'conflict',
    message: 'This event was struck out already and no longer counts.',
  },
  'correction.not-strikable': {
    kind: 'conflict',
    message: 'An event of this type can be corrected but not struck out.',
  },
  'correction.value-not-valid': {
    kind: 'invalid',
    message: 'This field cannot have that value. The interface documents what may stand in it.',
  },
  'correction.in-future': {
    kind: 'invalid',
    message: 'The corrected time lies in the future. A fact can only have happened already.',
  },
});

/**
 * Decides a correction of any module: the event must exist and be open to correction, something must change, and the
 * history that results must still make sense to the module.
 */
export function correctFact<S, C extends { type: string }, E extends EventShape, X>(
  decider: Decider<S, C, E, X>,
  command: CorrectFact,
  events: readonly Recorded<E | FactCorrected>[],
  at: Circumstances & X,
): Decision<FactCorrected> {
  const target = events.find((e) => e.eventId === command.eventId);
  if (!target) return refuseCorrection('correction.event-not-found', { field: 'eventId' });
  const rule = target.type === 'FactCorrected' ? 'never' : decider.correctable[target.type as E['type']];
  if (rule === 'never' || rule === undefined) {
    return refuseCorrection('correction.not-correctable', { field: 'eventId', because: `It is a ${target.type}.` });
  }
  const believed = correctedHistory<E>(events).find((e) => (e as Happened).eventId === command.eventId) as Happened | undefined;
  if (!believed) return refuseCorrection('correction.already-struck-out', { field: 'eventId' });
  const forbidden = decider.mayCorrect?.(believed as Happened<E>, at);
  if (forbidden) return forbidden;
  const names = Object.keys(command.facts);
  if (command.struckOut) {
    if (names.length > 0 || command.newEffectiveAt) return refuseCorrection('correction.strike-with-facts', { field: 'struckOut' });
    if (!rule.strike) return refuseCorrection('correction.not-strikable', { field: 'struckOut' });
  }
  const unknown = names.find((name) => !rule.data.includes(name) && !rule.personal.includes(name));
  if (unknown !== undefined) {
    const open = [...rule.data, ...rule.personal].join(', ') || 'none';
    return refuseCorrection('correction.field-not-correctable', { field: `facts.${unknown}`, because: `Open to correction: ${open}.` });
  }
  if (command.newEffectiveAt && command.newEffectiveAt > at.now) return refuseCorrection('correction.in-future', { field: 'effectiveAt' });
  const typed = pick(command.facts, rule.data);
  const follow = decider.derived?.[target.type as E['type']];
  const facts = follow && Object.keys(typed).length > 0 ? { ...typed, ...follow(withFacts({ ...believed.data }, typed)) } : typed;
  const personal = pick(command.facts, rule.personal);
  const dataChanges = JSON.stringify(withFacts({ ...believed.data }, facts)) !== JSON.stringify(believed.data);
  const timeChanges = command.newEffectiveAt !== undefined && command.newEffectiveAt !== believed.effectiveAt;
  if (!command.struckOut && !dataChanges && !timeChanges && Object.keys(personal).length === 0) {
    return refuseCorrection('correction.nothing-to-change', { field: 'facts' });
  }
  const correction: FactCorrected = {
    type: 'FactCorrected',
    data: {
      corrects: command.eventId,
      correctedType: target.type,
      reason: command.reason,
      facts,
      ...(command.newEffectiveAt ? { newEffectiveAt: command.newEffectiveAt } : {}),
      struckOut: command.struckOut,
    },
    personal: { ...personal, ...(command.explanation ? { explanation: command.explanation } : {}) },
  };
  const asRecorded = { ...target, ...correction, eventId: at.id('correction'), personal: null } as unknown as Recorded<FactCorrected>;
  return decider.consistent(correctedHistory<E>([...events, asRecorded]), at) ?? [correction];
}

function pick(facts: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
}
