import { sql } from 'kysely';
import type { Database } from '#database';
import { newId, type LocalDate, type Uuid } from '#kernel';
import type { MasterKey } from './master-key.js';
import type { PrivacyTables } from './schema.js';

/** A name with a birth date. */
export interface NamedBirth {
  given: string;
  family: string;
  birthDate: LocalDate;
}

/** What a person is found by. */
export interface Traits {
  /** Verified ones alone. */
  nhsNumbers: readonly string[];
  named: readonly NamedBirth[];
}

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
    const lookup = this.numberHash(nhsNumber);
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
    const prefix = this.prefixOf({ given, family, birthDate });
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

  /**
   * Lets a person be found `by` these, and `notBy` those that are not among them; whatever else they are found by stays. A
   * number that somebody else is known by stays theirs.
   *
   * @returns whether that changed anything
   */
  async renew(personId: Uuid, { by, notBy }: { by: Traits; notBy: Traits }): Promise<boolean> {
    const tables = this.database.tables<PrivacyTables>();
    const wanted = this.lookupsOf(personId, by);
    const unwanted = this.lookupsOf(personId, notBy).filter((lookup) => !wanted.includes(lookup));
    const gone =
      unwanted.length === 0
        ? []
        : await tables.deleteFrom('person_lookups').where('lookup', 'in', unwanted).where('person_id', '=', personId).returning('lookup').execute();
    const added =
      wanted.length === 0
        ? []
        : await tables
            .insertInto('person_lookups')
            .values(wanted.map((lookup) => ({ lookup, person_id: personId })))
            .onConflict((c) => c.column('lookup').doNothing())
            .returning('lookup')
            .execute();
    return gone.length + added.length > 0;
  }

  /** Forgets every way to this person. */
  async forget(personId: Uuid): Promise<void> {
    await this.database.tables<PrivacyTables>().deleteFrom('person_lookups').where('person_id', '=', personId).execute();
  }

  /** The hashes by which a person is found who has these traits. */
  lookupsOf(personId: Uuid, { nhsNumbers, named }: Traits): string[] {
    const all = [...nhsNumbers.map((number) => this.numberHash(number)), ...named.map((one) => `${this.prefixOf(one)}${personId}`)];
    return [...new Set(all)];
  }

  private numberHash(nhsNumber: string): string {
    return this.master.hash('nhs-number', nhsNumber);
  }

  /** What the lookups of everybody of that name and birth date begin with. A name counts by its letters alone. */
  private prefixOf({ given, family, birthDate }: NamedBirth): string {
    const normalised = `${given}|${family}`
      .normalize('NFKD')
      .replace(/[^\p{L}|]/gu, '')
      .toLowerCase();
    return `${this.master.hash('name-and-birth-date', `${normalised}|${birthDate}`)}:`;
  }
}
