import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import type { Personal, Sealed, Uuid } from '#kernel';
import { sealFields } from '#privacy';
import type { Chance } from '#invented';
import type { InventedPerson } from '../case/people.js';

/** The key of an invented person: it follows from the seed, so that the same seed gives the same log. */
export const keyFor = (seed: string, personId: Uuid): Buffer => createHash('sha256').update(`${seed}|key|${personId}`).digest();

/** Seals what is personal in a simulation. Of the people whose cases go on at a time the keys are at hand. */
export class Keyring {
  private held: { personId: Uuid; key: KeyObject } | undefined;

  constructor(private readonly seed: string) {}

  seal(eventId: Uuid, { personId }: InventedPerson, personal: Personal, chance: Chance): Sealed | null {
    if (this.held?.personId !== personId) this.held = { personId, key: createSecretKey(keyFor(this.seed, personId)) };
    return sealFields(eventId, personId, this.held.key, personal, () => chance.bytes(12));
  }
}
