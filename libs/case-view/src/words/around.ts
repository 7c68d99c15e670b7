import { correctedHistory, type Happened, type Instant, type Recorded, type Uuid } from '#kernel';
import type { Programme } from '#programmes/contract';

/** What the rest of a case says of the things that an event names by an id or a code. */
export interface Around {
  /** When appointments and sessions begin. */
  meetings: ReadonlyMap<Uuid, Instant>;
  /** Kinds of adjustments that were proposed. */
  adjustments: ReadonlyMap<Uuid, string>;
  /** Kinds of interventions and of letters, by their streams. */
  kinds: ReadonlyMap<string, string>;
  /** Names of programmes by id, and of suppliers by code. */
  names: ReadonlyMap<string, string>;
}

/** Gathers it from the events of a case as they are now believed, and from the programmes that the case was in. */
export function aroundOf(events: readonly Recorded[], programmes: readonly Programme[]): Around {
  const meetings = new Map<Uuid, Instant>();
  const adjustments = new Map<Uuid, string>();
  const kinds = new Map<string, string>();
  for (const { type, stream, data } of correctedHistory(events) as unknown as readonly (Happened & { type: string; data: Facts })[]) {
    if (type === 'AppointmentBooked' && data.appointmentId && data.startsAt) meetings.set(data.appointmentId, data.startsAt);
    if (type === 'SessionBooked' && data.sessionId && data.startsAt) meetings.set(data.sessionId, data.startsAt);
    if ((type === 'InterventionOrdered' || type === 'LetterDue') && data.kind) kinds.set(stream, data.kind);
    if (type === 'AdjustmentsProposed') for (const { adjustmentId, kind } of data.adjustments ?? []) adjustments.set(adjustmentId, kind);
  }
  const suppliers = programmes.flatMap(({ catalogue }) => catalogue.map(({ supplier }) => [supplier.code, supplier.name] as const));
  return { meetings, adjustments, kinds, names: new Map([...suppliers, ...programmes.map(({ id, name }) => [id, name] as const)]) };
}

interface Facts {
  appointmentId?: Uuid;
  sessionId?: Uuid;
  startsAt?: Instant;
  kind?: string;
  adjustments?: readonly { adjustmentId: Uuid; kind: string }[];
}
