import { correctedHistory, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import type { AssessmentEvent } from '#assessment/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { InterventionEvent } from '#intervention/contract';
import type { ReferralEvent } from '#referral/contract';
import type { TriageEvent } from '#triage/contract';

/** The events that waiting times are worked out from, with the fields that they need of each. Nothing here is personal. */
export const KEPT = {
  ReferralReceived: [
    'programme',
    'source',
    'practice',
    'conditionGroups',
    'employment',
    'absenceStartedOn',
    'ageBand',
    'sex',
    'ethnicGroup',
    'noticeReceivedOn',
  ],
  ReferralAmended: ['facts'],
  InformationSupplied: ['facts'],
  ReferralNotAccepted: [],
  ReferralWithdrawn: [],
  ReferralTransferred: ['to'],
  PersonDied: [],
  TriageDecided: ['stage'],
  StageChanged: ['to'],
  FirstContactMade: [],
  WaitPaused: ['pauseId'],
  WaitResumed: ['pauseId'],
  AppointmentBooked: ['appointmentId', 'purpose', 'startsAt', 'replaces'],
  AppointmentCancelled: ['appointmentId'],
  AttendanceRecorded: ['appointmentId', 'code'],
  AssessmentCompleted: ['appointmentId'],
  InterventionOrdered: ['kind'],
  DeclinedBySupplier: [],
  SessionBooked: ['sessionId', 'startsAt', 'replaces'],
  SessionCancelled: ['sessionId'],
  SessionAttendanceRecorded: ['sessionId', 'code'],
  InterventionCompleted: [],
  InterventionStopped: [],
  CaseDischarged: ['reason'],
  CaseReopened: [],
} as const satisfies Partial<Record<CaseSource['type'], readonly string[]>>;

type CaseSource = ReferralEvent | TriageEvent | AssessmentEvent | InterventionEvent | DischargeEvent;

/** The name of an event that waiting times are worked out from. */
export type CaseEventType = keyof typeof KEPT;

interface Place {
  eventId: Uuid;
  /** Log position: between two events of the same moment, the one recorded first comes first. */
  position: string;
  effectiveAt: Instant;
  /** The intervention that an event of one belongs to. */
  intervention?: Uuid;
}

/** An event of a case, trimmed to what waiting times need. */
export type CaseEvent<T extends CaseEventType = CaseEventType> = {
  [K in T]: Place & { type: K; data: Extract<CaseSource, { type: K }>['data'] };
}[T];

/** A trimmed event, or a trimmed correction of one. */
export type HistoryEvent = CaseEvent | (Place & { type: 'FactCorrected'; data: FactCorrected['data'] });

/** Trims an event of the log to what waiting times need; `undefined` if they need nothing of it. */
export function trimmed(event: Recorded): HistoryEvent | undefined {
  const { eventId, position, effectiveAt, type, data, stream } = event;
  const place: Place = { eventId, position, effectiveAt };
  if (type === 'FactCorrected') {
    const { corrects, correctedType, reason, facts, newEffectiveAt, struckOut } = data as FactCorrected['data'];
    if (!isCaseEventType(correctedType)) return undefined;
    const kept = pick(facts, KEPT[correctedType]);
    if (Object.keys(kept).length === 0 && newEffectiveAt === undefined && !struckOut) return undefined;
    return { ...place, type, data: { corrects, correctedType, reason, facts: kept, newEffectiveAt, struckOut } };
  }
  if (!isCaseEventType(type)) return undefined;
  const kept = pick(data as Record<string, unknown>, KEPT[type]);
  const intervention = stream.startsWith('intervention-') ? stream.slice('intervention-'.length) : undefined;
  const whole = 'facts' in kept ? { facts: pick(kept['facts'] as Record<string, unknown>, KEPT.ReferralReceived) } : kept;
  return { ...place, ...(intervention ? { intervention } : {}), type, data: whole } as unknown as CaseEvent;
}

/** The events of a case as they are now believed, corrections applied, in log order. */
export const believed = (history: readonly HistoryEvent[]): CaseEvent[] =>
  correctedHistory(history as unknown as Recorded<CaseSource>[]) as unknown as CaseEvent[];

type When = Pick<Place, 'effectiveAt' | 'position'>;

/** Order of happening; of two events of one moment the one recorded first. */
export function inOrder(a: When, b: When): number {
  if (a.effectiveAt !== b.effectiveAt) return a.effectiveAt < b.effectiveAt ? -1 : 1;
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return 0;
}

/** Narrows an event by its type. */
export const isOf =
  <T extends CaseEventType>(...types: T[]) =>
  (event: CaseEvent): event is Extract<CaseEvent, { type: T }> =>
    (types as CaseEventType[]).includes(event.type);

const isCaseEventType = (type: string): type is CaseEventType => Object.hasOwn(KEPT, type);

const pick = (facts: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
