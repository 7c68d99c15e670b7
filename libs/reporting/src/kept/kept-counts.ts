import { createHash, randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { canonicalJson } from '#event-log';
import type { Uuid } from '#kernel';
import { Counts } from './counts.js';

/** Of more cases than this, what has changed is not worked out: counting anew is as fast. */
const MOST_CHANGED = 2_000;

/** Once so many cases have changed, the counts that were just worked out take the place of those that they were worked out from. */
const WORTH_KEEPING = 200;

/** Of one stretch of time counts are kept as of so many positions at most: of those that are asked about again, and of others. */
const MOST_LASTING = 12;
const MOST_PASSING = 2;

/** And no longer than so many days: of the part of a month that was asked about until today there is another every day. */
const DAYS_LASTING = 400;
const DAYS_PASSING = 40;

/** Something that is counted by stretches of time, over versioned facts. */
export interface Counted {
  /** What decides the counts, besides facts, stretch and position; `counting` is raised when the same facts come to be counted otherwise. */
  readonly of: { readonly counting: number; readonly [name: string]: unknown };
  /**
   * The counts of each stretch as believed at a position; those of no case may be left out.
   * @param only the cases to count; absent: all
   */
  count(stretches: readonly string[], position: string, only?: readonly Uuid[]): Promise<ReadonlyMap<string, Counts>>;
  /** At least the cases of which in these stretches something else was believed at one position than at the other, and no more than `limit`. */
  changed(stretches: readonly string[], between: { after: string; upTo: string }, limit: number): Promise<readonly Uuid[]>;
}

/**
 * Counts over versioned facts that were worked out before, kept so that a report need not look at every fact again. What was believed at
 * a position never changes, and so neither do counts as of it; those of another position are worked out from them by the cases that
 * changed between. Whatever is kept may be lost: it is worked out anew from the facts.
 */
export class KeptCounts {
  /**
   * @param table where they are kept: among the tables of the read model that its rebuild empties, with columns `of`, `stretch`,
   * `position` (these three its key), `counts`, `lasting` and `kept_at`
   */
  constructor(
    private readonly table: string,
    private readonly limits = { mostChanged: MOST_CHANGED, worthKeeping: WORTH_KEEPING },
  ) {}

  /**
   * The counts of each stretch of time as believed at a position.
   * @param lasting whether that position will be asked about again when the log has gone on
   */
  async at(
    db: Kysely<object>,
    counted: Counted,
    stretches: readonly string[],
    { position, lasting }: { position: string; lasting: boolean },
  ): Promise<Map<string, Counts>> {
    const of = createHash('sha256')
      .update(canonicalJson({ facts: await this.generation(db), of: counted.of }))
      .digest('base64url');
    const kept = await this.nearest(db, of, stretches, position);
    const found = new Map<string, Counts>();
    let changes = 0;
    const bases = Map.groupBy(kept, (row) => row.position);
    for (const [base, rows] of bases) {
      const own = rows.map(({ stretch }) => stretch);
      const between = base < position ? { after: base, upTo: position } : { after: position, upTo: base };
      const changed = base === position ? [] : await counted.changed(own, between, this.limits.mostChanged + 1);
      if (changed.length > this.limits.mostChanged) continue;
      changes += changed.length;
      const [now, then] = changed.length === 0 ? [] : await Promise.all([position, base].map((at) => counted.count(own, at, changed)));
      for (const { stretch, counts } of rows) {
        const sum = Counts.ofText(counts);
        const [more, less] = [now?.get(stretch), then?.get(stretch)];
        if (less) sum.addAll(less, -1);
        if (more) sum.addAll(more);
        found.set(stretch, sum);
      }
    }
    const missing = stretches.filter((stretch) => !found.has(stretch));
    const anew = missing.length === 0 ? undefined : await counted.count(missing, position);
    for (const stretch of missing) found.set(stretch, anew?.get(stretch) ?? new Counts());
    if (anew || bases.size > 1 || changes >= this.limits.worthKeeping) await this.keep(db, of, found, { position, lasting });
    return found;
  }

  /** Tells the facts of one rebuild from those of another: what is kept too late, of facts that are gone, is never found. */
  private async generation(db: Kysely<object>): Promise<string> {
    const find = sql<{ counts: string }>`select counts from ${sql.table(this.table)} where of = '' and stretch = '' and position = ''`;
    const known = (await find.execute(db)).rows[0];
    if (known) return known.counts;
    await sql`insert into ${sql.table(this.table)} values ('', '', '', ${randomUUID()}, true, now()) on conflict do nothing`.execute(db);
    return (await find.execute(db)).rows[0]?.counts ?? '';
  }

  /** For each stretch what is kept as of the last position that is no later, or else of the first that is. */
  private async nearest(db: Kysely<object>, of: string, stretches: readonly string[], position: string) {
    const { rows } = await sql<{ stretch: string; position: string; counts: string }>`
      select distinct on (stretch) stretch, position, counts from ${sql.table(this.table)} where of = ${of} and stretch = any(${stretches}::text[])
      order by stretch, position > ${position}, case when position <= ${position} then position end desc, position`.execute(db);
    return rows;
  }

  private async keep(
    db: Kysely<object>,
    of: string,
    found: ReadonlyMap<string, Counts>,
    { position, lasting }: { position: string; lasting: boolean },
  ): Promise<void> {
    const rows = [...found].map(([stretch, counts]) => ({ stretch, counts: counts.toText() }));
    const table = sql.table(this.table);
    await sql`insert into ${table} (of, stretch, position, counts, lasting, kept_at)
      select ${of}, stretch, ${position}, counts, ${lasting}, now() from json_to_recordset(${JSON.stringify(rows)}::json) as kept(stretch text, counts text)
      on conflict do nothing`.execute(db);
    await sql`delete from ${table} where of = ${of}
      and kept_at < now() - case when lasting then ${DAYS_LASTING}::int else ${DAYS_PASSING}::int end * interval '1 day'`.execute(db);
    await sql`delete from ${table} where of = ${of} and (stretch, position) in (select stretch, position from
      (select stretch, position, lasting, row_number() over (partition by stretch, lasting order by kept_at desc, position desc) as n from ${table}
      where of = ${of} and stretch = any(${[...found.keys()]}::text[])) numbered
      where n > case when lasting then ${MOST_LASTING}::int else ${MOST_PASSING}::int end)`.execute(db);
  }
}
