import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { isRefusal, newId, VirtualClock, type CommandEnvelope, type CorrectFact, type Uuid } from '#kernel';
import { handledPeople, Recognition } from '#people';
import { MasterKey, PersonLookup, Vault, type NamedBirth } from '#privacy';
import { referralStream, type ReferralEvent, type ReferralFacts, type ReferralPersonal } from '#referral/contract';
import { handledReferral, type ReferralCommand } from '#referral';
import { aCaseworker } from '#support/decisions.js';
import { ALEX, receiving, type Who } from './referred.js';

const clock = new VirtualClock('2026-03-16T12:00:00.000Z');
const master = MasterKey.random();

let database: Database;
let log: PostgresLog;
let streams: Streams;
let vault: Vault;
let lookup: PersonLookup;
let desk: Desk;
let recognition: Recognition;

beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  log = await PostgresLog.open(database, clock);
  streams = new Streams(log);
  vault = await Vault.open(database, master);
  lookup = new PersonLookup(database, master);
  desk = new Desk(log, streams, vault, clock);
  recognition = new Recognition(streams, vault, lookup);
});

afterAll(async () => {
  await log.close();
  await database.close();
});

const envelope = (): CommandEnvelope => ({ commandId: newId(), fingerprint: 'f', correlationId: newId(), causationId: newId(), actor: aCaseworker });

async function send(caseId: Uuid, command: ReferralCommand | CorrectFact): Promise<void> {
  const answer = await desk.handle(handledReferral, { caseId }, command as ReferralCommand, envelope());
  if (isRefusal(answer)) throw new Error(answer.code);
}

/** A case of a person; a person of its own unless told otherwise. */
async function referred(who: Who = {}, personId: Uuid = newId()) {
  const caseId = newId();
  const noted = await desk.handle(handledPeople, { caseId, partId: personId }, { type: 'NoteCase', caseId }, envelope());
  if (isRefusal(noted)) throw new Error(noted.code);
  await send(caseId, receiving(personId, who));
  await recognition.renew(personId);
  return { caseId, personId };
}

/** The last event of a type in a case. */
async function lastOf(caseId: Uuid, type: ReferralEvent['type']): Promise<Uuid> {
  return (await streams.read<ReferralEvent>(referralStream(caseId))).findLast((e) => e.type === type)?.eventId ?? '';
}

async function correct(
  { caseId, personId }: { caseId: Uuid; personId: Uuid },
  facts: Partial<ReferralPersonal> & Record<string, unknown>,
  reason: CorrectFact['reason'] = 'clerical-error',
  type: ReferralEvent['type'] = 'ReferralReceived',
): Promise<void> {
  await send(caseId, { type: 'CorrectFact', eventId: await lastOf(caseId, type), reason, facts, struckOut: false });
  await recognition.renew(personId);
}

/** Another message about the same case. */
async function amend({ caseId, personId }: { caseId: Uuid; personId: Uuid }, who: Who): Promise<void> {
  await send(caseId, receiving(personId, who));
  await recognition.renew(personId);
}

/** Who is found under a name and a birth date; the one who asks leaves nothing behind. */
async function found({ given, family, birthDate }: NamedBirth): Promise<Uuid[]> {
  const asking = newId();
  const others = await lookup.othersOfNameAndBirthDate(given, family, birthDate, asking);
  await lookup.forget(asking);
  return others;
}

/** Whose a verified NHS number is; the one who asks leaves nothing behind. */
async function ownerOf(nhsNumber: string): Promise<Uuid | undefined> {
  const asking = newId();
  const owner = await lookup.personByNhsNumber(nhsNumber, asking);
  await lookup.forget(asking);
  return owner === asking ? undefined : owner;
}

const named = (family: string, birthDate = ALEX.birthDate): NamedBirth => ({ given: 'Alex', family, birthDate });
const name = (family: string) => ({ given: 'Alex', family });

