import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '#database';
import type { Uuid } from '#kernel';
import { Counts, KeptCounts, type CountedByStretch } from '#reporting';

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

  readonly counted: CountedByStretch = {
    of: { counting: 1, facts: 'in memory' },
    count: async (stretches, position, only) => {
      if (!only) this.countedAnew++;
      return this.counts(stretches, position, only);
    },
    changed: async (_stretches, { after, upTo }, limit) => {
      const changed = this.versions.filter(({ from }) => positionOf(from) > after && positionOf(from) <= upTo);
      return [...new Set(changed.map(({ id }) => String(id) as Uuid))].slice(0, limit);
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

const plain = (found: ReadonlyMap<string, Counts>) =>
  Object.fromEntries(
    [...found].map(([stretch, counts]) => [stretch, Object.fromEntries([...counts].map(([group, own]) => [group, Object.fromEntries(own)]))]),
  );

describe('counts that are kept', () => {
  let database: Database;
  beforeAll(async () => {
    database = await Database.open({ kind: 'memory' });
    await database.pool.script(
      'create table kept (of text, stretch text, position text collate "C", counts text, lasting boolean, kept_at timestamptz, primary key (of, stretch, position))',
    );
  });
  beforeEach(() => database.pool.script('delete from kept'));
  afterAll(() => database.close());

  it('are those of the facts, whatever was asked before, at which position and of which stretches', async () => {
    await fc.assert(
      fc.asyncProperty(someVersions, someQuestions, fc.integer({ min: 0, max: 6 }), async (versions, questions, mostChanged) => {
        await database.pool.script('delete from kept');
        const facts = new Facts(versions);
        const kept = new KeptCounts('kept', { mostChanged, worthKeeping: 3 });
        for (const { position, stretches, lasting } of questions) {
          const at = positionOf(position);
          const found = await kept.at(database.kysely, facts.counted, stretches, { position: at, lasting });
          expect(plain(found)).toEqual(plain(facts.counts(stretches, at)));
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('are worked out from the whole once, and from what has changed since then on', async () => {
    const facts = new Facts(Array.from({ length: LAST }, (_, i) => ({ id: i, from: i + 1, stretch: '2026-01', group: 'a' })));
    const kept = new KeptCounts('kept', { mostChanged: 5, worthKeeping: 3 });
    for (let n = 10; n <= LAST; n += 2) await kept.at(database.kysely, facts.counted, STRETCHES, { position: positionOf(n), lasting: false });
    expect(facts.countedAnew).toBe(1);
    await kept.at(database.kysely, facts.counted, STRETCHES, { position: positionOf(5), lasting: false });
    expect(facts.countedAnew).toBe(2);
  });

  it('are kept as of a few positions only, and longer of those that are asked about again', async () => {
    const facts = new Facts(Array.from({ length: LAST }, (_, i) => ({ id: i, from: i + 1, stretch: '2026-01', group: 'a' })));
    const kept = new KeptCounts('kept', { mostChanged: 0, worthKeeping: 1 });
    for (let n = 1; n <= LAST; n++) await kept.at(database.kysely, facts.counted, ['2026-01'], { position: positionOf(n), lasting: n % 2 === 0 });
    const { rows } = await database.pool.query(`select lasting, count(*)::int as n from kept where of <> '' group by lasting order by lasting`);
    expect(rows).toEqual([
      { lasting: false, n: 2 },
      { lasting: true, n: 12 },
    ]);
  });

  it('are not found again once the facts were built anew', async () => {
    const kept = new KeptCounts('kept');
    const ask = (facts: Facts) => kept.at(database.kysely, facts.counted, ['2026-01'], { position: positionOf(5), lasting: false });
    const before = new Facts([{ id: 1, from: 1, stretch: '2026-01', group: 'a' }]);
    await ask(before);
    const { rows } = await database.pool.query(`select * from kept where of <> ''`);
    await database.pool.script('delete from kept');
    const after = new Facts([{ id: 1, from: 1, stretch: '2026-01', group: 'b' }]);
    // Whoever had looked at the facts before, and keeps what it counted only now.
    for (const row of rows) {
      await database.pool.query('insert into kept values ($1, $2, $3, $4, $5, now()) on conflict do nothing', [
        row['of'],
        row['stretch'],
        row['position'],
        row['counts'],
        row['lasting'],
      ]);
    }
    expect(plain(await ask(after))).toEqual(plain(after.counts(['2026-01'], positionOf(5))));
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
