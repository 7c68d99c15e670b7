import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '#database';
import type { Recorded, Uuid } from '#kernel';
import { andThen, givenEvents, projected, type Projected, type ToldEvent } from '#support/projections.js';
import { caseloadProjection } from '../src/index.js';
import { CASE_FLAGS } from '../src/file/flags.js';
import { CASE_STATUSES } from '../src/file/status.js';
import type { CaseRow } from '../src/projection/schema.js';
import type { CaseFilter } from '../src/reading/case-filter.js';
import { countWork } from '../src/reading/count-work.js';
import { CASE_SORTS, listCases, type CaseOrder } from '../src/reading/list-cases.js';
import { listWork } from '../src/reading/list-work.js';
import type { Mark } from '../src/reading/page.js';
import { WORKLIST_KINDS } from '../src/worklist/kinds.js';
import { theProgramme } from './caseload-row.js';
import {
  accepted,
  allocated,
  amended,
  assessed,
  attended,
  booked,
  caseNumber,
  declined,
  discharged,
  firstContact,
  inTriage,
  morningOf,
  ofCase,
  opened,
  planned,
  received,
  triaged,
  unableToContact,
} from './stories.js';

const TODAY = '2026-03-12';
const ON_TIME: CaseOrder = { sort: 'due', direction: 'asc' };

/** Stories that end in different places; each begins with a referral. */
const reached = [accepted(), opened(), triaged('C'), allocated('caseworker-1', 'north'), firstContact()];
const STORIES: readonly ToldEvent[][] = [
  [],
  [declined('2026-03-04')],
  [accepted(), opened(), inTriage('RiskFlagged', '2026-03-03', { risk: 'self-harm' })],
  [accepted(), opened(), triaged('C'), unableToContact('2026-03-11')],
  reached,
  [...reached, booked('2026-03-05', '2026-03-10')],
  [...reached, booked('2026-03-05', '2026-03-10'), attended('2026-03-10'), assessed('2026-03-10'), planned('2026-03-11', '2026-04-08')],
  [...reached.slice(0, 3), allocated('caseworker-2', 'south'), amended('2026-03-10')],
  [...reached, discharged('2026-03-11')],
];

const CASES = Array.from({ length: 63 }, (_, n) => {
  const day = `2026-03-0${1 + (n % 3)}`;
  return ofCase(caseNumber(n), received(day, { practice: n % 2 ? 'A81001' : 'A81002' }), ...(STORIES[n % STORIES.length] as ToldEvent[]));
});

let caseload: Projected;
let database: Database;
let told: Recorded[];
beforeAll(async () => {
  told = givenEvents(theProgramme, ...CASES.flat());
  caseload = await projected(caseloadProjection, told);
  database = caseload.database;
});

/** Reads a whole list in pages; `between` happens after each. */
async function walk(filter: CaseFilter, order: CaseOrder = ON_TIME, limit = 7, between = async () => undefined as void) {
  const rows: CaseRow[] = [];
  const totals: number[] = [];
  let after: Mark | undefined;
  do {
    const page = await listCases(database, filter, order, TODAY, limit, after);
    rows.push(...page.rows);
    totals.push(page.total);
    after = page.next;
    await between();
  } while (after);
  return { rows, totals, ids: rows.map(({ case_id }) => case_id) };
}