describe('a name that was corrected', () => {
  it.each(['clerical-error', 'entered-in-error', 'wrong-person'] as const)(
    'finds the person, and the one that never was theirs does not (%s)',
    async (reason) => {
      const [wrong, right] = [`Wrong${reason}`, `Right${reason}`];
      const one = await referred({ personal: { name: name(wrong) } });
      expect(await found(named(wrong))).toEqual([one.personId]);
      await correct(one, { name: name(right) }, reason);
      expect(await found(named(right))).toEqual([one.personId]);
      expect(await found(named(wrong))).toEqual([]);
    },
  );

  it.each(['new-information', 'reported-by-person'] as const)('finds the person, and so does the one that they had before (%s)', async (reason) => {
    const [maiden, married] = [`Maiden${reason}`, `Married${reason}`];
    const one = await referred({ personal: { name: name(maiden) } });
    await correct(one, { name: name(married) }, reason);
    expect(await found(named(maiden))).toEqual([one.personId]);
    expect(await found(named(married))).toEqual([one.personId]);
  });

  it('goes with a birth date that was corrected too, and so does the name before', async () => {
    const one = await referred({ personal: { name: name('Oakmaiden') } });
    await correct(one, { name: name('Oakmarried') }, 'new-information');
    await correct(one, { birthDate: '1985-05-04' });
    for (const family of ['Oakmaiden', 'Oakmarried']) {
      expect(await found(named(family, '1985-05-04'))).toEqual([one.personId]);
      expect(await found(named(family))).toEqual([]);
    }
  });

  it('stays where another case of the person tells it rightly', async () => {
    const first = await referred({ personal: { name: name('Ashwood') } });
    const second = await referred({ personal: { name: name('Ashwood') } }, first.personId);
    await correct(second, { name: name('Beechwood') });
    expect(await found(named('Ashwood'))).toEqual([first.personId]);
    expect(await found(named('Beechwood'))).toEqual([first.personId]);
  });

  it('was never theirs in a message that told it again either, but is once one tells it anew', async () => {
    const one = await referred({ personal: { name: name('Mistyped') } });
    await amend(one, { personal: { name: name('Mistyped') }, contentFingerprint: 'second' });
    await correct(one, { name: name('Spelled') });
    expect(await found(named('Mistyped'))).toEqual([]);
    await amend(one, { personal: { name: name('Mistyped') }, contentFingerprint: 'third' });
    expect(await found(named('Mistyped'))).toEqual([one.personId]);
  });

  it('is the same to find by when only its spelling in signs changes', async () => {
    const one = await referred({ personal: { name: name('Bronte') } });
    await correct(one, { name: name('Brontë') });
    expect(await found(named('Bronte'))).toEqual([one.personId]);
  });
});

describe('a birth date', () => {
  it('that was supplied finds the person, until the answer is struck out', async () => {
    const one = await referred({ personal: { name: name('Nodate'), birthDate: undefined } });
    expect(await found(named('Nodate'))).toEqual([]);
    await send(one.caseId, { type: 'RequestInformation', needed: ['other'] });
    await send(one.caseId, { type: 'SupplyInformation', facts: {}, personal: { birthDate: ALEX.birthDate } });
    await recognition.renew(one.personId);
    expect(await found(named('Nodate'))).toEqual([one.personId]);
    await send(one.caseId, {
      ...{ type: 'CorrectFact', eventId: await lastOf(one.caseId, 'InformationSupplied'), reason: 'wrong-person', facts: {}, struckOut: true },
    });
    await recognition.renew(one.personId);
    expect(await found(named('Nodate'))).toEqual([]);
  });

  it('that an amendment brought finds the person, and so does its correction', async () => {
    const one = await referred({ personal: { name: name('Amendia') } });
    await amend(one, { personal: { name: name('Amendia'), birthDate: '1990-01-01' }, contentFingerprint: 'second' });
    expect(await found(named('Amendia', '1990-01-01'))).toEqual([one.personId]);
    await correct(one, { birthDate: '1991-01-01' }, 'entered-in-error', 'ReferralAmended');
    expect(await found(named('Amendia', '1991-01-01'))).toEqual([one.personId]);
    expect(await found(named('Amendia', '1990-01-01'))).toEqual([]);
    expect(await found(named('Amendia'))).toEqual([one.personId]);
  });

  it('that was taken out as an error finds nobody', async () => {
    const one = await referred({ personal: { name: name('Takeout') } });
    await correct(one, { birthDate: null } as never, 'entered-in-error');
    expect(await found(named('Takeout'))).toEqual([]);
  });
});

