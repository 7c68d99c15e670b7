import { newId } from '#kernel';
import type { NewEvent } from '#event-log';

let counter = 0;
/** A stream nobody else uses. */
export const aStream = (category = 'referral'): string => `${category}-${String(++counter).padStart(6, '0')}-${newId()}`;

/** What JSON keeps in another form, or not at all. */
export const oddData = (): object => ({
  not: Number.NaN,
  minus: -0,
  absent: undefined,
  list: [undefined, 1e21, 0.1 + 0.2],
  at: new Date(0),
  'e\u0301': 'é',
  é: 'e\u0301',
});

/** An event with some content. */
export function anEvent(overrides: Partial<NewEvent> = {}): NewEvent {
  const eventId = newId();
  return {
    eventId,
    type: 'ContactAttempted',
    schemaVersion: 1,
    caseId: newId(),
    effectiveAt: '2026-03-02T09:00:00.000Z',
    actor: { id: 'caseworker-1', role: 'caseworker', organisation: 'PRV01' },
    correlationId: eventId,
    causationId: eventId,
    commandId: newId(),
    fingerprint: 'f',
    data: { method: 'telephone', n: 1.5, nested: { b: 1, a: [true, null] } },
    personal: null,
    ...overrides,
  };
}
