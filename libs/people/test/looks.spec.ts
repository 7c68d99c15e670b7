import { beforeEach, expect, test } from '@jest/globals';
import type { EventLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { VirtualClock, type Actor } from '#kernel';
import { Looks } from '#people';
import type { PersonEvent } from '#people/contract';
import type { Vault } from '#privacy';
import { THE_CASE } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { MemoryLog } from '../../handling/test/memory-log.js';
import { accessLog } from '../src/access-log.js';

let log: MemoryLog;
let clock: VirtualClock;
let looks: Looks;
const vault = { seal: () => Promise.resolve(null) } as unknown as Vault;
const nurse = (n: number): Actor => ({ id: `nurse-${n}`, role: 'clinician', organisation: 'PRV01' });

beforeEach(() => {
  log = new MemoryLog();
  clock = new VirtualClock('2026-03-02T09:59:00.000Z');
  looks = new Looks(new Desk(log as unknown as EventLog, new Streams(log as unknown as EventLog), vault, clock), clock);
});

const look = (n: number): Promise<void> => looks.note(nurse(n), THE_PERSON, 'case', THE_CASE);
const seen = (): string[] =>
  accessLog(log.events as never as Parameters<typeof accessLog>[0], { limit: 100, reader: 'staff' }).looks.map(({ by }) => by.id);

test('the same person looking at the same thing again within the hour is the same look', async () => {
  await look(1);
  await look(1);
  expect(seen()).toEqual(['nurse-1']);
  clock.moveTo('2026-03-02T10:00:00.000Z');
  await look(1);
  expect(seen()).toEqual(['nurse-1', 'nurse-1']);
});

test('everybody who looks at the same moment is noted', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => look(n)));
  expect(seen().toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `nurse-${n}`).toSorted());
});

test('nobody looks at what cannot be noted', async () => {
  log.before = () => {
    throw new Error('Connection terminated');
  };
  await expect(look(1)).rejects.toThrow('Connection terminated');
  const noted = log.events.length;
  log.before = () => log.write(`person-${THE_PERSON}`, [log.events.at(-1) ?? anything()]);
  await expect(look(1)).rejects.toThrow('could not be noted');
  expect(log.events.slice(noted).filter((event) => (event.actor as Actor).id === 'nurse-1')).toEqual([]);
});

/** Something that somebody else writes in between. */
const anything = () =>
  ({ type: 'CaseNoted', data: { caseId: THE_CASE }, commandId: 'other', actor: nurse(0) }) as unknown as (typeof log.events)[number] & {
    type: PersonEvent['type'];
  };
