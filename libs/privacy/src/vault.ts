import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Database } from '#database';
import type { Instant, Personal, Sealed, Uuid } from '#kernel';
import { decrypt, encrypt } from './cipher.js';
import { WrongMasterKey, type MasterKey } from './master-key.js';
import { privacyMigrations, type PrivacyTables } from './schema.js';

/** How an erased field reads. */
export const ERASED = 'erased';

/** The personal part of an event, opened; or the fact that its key is gone. */
export type Opened<P = Personal> = { erased: false; personal: P } | { erased: true };

const PROOF = 'proof of the master key';
const CACHE_LIMIT = 20_000;
/** Another process may destroy a key; this one forgets what it holds after this long. */
const CACHE_MS = 60_000;

/** Seals and opens what is personal, under one key per person. Destroying a key erases everything sealed under it. */
export class Vault {
  private readonly cache = new Map<string, { key: KeyObject | null; until: number }>();
  /** Keys that this process has destroyed: a look that was under way meanwhile may still come back with one. */
  private readonly destroyed = new Set<string>();

  private constructor(
    private readonly database: Database,
    private readonly master: MasterKey,
  ) {}

  /** @throws WrongMasterKey if what is in the database was sealed under another */
  static async open(database: Database, master: MasterKey): Promise<Vault> {
    await database.migrate(privacyMigrations);
    const vault = new Vault(database, master);
    await vault.proveMasterKey();
    return vault;
  }

  /** Seals the personal part of an event, field by field; creates the key at first use. @throws KeyDestroyed */
  async seal(eventId: Uuid, keyOf: string, personal: Personal): Promise<Sealed | null> {
    const fields = Object.entries(personal).filter(([, value]) => value !== undefined);
    if (fields.length === 0) return null;
    const key = await this.keyFor(keyOf);
    const sealed = fields.map(([field, value]) => [field, encrypt(key, `${eventId}|${field}`, JSON.stringify(value))]);
    return { keyOf, fields: Object.fromEntries(sealed) as Record<string, string> };
  }

  /** Opens what `seal` sealed; `null` opens to no fields. */
  async open<P = Personal>(eventId: Uuid, sealed: Sealed | null): Promise<Opened<P>> {
    if (!sealed) return { erased: false, personal: {} as P };
    const key = await this.existingKey(sealed.keyOf);
    if (!key) return { erased: true };
    const fields = Object.entries(sealed.fields).map(([field, text]) => [field, JSON.parse(decrypt(key, `${eventId}|${field}`, text).toString())]);
    return { erased: false, personal: Object.fromEntries(fields) as P };
  }

  /** Loads keys that are about to be needed, in one query. */
  async warm(names: readonly string[]): Promise<void> {
    const missing = [...new Set(names)].filter((name) => this.cached(name) === undefined);
    if (missing.length === 0) return;
    const rows = await this.tables.selectFrom('person_keys').select(['name', 'wrapped']).where('name', 'in', missing).execute();
    for (const row of rows) this.remember(row.name, row.wrapped);
  }

  /** Destroys a key for good. What was sealed under it reads as erased from now on. Repeating it does nothing. */
  async destroy(name: string, at: Instant): Promise<void> {
    await this.tables
      .insertInto('person_keys')
      .values({ name, wrapped: null, destroyed_at: at })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ wrapped: null, destroyed_at: at }).where('person_keys.wrapped', 'is not', null))
      .execute();
    this.destroyed.add(name);
    this.cache.delete(name);
  }

  /** A key that seals nothing, made at the first opening: if the master key unwraps it, it unwraps the others. */
  private async proveMasterKey(): Promise<void> {
    const wrapped = encrypt(this.master.wrapping, PROOF, randomBytes(32));
    const proof = { name: PROOF, wrapped, destroyed_at: null };
    await this.tables
      .insertInto('person_keys')
      .values(proof)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await this.tables.selectFrom('person_keys').select('wrapped').where('name', '=', PROOF).executeTakeFirstOrThrow();
    try {
      decrypt(this.master.wrapping, PROOF, row.wrapped ?? '');
    } catch {
      throw new WrongMasterKey(
        'The data was sealed with another master key. Put back the file master.key, or the STEPWISE_MASTER_KEY, that it was made with.',
      );
    }
  }

  private get tables() {
    return this.database.tables<PrivacyTables>();
  }

  private async keyFor(name: string): Promise<KeyObject> {
    const existing = await this.existingKey(name);
    if (existing) return existing;
    const wrapped = encrypt(this.master.wrapping, name, randomBytes(32));
    const created = await this.tables
      .insertInto('person_keys')
      .values({ name, wrapped, destroyed_at: null })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('wrapped')
      .executeTakeFirst();
    this.cache.delete(name);
    const key = created ? this.remember(name, created.wrapped) : await this.existingKey(name);
    if (!key) throw new KeyDestroyed();
    return key;
  }

  private async existingKey(name: string): Promise<KeyObject | null> {
    const cached = this.cached(name);
    if (cached !== undefined) return cached;
    const row = await this.tables.selectFrom('person_keys').select('wrapped').where('name', '=', name).executeTakeFirst();
    return row ? this.remember(name, row.wrapped) : null;
  }

  private cached(name: string): KeyObject | null | undefined {
    if (this.destroyed.has(name)) return null;
    const entry = this.cache.get(name);
    return entry && entry.until > Date.now() ? entry.key : undefined;
  }

  private remember(name: string, wrapped: string | null): KeyObject | null {
    if (this.cache.size >= CACHE_LIMIT) this.cache.clear();
    const key = wrapped === null || this.destroyed.has(name) ? null : createSecretKey(decrypt(this.master.wrapping, name, wrapped));
    this.cache.set(name, { key, until: Date.now() + CACHE_MS });
    return key;
  }
}

/** Something personal was to be sealed for a person who has been erased. */
export class KeyDestroyed extends Error {
  constructor() {
    super('The identity of this person was erased; nothing personal can be recorded for them any more');
  }
}
