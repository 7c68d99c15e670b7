import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#event-log';
import { isRefusal, type Recorded } from '#kernel';
import { MasterKey } from '#privacy';
import { chained, fileOf, looked } from '#support/evidence.js';
import { NotEvidence } from '#reporting';
import { waitEvidenceKind } from '../src/index.js';
import { knownPosition } from '../src/reports/known-position.js';
import { waitEvidenceOf } from '../src/reports/evidence/wait-evidence.js';
import { chainAfter, chainOf } from '../../reporting/src/evidence/row-chain.js';
import { FactsDatabase, published } from './projection-support.js';
import { ofCase } from './report-support.js';
import { contacted, log, paused, referred, resumed } from './support.js';

type Line = Record<string, unknown> & { fact: Record<string, unknown>; events: Record<string, unknown>[]; figures: Record<string, unknown> };

let facts: FactsDatabase;
let events: Recorded[];
let file: string[];

beforeAll(async () => {
  facts = await FactsDatabase.open();
  const story = [
    ...published(),
    ...ofCase('one', referred('2026-03-02'), paused('2026-03-05'), resumed('2026-03-09'), contacted('2026-03-12')),
    ...ofCase('two', referred('2026-03-03'), contacted('2026-03-05')),
    ...ofCase('three', referred('2026-03-04'), contacted('2026-03-20')),
  ];
  events = chained(log(story));
  await facts.take(events);
  const query = { measure: 'referral-to-first-contact', population: 'completed', filters: { provider: ['PRV01'] } } as const;
  const period = { from: '2026-03-01', to: '2026-03-31', countIn: 'calendar-days' } as const;
  const cell = waitEvidenceOf(facts.tables, { report: 'waiting-times', position: await knownPosition(facts.tables) }, { ...query, ...period });
  if (isRefusal(cell)) throw new Error(cell.code);
  file = await fileOf(cell, events);
});
afterAll(() => facts.database.close());

const parsed = (): Line[] => file.map((line) => JSON.parse(line) as Line);

/** The file with a change made to it, and the hash made anew by whoever changed it, unless they forgot. */
function forged(change: (lines: Line[]) => Line[] | void, { resealed = true } = {}): string[] {
  const lines = parsed();
  const changed = change(lines) ?? lines;
  const [first, ...rest] = changed as [Line, ...Line[]];
  const { evidence: _, ...head } = first;
  const rows = rest.slice(0, -1);
  if (resealed) {
    rows.forEach((row, i) => (row['row'] = i + 1));
    const hash = rows.reduce((chain, row) => chainAfter(chain, row as never), chainOf(head as never));
    Object.assign(rest.at(-1)!, { rows: rows.length, hash });
  }
  return changed.map((line) => canonicalJson(line));
}

const faultsOf = async (lines: readonly string[], against?: readonly Recorded[], master?: MasterKey): Promise<string[]> =>
  (await looked(lines, [waitEvidenceKind], against, master)).faults.map(({ row, says }) => (row === undefined ? says : `row ${row} ${says}`));

describe('evidence as it was given out', () => {
  it('holds, by itself and against the log', async () => {
    expect(await looked(file, [waitEvidenceKind])).toMatchObject({ rows: 3, faultCount: 0, heldAgainstLog: false, figures: { n: 3 } });
    expect(await looked(file, [waitEvidenceKind], events)).toMatchObject({ rows: 3, faultCount: 0, heldAgainstLog: true });
  });

  it('holds after more was recorded about its cases', async () => {
    const more = chained([...log([...published()]), ...events.slice(2), ...later()]);
    expect(await faultsOf(file, more)).toEqual([]);
  });

  const later = (): Recorded[] =>
    log(ofCase('one', contacted('2026-03-03'))).map(
      (event) => ({ ...event, position: '0000000000000900', eventId: crypto.randomUUID() }) as Recorded,
    );
});

