import type { Meetings } from './appointments.js';
import { inOrder, type CaseEvent, type CaseEventType } from './case-event.js';
import { causedBy, type Mark } from './marks.js';
import { dayOf, type ReferralOfCase } from './referral-of-case.js';
import type { Beginning } from './spells.js';
import { seen, underAt, type Wait } from './wait.js';

/**
 * The wait from the order of an intervention to its first session. `shared` is what happens to every wait of the case; what
 * happened before the order does not concern this one.
 */
export function orderWait(
  order: CaseEvent<'InterventionOrdered'>,
  referral: ReferralOfCase,
  events: readonly CaseEvent[],
  { sessions }: Meetings,
  shared: readonly Mark[],
): Wait[] {
  const id = order.intervention;
  if (id === undefined) return [];
  const beginning: Beginning = {
    ...underAt(referral, events, order.effectiveAt),
    startOn: dayOf(order),
    entersOn: dayOf(order),
    started: causedBy(order, 'starts-on-order'),
  };
  const marks = [
    ...shared.filter((mark) => inOrder(order, mark) < 0),
    ...events.filter(({ intervention }) => intervention === id).flatMap(endings),
    ...sessions.filter(({ intervention }) => intervention === id).map((session) => seen(session, 'stops-at-first-session')),
  ];
  return [{ measure: 'ordered-to-first-session', intervention: { id, kind: order.data.kind }, beginning, marks, pausable: true }];
}

type Ending = Pick<Extract<Mark, { kind: 'leave' }>, 'rule' | 'why'>;

const ENDED: Ending = { rule: 'ends-intervention-ended', why: 'intervention-ended' };
const ENDINGS: Partial<Record<CaseEventType, Ending>> = {
  DeclinedBySupplier: { rule: 'ends-supplier-declined', why: 'supplier-declined' },
  InterventionCompleted: ENDED,
  InterventionStopped: ENDED,
};

function endings(event: CaseEvent): Mark[] {
  const ending = ENDINGS[event.type];
  return ending ? [{ ...causedBy(event, ending.rule), kind: 'leave', why: ending.why, final: true }] : [];
}
