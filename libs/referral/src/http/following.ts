import { checkNhsNumber, postcodeDistrict, type LocalDate } from '#kernel';
import { ageBand } from '../intake/check-intake.js';
import type { ReferralFacts } from '../model/events.js';

/** Facts that follow from personal ones, and the NHS number as it is kept. */
export interface Following {
  nhsNumber?: string;
  ageBand?: ReferralFacts['ageBand'];
  nhsNumberStatus?: ReferralFacts['nhsNumberStatus'];
  /** Null: there is none any more. */
  postcodeDistrict?: string | null;
}

/** What follows from personal facts told on a day; null takes a fact out. Nobody has verified an NHS number told this way. */
export function following(facts: Record<string, unknown>, on: LocalDate): Following {
  const { birthDate, nhsNumber, contact } = facts as Record<'birthDate' | 'nhsNumber', string | null | undefined> & {
    contact?: { postcode?: string } | null;
  };
  const check = nhsNumber ? checkNhsNumber(nhsNumber) : undefined;
  return {
    ...(birthDate === undefined ? {} : { ageBand: ageBand(birthDate ?? undefined, on) }),
    ...(nhsNumber === null ? { nhsNumberStatus: 'none' } : {}),
    ...(check && check.kind !== 'malformed' ? { nhsNumber: check.number, nhsNumberStatus: check.kind === 'valid' ? 'unverified' : check.kind } : {}),
    ...(contact === undefined ? {} : { postcodeDistrict: (contact?.postcode && postcodeDistrict(contact.postcode)) || null }),
  };
}
