import { sql } from 'kysely';
import type { Database } from '#database';
import { newId, type LocalDate, type Uuid } from '#kernel';
import type { MasterKey } from './master-key.js';
import type { PrivacyTables } from './schema.js';

/**
 * Finds people by keyed hashes of what identifies them. Only a verified NHS number recognises a person; name and birth
 * date only raise a question for somebody to answer. The hashes go when the person is erased.
 */
export class PersonLookup {
  constructor(
    private readonly database: Database,
    private readonly master: MasterKey,
  ) {}

  /** The person with this verified NHS number, made now if there is none. Two callers at once get the same person. */
  async personByNhsNumber(nhsNumber: string, proposed: Uuid = newId()): Promise<Uuid> {
    const lookup = this.master.hash('nhs-number', nhsNumber);
    const tables = this.database.tables<PrivacyTables>();
    await tables
      .insertInto('person_lookups')
      .values({ lookup, person_id: proposed })
      .onConflict((c) => c.column('lookup').doNothing())
      .execute();
    const row = await tables.selectFrom('person_lookups').select('person_id').where('lookup', '=', lookup).executeTakeFirstOrThrow();
    return row.person_id;
  }

  /**
   * People known under this name and birth date, other than `personId`, who is noted as one of them. Of two callers at
   * once one finds the other, never both and never neither: they take turns.
   */
  async othersOfNameAndBirthDate(given: string, family: string, birthDate: LocalDate, personId: Uuid): Promise<Uuid[]> {
    const normalised = `${given}|${family}`
      .normalize('NFKD')
      .replace(/[^\p{L}|]/gu, '')
      .toLowerCase();
    const prefix = `${this.master.hash('name-and-birth-date', `${normalised}|${birthDate}`)}:`;
    const rows = await this.database
      .tables<PrivacyTables>()
      .transaction()
      .execute(async (tables) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${prefix}, 0))`.execute(tables);
        const known = await tables
          .selectFrom('person_lookups')
          .select('person_id')
          .where('lookup', '>=', prefix)
          .where('lookup', '<', `${prefix}~`)
          .execute();
        await tables
          .insertInto('person_lookups')
          .values({ lookup: `${prefix}${personId}`, person_id: personId })
          .onConflict((c) => c.column('lookup').doNothing())
          .execute();
        return known;
      });
    return [...new Set(rows.map((row) => row.person_id))].filter((id) => id !== personId);
  }

  /** Forgets every way to this person. */
  async forget(personId: Uuid): Promise<void> {
    await this.database.tables<PrivacyTables>().deleteFrom('person_lookups').where('person_id', '=', personId).execute();
  }
}
