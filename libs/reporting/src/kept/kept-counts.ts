import { createHash } from 'node:crypto';
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { canonicalJson } from '#event-log';
import type { Uuid } from '#kernel';
import { generationOf } from '#projections';
import { Counts } from './counts.js';
import { RememberedCounts, type CountsAsOf } from './remembered-counts.js';

/** Of more cases than this, what has changed is not worked out: counting anew is as fast. */
const MOST_CHANGED = 2_000;

/** Once so many cases have changed, the counts that were just worked out take the place of those that they were worked out from. */
const WORTH_KEEPING = 200;

/** Counts of one stretch of time that are longer in writing than this are not kept: to read them takes as long as to count what is asked. */
const LONGEST = 16_000_000;

/** Of one stretch of time counts are kept as of so many positions at most: of those that are asked about again, and of others. */
const MOST_LASTING = 12;
const MOST_PASSING = 2;

/** And no longer than so many days: of the part of a month that was asked about until today there is another every day. */
const DAYS_LASTING = 400;
const DAYS_PASSING = 40;

/** How much of what is kept is remembered, in bytes, roughly: some 20,000 groups take 8 MB. */
const MOST_REMEMBERED = 192_000_000;

/** Something that is counted by stretches of time, over versioned facts. */
export interface Counted {
  /** What decides the counts, besides facts, stretch and position; `counting` is raised when the same facts come to be counted otherwise. */
  readonly of: { readonly counting: number; readonly [name: string]: unknown };
  /**
   * The counts of each stretch as believed at a position; those of no case may be left out.
   * @param only the cases to count; absent: all
   */
  count(stretches: readonly string[], position: string, only?: readonly Uuid[]): Promise<ReadonlyMap<string, Counts>>;
  /**
   * At least the cases of which in these stretches something else was believed at one position than at the other: each at least once.
   * It may give up where there are more than `limit`, by giving as many.
   */
  changed(stretches: readonly string[], between: { after: string; upTo: string }, limit: number): Promise<readonly Uuid[]>;
}

/** A position in the log, and whether it will be asked about again when the log has gone on. */
export interface AsOf {
  position: string;
  lasting: boolean;
}

/**
 * Counts over versioned facts that were worked out before, kept so that a report need not look at every fact again. What was believed at
 * a position never changes, and so neither do counts as of it; those of another position are worked out from them by the cases that
 * changed between. Whatever is kept may be lost: it is worked out anew from the facts.
 */
export class KeptCounts {
  private readonly remembered = new RememberedCounts(MOST_REMEMBERED);

  /**
   * @param projection whose facts are counted
   * @param table where counts are kept: among the tables that a rebuild of the projection empties, as `tableOfCounts` makes it
   */
  constructor(
    private readonly projection: string,
    private readonly table: string,
    private readonly limits = { mostChanged: MOST_CHANGED, worthKeeping: WORTH_KEEPING, longest: LONGEST },
  ) {}

  /**
   * The counts of each stretch of time as believed at a position; `undefined` where there is more of them than is kept, so that whoever
   * asks about a part of it counts that alone.
   */
  async at(db: Kysely<object>, counted: Counted, stretches: readonly string[], asOf: AsOf): Promise<ReadonlyMap<string, Counts> | undefined> {
    const { position } = asOf;
    const generation = await generationOf(db, this.projection, position);
    // Facts that are being built anew say nothing that could be kept.
    if (generation === undefined) return filled(stretches, await counted.count(stretches, position));
    const of = createHash('sha256')
      .update(canonicalJson({ generation, of: counted.of }))
      .digest('base64url');
    const found = new Map<string, Counts>();
    for (const stretch of stretches) {
      const counts = this.remembered.at(of, stretch, position);
      if (counts) found.set(stretch, counts);
    }
    const others = stretches.filter((stretch) => !found.has(stretch));
    if (others.length === 0) return found;
    const nearest = await this.nearest(db, of, others, position);
    if (!nearest) return undefined;
    const bases = Map.groupBy(nearest, (base) => base.position);
    let changes = 0;
    for (const [base, rows] of bases) changes = Math.max(changes, await this.workOut(counted, rows, { base, position }, found));
    const missing = stretches.filter((stretch) => !found.has(stretch));
    if (missing.length > 0) for (const [stretch, counts] of filled(missing, await counted.count(missing, position))) found.set(stretch, counts);
    const isKept = missing.length > 0 || bases.size > 1 || changes >= this.limits.worthKeeping;
    const known = new Set(bases.get(position)?.map(({ stretch }) => stretch));
    if (isKept) await this.keep(db, of, new Map([...found].filter(([stretch]) => others.includes(stretch) && !known.has(stretch))), asOf);
    for (const [stretch, counts] of found) this.remembered.remember(of, stretch, { position, counts, changes: isKept ? 0 : changes });
    return found;
  }

  /**
   * Works out counts as of one position as of another: how many cases have changed since they were kept. Where that is too many, nothing
   * is found.
   */
  private async workOut(
    counted: Counted,
    rows: readonly Base[],
    { base, position }: { base: string; position: string },
    found: Map<string, Counts>,
  ): Promise<number> {
    const stretches = rows.map(({ stretch }) => stretch);
    const changed = base === position ? [] : await this.changed(counted, stretches, [base, position]);
    if (!changed) return 0;
    const [now, then] = changed.length === 0 ? [] : await Promise.all([position, base].map((at) => counted.count(stretches, at, changed)));
    for (const { stretch, counts } of rows) {
      const difference = new Counts();
      const [more, less] = [now?.get(stretch), then?.get(stretch)];
      if (less) difference.addAll(less, -1);
      if (more) difference.addAll(more);
      found.set(stretch, counts.and(difference));
    }
    return changed.length + Math.max(...rows.map(({ changes }) => changes));
  }