describe('a list of cases', () => {
  const filters: CaseFilter[] = [
    {},
    ...CASE_STATUSES.map((status) => ({ status: [status] })),
    { status: CASE_STATUSES },
    ...CASE_FLAGS.map((flag) => ({ flag })),
    ...WORKLIST_KINDS.map((kind) => ({ kind })),
    { unallocated: true },
    { unallocated: false },
    { overdue: true },
    { overdue: false },
    { practitioner: 'caseworker-1', team: 'north', stage: 'C' },
    { practice: 'A81001', provider: 'PRV01', programme: 'staged-service' },
    { practice: 'Z99999' },
  ];

  it.each(filters)('is as long as its count says: %j', async (filter) => {
    const { ids, totals } = await walk(filter);
    expect(new Set(totals)).toEqual(new Set([ids.length]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves out closed cases unless they are asked for', async () => {
    const all = await walk({ status: CASE_STATUSES });
    const open = await walk({});
    expect(all.ids).toHaveLength(63);
    expect(open.rows.map(({ status }) => status)).not.toContain('closed-not-accepted');
    expect(all.ids.length - open.ids.length).toBe(7);
  });

  it('keeps overdue and the rest apart without losing any', async () => {
    const [late, rest, both] = [await walk({ overdue: true }), await walk({ overdue: false }), await walk({})];
    expect(late.rows.every(({ due_on }) => due_on !== null && due_on < TODAY)).toBe(true);
    expect(rest.rows.every(({ due_on }) => due_on === null || due_on >= TODAY)).toBe(true);
    expect([...late.ids, ...rest.ids].toSorted()).toEqual(both.ids.toSorted());
  });

  const column = { due: 'due_on', breach: 'breach_on', waiting: 'waiting_since', received: 'received_at' } as const;
  it.each(CASE_SORTS.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction }))))(
    'is sorted, with nothing known last: %j',
    async (order) => {
      const { rows } = await walk({ status: CASE_STATUSES }, order);
      const dates = rows.map((row) => row[column[order.sort]]);
      const known = dates.filter((date) => date !== null);
      const sorted = known.toSorted();
      expect(known).toEqual(order.direction === 'asc' ? sorted : sorted.toReversed());
      expect(dates.slice(known.length).every((date) => date === null)).toBe(true);
    },
  );

  it('neither repeats nor skips a case while others come, change and go', async () => {
    const before = (await walk({})).ids;
    const [first, second, third] = [before[0], before[20], before[40]] as [Uuid, Uuid, Uuid];
    let step = 0;
    const between = async () => {
      const changes = [
        ofCase(caseNumber(900 + step), received('2026-03-01')),
        step === 0 ? ofCase(first, { ...amended('2026-03-12'), at: morningOf('2026-03-12') }) : [],
        step === 1 ? ofCase(second, inTriage('RiskFlagged', '2026-03-12', { risk: 'staff-safety' })) : [],
        step === 2 ? ofCase(third, { ...declined('2026-03-12') }) : [],
      ].flat();
      step += 1;
      const events = andThen(told, ...changes);
      await caseload.take(events.slice(told.length));
      told = events;
    };
    const { ids } = await walk({}, ON_TIME, 7, between);
    expect(new Set(ids).size).toBe(ids.length);
    expect(before.filter((id) => ![first, second, third].includes(id) && !ids.includes(id))).toEqual([]);
  });
});

describe('the worklists', () => {
  it('hold as many items as the counts say, overdue and all', async () => {
    const { kinds, owners } = await countWork(database, {}, TODAY);
    expect(kinds.length).toBeGreaterThan(5);
    for (const { kind, open, overdue, next_due_on } of kinds) {
      const list = await listWork(database, kind, {}, TODAY, 200);
      expect([list.total, list.rows.length, list.rows[0]?.due_on]).toEqual([open, open, next_due_on]);
      expect((await listWork(database, kind, { overdue: true }, TODAY, 200)).total).toBe(overdue);
    }
    const items = owners.reduce((sum, owner) => sum + owner.items, 0);
    expect(items).toBe(kinds.reduce((sum, { open }) => sum + open, 0));
  });

  it('count cases as the list shows them', async () => {
    const { owners } = await countWork(database, {}, TODAY);
    const sum = (field: 'cases' | 'overdue' | 'unreachable') => owners.reduce((total, owner) => total + owner[field], 0);
    expect(sum('cases')).toBe((await walk({})).ids.length);
    expect(sum('overdue')).toBe((await walk({ overdue: true })).ids.length);
    expect(sum('unreachable')).toBe((await walk({ flag: 'unable-to-contact' })).ids.length);
  });

  it('can be narrowed to a team or to nobody', async () => {
    const north = await countWork(database, { team: 'north' }, TODAY);
    expect(new Set(north.owners.map(({ team }) => team))).toEqual(new Set(['north']));
    const nobody = await countWork(database, { unallocated: true }, TODAY);
    expect(nobody.owners.map(({ practitioner }) => practitioner)).toEqual([null]);
    expect(nobody.owners[0]?.unallocated).toBe((await walk({ unallocated: true, status: ['awaiting-triage', 'awaiting-contact'] })).ids.length);
  });
});
