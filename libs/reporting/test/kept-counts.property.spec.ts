import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '#database';
import type { Uuid } from '#kernel';
import { projectionMigrations } from '#projections';
import { Counts, KeptCounts, tableOfCounts, type CountedByStretch } from '#reporting';

const STRETCHES = ['2026-01', '2026-02', '2026-03'];
const LAST = 30;
const positionOf = (n: number): string => String(n).padStart(4, '0');

/** What was believed of one case from a position on, until the next of the same case. */
interface Version {
  id: number;
  from: number;
  stretch: string;
  group: string;
}

const someVersions = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    from: fc.integer({ min: 1, max: LAST }),
    stretch: fc.constantFrom(...STRETCHES),
    group: fc.constantFrom('a', 'b'),
  }),
  { maxLength: 25 },
);
const someQuestions = fc.array(
  fc.record({
    position: fc.integer({ min: 0, max: LAST }),
    stretches: fc.subarray(STRETCHES, { minLength: 1 }),
    lasting: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Facts in memory, and how often they were looked at as a whole. */
class Facts {
  countedAnew = 0;
  constructor(private readonly versions: readonly Version[]) {}

  believed(position: string, only?: readonly Uuid[]): Version[] {
    const latest = new Map<number, Version>();
    const known = this.versions.filter(({ from }) => positionOf(from) <= position);
    for (const version of known.toSorted((a, b) => a.from - b.from)) latest.set(version.id, version);
    return [...latest.values()].filter(({ id }) => only?.includes(String(id) as Uuid) ?? true);
  }

  afresh(): Facts {
    return new Facts(this.versions);
  }

  readonly counted: CountedByStretch = {
    of: { counting: 1, facts: 'in memory' },
    count: async (stretches, position, only) => {
      if (!only) this.countedAnew++;
      return this.counts(stretches, position, only);
    },
    changed: async (_stretches, { after, upTo }, limit) => {
      const changed = this.versions.filter(({ from }) => positionOf(from) > after && positionOf(from) <= upTo);
      return changed.map(({ id }) => String(id) as Uuid).slice(0, limit);
    },
  };

  counts(stretches: readonly string[], position: string, only?: readonly Uuid[]): Map<string, Counts> {
    return new Map(
      stretches.map((stretch) => {
        const counts = new Counts();
        for (const { group } of this.believed(position, only).filter((version) => version.stretch === stretch)) counts.add(group, 'people', 1);
        return [stretch, counts];
      }),
    );
  }
}

const plain = (found: ReadonlyMap<string, Counts> | undefined) =>
  Object.fromEntries(
    [...(found ?? [])].map(([stretch, counts]) => [stretch, Object.fromEntries([...counts].map(([group, own]) => [group, Object.fromEntries(own)]))]),
  );

const NO_LIMITS = { mostChanged: 1_000, worthKeeping: 3, longest: 1_000_000 };

describe('counts that are kept', () => {
  let database: Database;
  /** As a rebuild does it: what is kept goes, and the projection stands at the end of the log. */
  const rebuilt = () =>
    database.pool.script(`delete from kept; delete from checkpoints; insert into checkpoints values ('facts', '${positionOf(LAST)}', now())`);
  const keeping = (limits: Partial<typeof NO_LIMITS> = {}) => new KeptCounts('facts', 'kept', { ...NO_LIMITS, ...limits });
  const at = (kept: KeptCounts, facts: Facts, stretches: readonly string[], position: number, lasting = false) =>
    kept.at(database.kysely, facts.counted, stretches, { position: positionOf(position), lasting });
  beforeAll(async () => {
    database = await Database.open({ kind: 'memory' });
    await database.migrate([...projectionMigrations, { name: 'kept', sql: tableOfCounts('kept') }]);
  });
  beforeEach(() => rebuilt());
  afterAll(() => database.close());

  it('are those of the facts, whatever was asked before, at which position and of which stretches', async () => {
    await fc.assert(
      fc.asyncProperty(someVersions, someQuestions, fc.integer({ min: 0, max: 6 }), async (versions, questions, mostChanged) => {
        await rebuilt();
        const facts = new Facts(versions);
        const kept = keeping({ mostChanged });
        for (const { position, stretches, lasting } of questions) {
          const found = await at(kept, facts, stretches, position, lasting);
          expect(plain(found)).toEqual(plain(facts.counts(stretches, positionOf(position))));
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  const MANY = new Facts(Array.from({ length: LAST }, (_, i) => ({ id: i, from: i + 1, stretch: '2026-01', group: 'a' })));

  it('are worked out from the whole once, and from what has changed since then on', async () => {
    const facts = MANY.afresh();
    const kept = keeping({ mostChanged: 5 });
    for (let n = 10; n <= LAST; n += 2) await at(kept, facts, STRETCHES, n);
    expect(facts.countedAnew).toBe(1);
    await at(kept, facts, STRETCHES, 5);
    expect(facts.countedAnew).toBe(2);
  });

  it('are remembered: asked about again, they are neither counted nor read, and from what is remembered those of other positions are worked out', async () => {
    const facts = MANY.afresh();
    const kept = keeping({ mostChanged: 5 });
    const first = await at(kept, facts, ['2026-01'], 20);
    await database.pool.script('delete from kept');
    for (const n of [21, 22, 20]) expect(plain(await at(kept, facts, ['2026-01'], n))).toEqual(plain(facts.counts(['2026-01'], positionOf(n))));
    expect((await at(kept, facts, ['2026-01'], 20))?.get('2026-01')).toBe(first?.get('2026-01'));
    expect(facts.countedAnew).toBe(1);
  });

  it('are kept once enough has changed, in however many steps', async () => {
    const kept = keeping({ worthKeeping: 5 });
    for (let n = 10; n <= 20; n += 2) await at(kept, MANY, ['2026-01'], n, true);
    const { rows } = await database.pool.query('select position from kept order by position');
    expect(rows.map(({ position }) => Number(position))).toEqual([10, 16]);
  });

  it('are worked out from the nearest position that there is', async () => {
    const facts = MANY.afresh();
    const kept = keeping({ mostChanged: 5 });
    for (const n of [1, 20]) await at(kept, facts, STRETCHES, n);
    await at(kept, facts, STRETCHES, 16);
    expect(facts.countedAnew).toBe(2);
  });

  it('are kept as of a few positions only, and longer of those that are asked about again', async () => {
    const kept = keeping({ mostChanged: 0, worthKeeping: 1 });
    for (let n = 1; n <= LAST; n++) await at(kept, MANY, ['2026-01'], n, n % 2 === 0);
    const { rows } = await database.pool.query('select lasting, count(*)::int as n from kept group by lasting order by lasting');
    expect(rows).toEqual([
      { lasting: false, n: 2 },
      { lasting: true, n: 12 },
    ]);
  });

  it('are kept for some time only, whether anybody asks for them again or not', async () => {
    await at(keeping(), MANY, ['2026-01'], 5);
    await at(keeping(), MANY, ['2026-02'], 5, true);
    await database.pool.script(`update kept set kept_at = now() - interval '41 days'`);
    await at(keeping(), { ...MANY, counted: { ...MANY.counted, of: { counting: 2 } } } as Facts, ['2026-03'], 5);
    const { rows } = await database.pool.query('select stretch from kept order by stretch');
    expect(rows).toEqual([{ stretch: '2026-02' }, { stretch: '2026-03' }]);
  });

  it('are not kept where there are too many of them: whoever asks about a part counts that', async () => {
    const kept = keeping({ longest: 30 });
    const facts = new Facts(Array.from({ length: LAST }, (_, i) => ({ id: i, from: 1, stretch: '2026-01', group: `group ${i}` })));
    expect(plain(await at(kept, facts, ['2026-01'], 5))).toEqual(plain(facts.counts(['2026-01'], positionOf(5))));
    expect(await at(kept, facts, ['2026-01'], 6)).toBeUndefined();
  });

  it('are not found again once the facts were built anew, even if they were kept only afterwards', async () => {
    const kept = keeping();
    const ask = (facts: Facts) => at(kept, facts, ['2026-01'], 5);
    await ask(new Facts([{ id: 1, from: 1, stretch: '2026-01', group: 'a' }]));
    const { rows } = await database.pool.query('select * from kept');
    expect(rows).toHaveLength(1);
    await rebuilt();
    const after = new Facts([{ id: 1, from: 1, stretch: '2026-01', group: 'b' }]);
    const row = ['of', 'stretch', 'position', 'counts', 'lasting'].map((column) => rows[0]?.[column]);
    await database.pool.query('insert into kept values ($1, $2, $3, $4, $5, now())', row);
    expect(plain(await ask(after))).toEqual(plain(after.counts(['2026-01'], positionOf(5))));
  });

  it('are not kept while facts are being built anew and have not come so far', async () => {
    await database.pool.script(`update checkpoints set position = '${positionOf(4)}'`);
    expect(plain(await at(keeping(), MANY, ['2026-01'], 5))).toEqual(plain(MANY.counts(['2026-01'], positionOf(5))));
    await database.pool.script('delete from checkpoints');
    await at(keeping(), MANY, ['2026-01'], 5);
    expect((await database.pool.query('select * from kept')).rows).toEqual([]);
  });

  it('are written in little room and read as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string(), fc.integer({ min: -5, max: 5 })), { maxLength: 40 }), (all) => {
        const counts = new Counts();
        for (const [group, name, n] of all) counts.add(group, name, n);
        const sums = new Map<string, number>();
        for (const [group, name, n] of all) sums.set(JSON.stringify([group, name]), (sums.get(JSON.stringify([group, name])) ?? 0) + n);
        const read = [...Counts.ofText(counts.toText())].flatMap(([group, own]) => [...own].map(([name, n]) => [JSON.stringify([group, name]), n]));
        expect(new Map(read as [string, number][])).toEqual(new Map([...sums].filter(([, n]) => n !== 0)));
      }),
    );
  });
});