describe('evidence that was changed', () => {
  it.each<[string, (lines: Line[]) => Line[] | void, RegExp]>([
    ['a row that was changed', (lines) => void (lines[1]!.fact['endedOn'] = '2026-03-13'), /^the hash of what it says/m],
    ['a row that was removed', (lines) => lines.filter((_, i) => i !== 2), /^row 3 stands where row 2 should stand/],
    ['a row that was added', (lines) => [...lines.slice(0, 2), { ...lines[1]! }, ...lines.slice(2)], /^row 1 stands where row 2 should stand/],
    ['rows that changed places', (lines) => [lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)], /^row 2 stands where row 1 should stand/],
    ['another position', (lines) => void (lines[0]!['position'] = '0000000000000005'), /^the hash of what it says/],
    ['another figure', (lines) => void (lines[0]!.figures['n'] = 4), /^the hash of what it says/],
    ['a file that was cut off', (lines) => lines.slice(0, -1), /^the file is cut off/],
  ])('is found by its hash or its order: %s', async (_, change, fault) => {
    const faults = await faultsOf(forged(change, { resealed: false }));
    expect(faults.join('\n')).toMatch(fault);
  });

  it.each<[string, (lines: Line[]) => Line[] | void, string]>([
    ['a figure', (lines) => void (lines[0]!.figures['n'] = 4), 'figure n is 4 in the file, 3 by its rows'],
    ['a row left out', (lines) => lines.filter((_, i) => i !== 2), 'figure n is 3 in the file, 2 by its rows'],
    [
      'how long somebody waited',
      (lines) => void ((lines[1]!.fact['waited'] as { calendarDays: Record<string, number> }).calendarDays['pausesExcluded'] = 1),
      'waited.calendarDays.pausesExcluded is 1 in the row',
    ],
    ['a wait of another period', (lines) => void (lines[1]!.fact['endedOn'] = '2026-02-12'), 'ended before 2026-03-01'],
    ['somebody of another provider', (lines) => void (lines[1]!.fact['attributes'] = { provider: 'PRV02' }), 'is of provider PRV02'],
    ['a wait that ended otherwise', (lines) => void (lines[1]!.fact['endedHow'] = 'left'), 'is not one that the cell counts'],
    ['another measure', (lines) => void (lines[1]!.fact['measure'] = 'referral-to-triage'), 'is of referral-to-triage'],
  ])('is found by its rows alone, although its hash was made anew: %s', async (_, change, fault) => {
    expect((await faultsOf(forged(change))).join('\n')).toContain(fault);
  });

  it.each<[string, (lines: Line[]) => Line[] | void, RegExp]>([
    [
      'a day that the figures do not depend on',
      (lines) => void Object.assign(lines[1]!.fact, { entersOn: '2026-03-01' }),
      /row 1 does not follow from the events of its case: entersOn is "2026-03-01" in the row, "2026-03-0\d" by the log/,
    ],
    [
      'an event that is not there',
      (lines) => void (lines[1]!.events[0]!['position'] = '0000000000000001'),
      /row 1 cites an event at position 0000000000000001, where the log has/,
    ],
    ['an event with another hash', (lines) => void (lines[1]!.events[0]!['hash'] = 'f'.repeat(64)), /row 1 cites ReferralReceived with another hash/],
    ['an event left out', (lines) => void lines[1]!.events.pop(), /row 1 does not cite the very events of its case/],
    ['an earlier position', (lines) => void (lines[0]!['position'] = '0000000000000004'), /is after what it is evidence of/],
    ['a pseudonym', (lines) => void (lines[1]!['pseudonym'] = '0'.repeat(32)), /row 1 has a pseudonym that does not stand for the case/],
    ['events of two cases', (lines) => void lines[1]!.events.push(...lines[2]!.events), /row 1 cites events that are not of one case/],
    ['no event at all', (lines) => void (lines[1]!['events'] = []), /row 1 cites events that are not of one case/],
  ])('is found by the log, although its hash was made anew: %s', async (_, change, fault) => {
    const lines = forged(change);
    expect((await faultsOf(lines, events)).join('\n')).toMatch(fault);
  });

  it('of a later position is found by its pseudonyms', async () => {
    const faults = await faultsOf(
      forged((lines) => void (lines[0]!['position'] = '0000000000000999')),
      events,
    );
    expect(faults.filter((fault) => fault.includes('has a pseudonym'))).toHaveLength(3);
  });

  it('by somebody with another key is found by its pseudonyms', async () => {
    expect(await faultsOf(file, events, MasterKey.random())).toHaveLength(3);
  });
});

