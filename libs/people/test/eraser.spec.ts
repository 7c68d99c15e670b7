import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { isRefusal, newId, VirtualClock, type CommandEnvelope } from '#kernel';
import { Eraser, handledPeople } from '#people';
import { MasterKey, PersonLookup, Vault } from '#privacy';
import { safeguardingKey } from '#safeguarding/contract';
import { aCaseworker, THE_CASE } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';

const clock = new VirtualClock('2026-03-16T12:00:00.000Z');
const toErase = { type: 'ErasePerson', requestedBy: 'person', reason: 'objection' } as const;
const envelope = (): CommandEnvelope => ({ commandId: newId(), fingerprint: 'f', correlationId: newId(), causationId: newId(), actor: aCaseworker });

let database: Database;
let log: PostgresLog;
let desk: Desk;
let vault: Vault;
let lookup: PersonLookup;

beforeAll(async () => {
  const master = MasterKey.random();
  database = await Database.open({ kind: 'memory' });
  log = await PostgresLog.open(database, clock);
  vault = await Vault.open(database, master);
  lookup = new PersonLookup(database, master);
  desk = new Desk(log, new Streams(log), vault, clock);
});

afterAll(async () => {
  await log.close();
  await database.close();
});

/** Notes a case of a new person, seals something about them, and gives them an eraser. */
async function somebodyWithACase() {
  const personId = newId();
  const caseId = newId();
  await desk.handle(handledPeople, { caseId, partId: personId }, { type: 'NoteCase', caseId }, envelope());
  const note = { eventId: newId(), words: { note: 'Lives alone' } };
  const sealed = {
    ofPerson: await vault.seal(note.eventId, personId, note.words),
    ofSafeguarding: await vault.seal(note.eventId, safeguardingKey(caseId), note.words),
  };
  const told: string[] = [];
  const eraser = new Eraser(desk, vault, lookup, clock);
  eraser.onErased.push(async (id) => void told.push(id));
  const isGone = async (part: keyof typeof sealed) => (await vault.open(note.eventId, sealed[part])).erased;
  return { personId, eraser, told, isGone };
}

describe('an erasure', () => {
  it('destroys the key of the person, those of safeguarding, and copies elsewhere', async () => {
    const { personId, eraser, told, isGone } = await somebodyWithACase();
    expect([await isGone('ofPerson'), await isGone('ofSafeguarding')]).toEqual([false, false]);
    expect(isRefusal(await eraser.erase(personId, toErase, envelope()))).toBe(false);
    expect([await isGone('ofPerson'), await isGone('ofSafeguarding')]).toEqual([true, true]);
    expect(told).toEqual([personId]);
  });

  it('leaves others alone', async () => {
    const [one, other] = [await somebodyWithACase(), await somebodyWithACase()];
    await one.eraser.erase(one.personId, toErase, envelope());
    expect([await other.isGone('ofPerson'), await other.isGone('ofSafeguarding')]).toEqual([false, false]);
  });

  it('forgets how the person would be recognised', async () => {
    const { personId, eraser } = await somebodyWithACase();
    expect(await lookup.personByNhsNumber('9990000018', personId)).toBe(personId);
    await eraser.erase(personId, toErase, envelope());
    expect(await lookup.personByNhsNumber('9990000018', THE_PERSON)).toBe(THE_PERSON);
  });

  it('destroys nothing if it is refused', async () => {
    const { personId, eraser, told, isGone } = await somebodyWithACase();
    expect(await eraser.erase(personId, { ...toErase, reason: 'in words' }, envelope())).toMatchObject({ code: 'person.reason-unknown' });
    expect([await isGone('ofPerson'), await isGone('ofSafeguarding'), told.length]).toEqual([false, false, 0]);
    expect(await eraser.erase(THE_CASE, toErase, envelope())).toMatchObject({ code: 'person.not-found' });
  });

  it('is answered the same way when it is sent again, and carried out again', async () => {
    const { personId, eraser, told } = await somebodyWithACase();
    const again = envelope();
    const first = await eraser.erase(personId, toErase, again);
    expect(await eraser.erase(personId, toErase, again)).toEqual(first);
    expect(told).toEqual([personId, personId]);
  });
});
