import type { CorrectFact, Happened, Instant, Uuid } from '#kernel';
import type { RecordFirstContact } from './commands.js';
import { isTwoWay } from './contact-vocabulary.js';
import type { TriageEvent } from './events.js';

type Of<T extends TriageEvent['type']> = Happened<Extract<TriageEvent, { type: T }>>;

/** What has to follow the correction of a contact attempt, for the first contact to agree with it. */
export type FirstContactRepair =
  Pick<CorrectFact, 'type' | 'eventId' | 'facts' | 'newEffectiveAt' | 'struckOut'> | (RecordFirstContact & { attemptId: Uuid; effectiveAt: Instant });

/**
 * Brings the first contact in step after a contact attempt was corrected: it was made when and how its attempt was, it never
 * was if that did not reach the person, and the earliest attempt that did makes one. `history` has its corrections applied. Only to be
 * asked after the correction of an attempt: a first contact that was struck out by itself stays so.
 */
export function firstContactInStep(history: readonly Happened<TriageEvent>[]): readonly FirstContactRepair[] {
  const answered = history.filter((e): e is Of<'ContactAttempted'> => e.type === 'ContactAttempted' && isTwoWay(e.data.result));
  const contacts = history.filter((e): e is Of<'FirstContactMade'> => e.type === 'FirstContactMade');
  const attemptOf = (contact: Of<'FirstContactMade'>) => answered.find((attempt) => attempt.data.attemptId === contact.data.attemptId);
  const moved = contacts.flatMap((contact) => {
    if (contact.data.attemptId === undefined) return [];
    const attempt = attemptOf(contact);
    if (!attempt) return [{ type: 'CorrectFact' as const, eventId: contact.eventId, facts: {}, struckOut: true }];
    const { method } = attempt.data;
    const facts = method === contact.data.method ? {} : { method };
    const newEffectiveAt = attempt.effectiveAt === contact.effectiveAt ? undefined : attempt.effectiveAt;
    if (Object.keys(facts).length === 0 && newEffectiveAt === undefined) return [];
    return [{ type: 'CorrectFact' as const, eventId: contact.eventId, facts, newEffectiveAt, struckOut: false }];
  });
  const standing = contacts.filter((contact) => contact.data.attemptId === undefined || attemptOf(contact) !== undefined);
  const madeAt = standing.map((contact) => attemptOf(contact)?.effectiveAt ?? contact.effectiveAt).toSorted()[0];
  const earliest = answered.toSorted((a, b) => (a.effectiveAt < b.effectiveAt ? -1 : 1))[0];
  if (!earliest || (madeAt !== undefined && madeAt <= earliest.effectiveAt)) return moved;
  const { method, attemptId } = earliest.data;
  return [...moved, { type: 'RecordFirstContact', method, attemptId, effectiveAt: earliest.effectiveAt }];
}