describe('a log that was changed', () => {
  const inOne = (type: string): number => events.findIndex((event) => event.type === type);

  it('is found where an event says something else', async () => {
    const at = inOne('FirstContactMade');
    const changed = events.map((event, i) => (i === at ? ({ ...event, effectiveAt: '2026-03-06T10:00:00.000Z' } as Recorded) : event));
    expect((await faultsOf(file, changed)).join('\n')).toMatch(/the chain of its stream is broken: FirstContactMade .* is changed/);
  });

  it('is found where an event is gone', async () => {
    const gone = events.filter((_, i) => i !== inOne('WaitPaused'));
    expect((await faultsOf(file, gone)).join('\n')).toMatch(/cites an event at position \d+, where the log has none/);
  });

  it('is found where a programme says something else', async () => {
    const changed = events.map((event) => (event.type === 'ProgrammePublished' ? { ...event, recordedAt: '2024-01-01T00:00:00.000Z' } : event));
    const faults = await faultsOf(file, changed as Recorded[]);
    expect(
      faults.filter((fault) => /^row \d rests on programme-.*chain of this stream is broken: ProgrammePublished .* is changed/.test(fault)),
    ).toHaveLength(6);
  });

  it('is found where an event was written in, although its chain was made anew', async () => {
    const at = inOne('WaitPaused');
    const added = chained([
      ...events.slice(0, at),
      { ...events[at]!, eventId: crypto.randomUUID(), position: '0000000000000003.5' } as Recorded,
      ...events.slice(at),
    ]);
    expect((await faultsOf(file, added)).join('\n')).toMatch(/cites WaitPaused with another hash/);
  });
});

it.each([
  ['nothing', [''], 'It is empty.'],
  ['no JSON', ['rows'], 'It is not a file of JSON lines.'],
  ['another kind of file', ['{"a":1}'], 'Its first line does not say what it is evidence of.'],
  ['a later form', ['{"evidence":2}'], 'It is of a later form'],
])('refuses %s', async (_, lines, says) => {
  await expect(looked(lines, [waitEvidenceKind])).rejects.toThrow(says);
  await expect(looked(lines, [waitEvidenceKind])).rejects.toBeInstanceOf(NotEvidence);
});

it('refuses another definition, an unknown report, an unknown cell and lines that are none', async () => {
  const refusedWith = async (lines: string[]): Promise<string> =>
    await looked(lines, [waitEvidenceKind]).then(
      () => '',
      (error: Error) => error.message,
    );
  expect(await refusedWith(forged((lines) => void ((lines[0]!['definition'] as { version: number }).version = 9)))).toContain(
    'definition that is not in force',
  );
  expect(await refusedWith(forged((lines) => void (lines[0]!['report'] = 'unheard')))).toContain('a report that is not known');
  expect(await refusedWith(forged((lines) => void ((lines[0]!['query'] as Line)['statistic'] = 'luck')))).toContain(
    'a cell that its report does not have',
  );
  expect(await refusedWith([...file.slice(0, 2), '{"row":2}', ...file.slice(3)])).toContain('Line 3 is neither a row nor the last line');
  expect(await refusedWith([...file, file[1]!])).toContain('Something follows on its last line');
});