  /** The cases that changed between two positions, whichever comes first; `undefined`: too many. */
  private async changed(counted: Counted, stretches: readonly string[], positions: readonly string[]): Promise<readonly Uuid[] | undefined> {
    const [after, upTo] = positions.toSorted() as [string, string];
    // A case has several changes, and is found once for each.
    const limit = 10 * this.limits.mostChanged + 1;
    const found = await counted.changed(stretches, { after, upTo }, limit);
    const cases = new Set(found);
    return found.length >= limit || cases.size > this.limits.mostChanged ? undefined : [...cases];
  }

  /** For each stretch the counts as of the position that is nearest, if there are any; `undefined`: there is more than is kept. */
  private async nearest(db: Kysely<object>, of: string, stretches: readonly string[], position: string): Promise<Base[] | undefined> {
    const { rows } = await sql<{ stretch: string; position: string }>`
      select distinct on (stretch) stretch, position from ${sql.table(this.table)}
      where of = ${of} and stretch = any(${[...stretches, TOO_LONG]}::text[])
      order by stretch, abs(position::numeric - ${position}::numeric), position`.execute(db);
    if (rows.some(({ stretch }) => stretch === TOO_LONG)) return undefined;
    const inTable = new Map(rows.map((row) => [row.stretch, row.position]));
    const bases = stretches.flatMap((stretch): Base[] => {
      const [known] = this.remembered.of(of, stretch).toSorted((a, b) => distance(a.position, position) - distance(b.position, position));
      const other = inTable.get(stretch);
      const isNearer = known && (other === undefined || distance(known.position, position) <= distance(other, position));
      return isNearer ? [{ ...known, stretch }] : [];
    });
    const known = new Set(bases.map(({ stretch }) => stretch));
    return [
      ...bases,
      ...(await this.read(
        db,
        of,
        rows.filter(({ stretch }) => !known.has(stretch)),
      )),
    ];
  }

  private async read(db: Kysely<object>, of: string, kept: readonly { stretch: string; position: string }[]): Promise<Base[]> {
    if (kept.length === 0) return [];
    const { rows } = await sql<{ stretch: string; position: string; counts: string }>`
      select stretch, position, counts from ${sql.table(this.table)} where of = ${of} and (stretch, position) in
        (select * from unnest(${kept.map(({ stretch }) => stretch)}::text[], ${kept.map((each) => each.position)}::text[]))`.execute(db);
    return rows.map(({ counts, ...row }) => ({ ...row, counts: Counts.ofText(counts), changes: 0 }));
  }

  /** Whoever asks does not wait for others, such as a rebuild that is emptying the table: what is not kept is counted anew. */
  private async keep(db: Kysely<object>, of: string, found: ReadonlyMap<string, Counts>, asOf: AsOf): Promise<void> {
    const texts = [...found].map(([stretch, counts]) => ({ stretch, counts: counts.toText() }));
    const isTooLong = texts.some(({ counts }) => counts.length > this.limits.longest);
    const rows = isTooLong ? [{ stretch: TOO_LONG, counts: '' }] : texts.toSorted((a, b) => (a.stretch < b.stretch ? -1 : 1));
    const work = async (transaction: Transaction<object>): Promise<void> => {
      await sql`set local lock_timeout = '100ms'`.execute(transaction);
      for (const { stretch, counts } of rows) {
        await sql`insert into ${sql.table(this.table)} (of, stretch, position, counts, lasting, kept_at)
          values (${of}, ${stretch}, ${isTooLong ? '0' : asOf.position}, ${counts}, ${asOf.lasting}, now()) on conflict do nothing`.execute(
          transaction,
        );
      }
      for (const which of [TOO_OLD, tooMany(this.table, of)]) await sql`delete from ${sql.table(this.table)} where ${which}`.execute(transaction);
    };
    await db
      .transaction()
      .execute(work)
      .catch(() => undefined);
  }
}

/** Counts of a stretch that others are worked out from. */
interface Base extends CountsAsOf {
  stretch: string;
}

/** How far two positions are from each other. */
const distance = (a: string, b: string): number => Math.abs(Number(BigInt(a) - BigInt(b)));

/** Stands for all stretches, where there is more of them than is kept. */
const TOO_LONG = '';

const TOO_OLD = sql`kept_at < now() - ${DAYS_PASSING}::int * interval '1 day'
  and (not lasting or kept_at < now() - ${DAYS_LASTING}::int * interval '1 day')`;

const tooMany = (table: string, of: string): RawBuilder<unknown> => sql`of = ${of} and (stretch, position) in (select stretch, position from
  (select stretch, position, lasting, row_number() over (partition by stretch, lasting order by kept_at desc, position desc) as n
  from ${sql.table(table)} where of = ${of}) numbered where n > case when lasting then ${MOST_LASTING}::int else ${MOST_PASSING}::int end)`;

const filled = (stretches: readonly string[], counts: ReadonlyMap<string, Counts>): Map<string, Counts> =>
  new Map(stretches.map((stretch) => [stretch, counts.get(stretch) ?? new Counts()]));

/** The statements that make a table for kept counts. */
export const tableOfCounts = (table: string): string => `
create table ${table} (
  of text not null,
  stretch text not null,
  position text not null collate "C",
  counts text not null,
  lasting boolean not null,
  kept_at timestamptz not null,
  primary key (of, stretch, position)
)
--;
create index ${table}_by_age on ${table} (kept_at)
`;