describe('an NHS number', () => {
  const status = (nhsNumberStatus: ReferralFacts['nhsNumberStatus']): Who['facts'] => ({ nhsNumberStatus });

  it('that came verified with an amendment recognises the person', async () => {
    const one = await referred({ personal: { name: name('Numberlate') } });
    await amend(one, { facts: status('verified'), personal: { name: name('Numberlate'), nhsNumber: '9990001014' }, contentFingerprint: 'second' });
    expect(await ownerOf('9990001014')).toBe(one.personId);
  });

  it('recognises nobody unverified or failing its check, however it came', async () => {
    const one = await referred({ facts: status('unverified'), personal: { name: name('Unverified'), nhsNumber: '9990001022' } });
    await amend(one, {
      facts: status('invalid-checksum'),
      personal: { name: name('Unverified'), nhsNumber: '9990001023' },
      contentFingerprint: 'second',
    });
    await correct(one, { nhsNumber: '9990001030', nhsNumberStatus: 'unverified' });
    for (const number of ['9990001022', '9990001023', '9990001030']) expect(await ownerOf(number)).toBeUndefined();
  });

  it('that was another person’s recognises this one no longer, unless another case of theirs has it', async () => {
    const verified = { facts: status('verified'), personal: { name: name('Notmine'), nhsNumber: '9990001049' } };
    const first = await referred(verified);
    const second = await referred(verified, first.personId);
    await correct(second, { nhsNumber: '9990001057', nhsNumberStatus: 'unverified' }, 'wrong-person');
    expect(await ownerOf('9990001049')).toBe(first.personId);
    await correct(first, { nhsNumber: '9990001057', nhsNumberStatus: 'unverified' }, 'wrong-person');
    expect(await ownerOf('9990001049')).toBeUndefined();
    expect(await ownerOf('9990001057')).toBeUndefined();
  });

  it('stays with whom it is known to be of, and a second one makes nobody two people', async () => {
    const owner = await referred({ facts: status('verified'), personal: { name: name('Owner'), nhsNumber: '9990001065' } });
    const other = await referred({ personal: { name: name('Other') } });
    await amend(other, { facts: status('verified'), personal: { name: name('Other'), nhsNumber: '9990001065' }, contentFingerprint: 'second' });
    expect(await ownerOf('9990001065')).toBe(owner.personId);
    await amend(owner, { facts: status('verified'), personal: { name: name('Owner'), nhsNumber: '9990001073' }, contentFingerprint: 'second' });
    expect(await ownerOf('9990001073')).toBeUndefined();
  });
});

describe('the ways to a person', () => {
  it('are made anew from the log alone, and making them again changes nothing', async () => {
    const one = await referred({ personal: { name: name('Rebuilt') } });
    await correct(one, { name: name('Rebuiltanew') }, 'new-information');
    await lookup.forget(one.personId);
    for (let round = 0; round < 2; round++) await recognition.renew(one.personId);
    for (const family of ['Rebuilt', 'Rebuiltanew']) expect(await found(named(family))).toEqual([one.personId]);
  });

  it('are gone for good once they are erased', async () => {
    const one = await referred({ personal: { name: name('Erased') } });
    await send(one.caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    const erasing = { type: 'ErasePerson', requestedBy: 'person', reason: 'objection' } as const;
    expect(isRefusal(await desk.handle(handledPeople, { caseId: one.personId, partId: one.personId }, erasing, envelope()))).toBe(false);
    await recognition.renew(one.personId);
    expect(await found(named('Erased'))).toEqual([]);
    await vault.destroy(one.personId, clock.now());
    await recognition.renew(one.personId);
    expect(await found(named('Erased'))).toEqual([]);
  });

  it('do not come back by a look at the log that an erasure has overtaken', async () => {
    const one = await referred({ personal: { name: name('Overtaken') } });
    await send(one.caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    await lookup.forget(one.personId);
    const erasing = { type: 'ErasePerson', requestedBy: 'person', reason: 'objection' } as const;
    const slow = {
      forget: (personId: Uuid) => lookup.forget(personId),
      async renew(...all: Parameters<PersonLookup['renew']>) {
        await desk.handle(handledPeople, { caseId: one.personId, partId: one.personId }, erasing, envelope());
        await lookup.forget(one.personId);
        return await lookup.renew(...all);
      },
    };
    await new Recognition(streams, vault, slow).renew(one.personId);
    expect(await found(named('Overtaken'))).toEqual([]);
  });
});
