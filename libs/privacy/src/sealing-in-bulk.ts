import type { KeyObject } from 'node:crypto';
import type { SqlPool } from '#database';
import type { Personal, Sealed, Uuid } from '#kernel';
import { encrypt } from './cipher.js';
import type { MasterKey } from './master-key.js';

/**
 * Seals the personal part of an event as a vault does, under a key at hand: for invented people, whose keys and nonces come
 * from a seed so that the same seed gives the same log. Never for anybody who exists.
 *
 * @param nonce gives 12 bytes, never the same twice
 */
export function sealFields(eventId: Uuid, keyOf: string, key: KeyObject, personal: Personal, nonce: () => Buffer): Sealed | null {
  const fields: Record<string, string> = {};
  let any = false;
  for (const [field, value] of Object.entries(personal)) {
    if (value === undefined) continue;
    fields[field] = encrypt(key, `${eventId}|${field}`, JSON.stringify(value), nonce());
    any = true;
  }
  return any ? { keyOf, fields } : null;
}

/** A key with its name, and the hashes by which the person is found whose it is. */
export interface NewKey {
  name: Uuid;
  key: Buffer;
  lookups: readonly string[];
}

/** Writes keys, wrapped, and the ways to the people whose they are, for a vault to find. */
export async function keysWritten(pool: Pick<SqlPool, 'copyIn'>, master: MasterKey, keys: readonly NewKey[]): Promise<void> {
  const wrapped = keys.map(({ name, key }) => `${name}\t${encrypt(master.wrapping, name, key)}\t\\N\n`);
  const lookups = keys.flatMap(({ name, lookups }) => lookups.map((lookup) => `${lookup}\t${name}\n`));
  await pool.copyIn('person_keys (name, wrapped, destroyed_at)', wrapped.join(''));
  await pool.copyIn('person_lookups (lookup, person_id)', lookups.join(''));
}
