import type { FactCorrected, Instant, Recorded, Uuid } from '#kernel';
import { CATEGORY_OF, isKept, KEPT, type KeptType } from './case-events.js';

/** An event of a case, trimmed to what outcomes need, so that a whole history can be read again at every change. */
export interface Entry {
  eventId: Uuid;
  /** Log position. */
  position: string;
  effectiveAt: Instant;
  type: string;
  /** The letter or the intervention that an event of one belongs to. */
  part?: Uuid;
  data: object;
}

/** Trims an event of the log; `undefined` if outcomes need nothing of it. */
export function entryOf(event: Recorded): Entry | undefined {
  const { eventId, position, effectiveAt, type, stream } = event;
  const data = event.type === 'FactCorrected' ? trimmedCorrection(event.data as FactCorrected['data']) : trimmedData(type, event.data);
  if (!data) return undefined;
  const [category = ''] = stream.split('-', 1);
  const part = category === 'letter' || category === 'intervention' ? stream.slice(category.length + 1) : undefined;
  return { eventId, position, effectiveAt, type, ...(part ? { part } : {}), data };
}

function trimmedData(type: string, data: object): object | undefined {
  if (!isKept(type)) return undefined;
  const kept = pick(data as Record<string, unknown>, KEPT[type]);
  return 'facts' in kept ? { facts: pick(kept['facts'] as Record<string, unknown>, KEPT.ReferralReceived) } : kept;
}

function trimmedCorrection({ corrects, correctedType, reason, facts, newEffectiveAt, struckOut }: FactCorrected['data']): object | undefined {
  if (!isKept(correctedType)) return undefined;
  return { corrects, correctedType, reason, facts: pick(facts, KEPT[correctedType]), ...(newEffectiveAt ? { newEffectiveAt } : {}), struckOut };
}

function pick(facts: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of Object.keys(facts)) if (names.includes(name)) picked[name] = facts[name];
  return picked;
}

/** The type of the event that an entry tells of, itself or as its correction; `undefined` if outcomes need nothing of it. */
export function keptTypeOf({ type, data }: Pick<Entry, 'type' | 'data'>): KeptType | undefined {
  const of = type === 'FactCorrected' ? (data as FactCorrected['data']).correctedType : type;
  return isKept(of) ? of : undefined;
}

/** An entry as the folds of the modules take it: they look at facts and times, never at an event's surroundings in the log. */
export function asRecorded(caseId: Uuid, { part, ...entry }: Entry): Recorded {
  const category = isKept(entry.type) ? CATEGORY_OF[entry.type] : '';
  return { ...entry, caseId, stream: `${category}-${part ?? caseId}` } as unknown as Recorded;
}
