import { correctedHistory, type FactCorrected, type Recorded } from '#kernel';
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

/**
 * Who the person is as now believed: the referral, over it what was amended and supplied, over all what was corrected.
 * `erased` once their identity was erased.
 */
export async function personNow(
  events: readonly Recorded<ReferralEvent | FactCorrected>[],
  vault: Vault,
): Promise<Partial<ReferralPersonal> | typeof ERASED> {
  const standing = new Set(correctedHistory<ReferralEvent>(events).map((e) => e.eventId));
  const ofReferral = events.filter((e) => standing.has(e.eventId) && ['ReferralReceived', 'ReferralAmended', 'InformationSupplied'].includes(e.type));
  const corrections = events.filter(
    (e): e is Recorded<FactCorrected> =>
      e.type === 'FactCorrected' && ofReferral.some((o) => o.eventId === (e as Recorded<FactCorrected>).data.corrects),
  );
  let person: Partial<ReferralPersonal> = {};
  for (const event of [...ofReferral, ...corrections]) {
    const opened = await vault.open<Partial<ReferralPersonal>>(event.eventId, event.personal);
    if (opened.erased) return ERASED;
    const fields = Object.entries(opened.personal).filter(([field, value]) => OF_PERSON.includes(field as keyof ReferralPersonal) && value !== null);
    person = { ...person, ...Object.fromEntries(fields) };
  }
  return person;
}
