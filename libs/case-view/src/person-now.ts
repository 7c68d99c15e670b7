import { correctedHistory, withFacts, type FactCorrected, type Recorded, type Uuid } from '#kernel';
import { ERASED, type Vault } from '#privacy';
import type { ReferralEvent, ReferralPersonal } from '#referral/contract';

const OF_PERSON: readonly (keyof ReferralPersonal)[] = [
  'name',
  'birthDate',
  'nhsNumber',
  'contact',
  'employer',
  'referrerName',
  'reason',
  'conditionText',
];

type Words = Record<string, unknown>;

/**
 * Who the person is as now believed: the referral, over it what was amended and supplied, over all what was corrected. What a
 * correction took out of an event, that event never told. `erased` once their identity was erased.
 */
export async function personNow(
  events: readonly Recorded<ReferralEvent | FactCorrected>[],
  vault: Vault,
): Promise<Partial<ReferralPersonal> | typeof ERASED> {
  const standing = new Set(correctedHistory<ReferralEvent>(events).map((e) => e.eventId));
  const ofReferral = events.filter((e) => standing.has(e.eventId) && ['ReferralReceived', 'ReferralAmended', 'InformationSupplied'].includes(e.type));
  const told = new Map<Uuid, Words>();
  for (const event of ofReferral) {
    const words = await wordsOf(event, vault);
    if (words === ERASED) return ERASED;
    told.set(event.eventId, words);
  }
  const corrected = new Map<Uuid, Words>();
  for (const event of events) {
    const corrects = event.type === 'FactCorrected' ? (event as Recorded<FactCorrected>).data.corrects : '';
    const before = told.get(corrects);
    if (!before) continue;
    const words = await wordsOf(event, vault);
    if (words === ERASED) return ERASED;
    told.set(corrects, withFacts(before, words));
    // Put in anew, so that of two events the one that was corrected last has the last word.
    const changed = { ...corrected.get(corrects), ...words };
    corrected.delete(corrects);
    corrected.set(corrects, changed);
  }
  const changes = [...corrected.values()].map((words) => Object.fromEntries(Object.entries(words).filter(([, value]) => value !== null)));
  return Object.assign({}, ...told.values(), ...changes) as Partial<ReferralPersonal>;
}

async function wordsOf(event: Recorded, vault: Vault): Promise<Words | typeof ERASED> {
  const opened = await vault.open<Words>(event.eventId, event.personal);
  if (opened.erased) return ERASED;
  return Object.fromEntries(Object.entries(opened.personal).filter(([field]) => OF_PERSON.includes(field as keyof ReferralPersonal)));
}
