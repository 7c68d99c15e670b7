import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { isRefusal, newId, systemClock, type CommandEnvelope, type Uuid } from '#kernel';
import { MasterKey, PersonLookup, Vault } from '#privacy';
import { handledReferral, PersonFinder, type ReferralCommand } from '#referral';
import type { ReferralFacts, ReferralPersonal } from '#referral/contract';
import { aCaseworker } from '#support/decisions.js';
import { facts, personal, receive } from './stories.js';
import { handledPeople, type PersonCommand } from '#people';

let database: Database;
let log: PostgresLog;
const master = MasterKey.random();

beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  log = await PostgresLog.open(database, systemClock);
  await Vault.open(database, master);
});
afterAll(async () => {
  await log.close();
  await database.close();
});

/** What one process has: its own desk and caches over the log that all share. */
async function aProcess() {
  const desk = new Desk(log, new Streams(log), await Vault.open(database, master), systemClock);
  return { desk, finder: new PersonFinder(desk, new PersonLookup(database, master)) };
}

type Process = Awaited<ReturnType<typeof aProcess>>;
type Who = { facts?: Partial<ReferralFacts>; personal?: Partial<ReferralPersonal> };

type Checked = Parameters<PersonFinder['find']>[1];

/** Finds the person of a referral, for a command of its own. */
async function find(finder: PersonFinder, caseId: Uuid, checked: Checked) {
  const found = await finder.find(caseId, checked, { commandId: newId() });
  if (isRefusal(found)) throw new Error(found.code);
  return found;
}

/** Finds the person of a referral in a process, and receives it. */
async function refer({ desk, finder }: Process, who: Who, caseId: Uuid = newId()) {
  const checked = { facts: facts(who.facts), personal: personal(who.personal) };
  const found = await find(finder, caseId, checked);
  const { probableDuplicate, earlierCase } = found;
  await send(desk, caseId, receive({ ...checked, personId: found.personId, probableDuplicate, earlierCase, acceptance: 'by-staff' }));
  return { caseId, ...found };
}

async function send(desk: Desk, caseId: Uuid, command: ReferralCommand): Promise<void> {
  const commandId = newId();
  const envelope: CommandEnvelope = { commandId, fingerprint: '', correlationId: commandId, causationId: commandId, actor: aCaseworker };
  const answer = await desk.handle(handledReferral, { caseId }, command, envelope);
  if (isRefusal(answer)) throw new Error(answer.code);
}

/** Links two records, or takes the link back, in both of them, as the policy of people does. */
async function link({ desk }: Process, one: Uuid, other: Uuid, type: 'LinkPerson' | 'UnlinkPerson' = 'LinkPerson'): Promise<void> {
  for (const [partId, to] of [[one, other] as const, [other, one] as const]) {
    const commandId = newId();
    const command: PersonCommand = { type, other: to, reason: type === 'LinkPerson' ? 'confirmed-by-person' : 'linked-in-error' };
    const envelope: CommandEnvelope = { commandId, fingerprint: '', correlationId: commandId, causationId: commandId, actor: aCaseworker };
    const answer = await desk.handle(handledPeople, { caseId: partId, partId }, command, envelope);
    if (isRefusal(answer)) throw new Error(answer.code);
  }
}

let here: Process;
let there: Process;
let nhsNumber: string;
let family: string;
let people = 0;

beforeEach(async () => {
  [here, there] = [await aProcess(), await aProcess()];
  people += 1;
  nhsNumber = `999000${String(people).padStart(4, '0')}`;
  family = `Example${'abcdefghijklmnopqrstuvwxyz'[people]}`;
});

const verified = (): Who => ({ personal: { nhsNumber, name: { given: 'Alex', family } } });
const unverified = (): Who => ({ ...verified(), facts: { nhsNumberStatus: 'unverified' } });
const withoutNumber = (given = 'Alex', name = family): Who => ({
  facts: { nhsNumberStatus: 'none' },
  personal: { nhsNumber: undefined, name: { given, family: name } },
});

describe('somebody with a verified NHS number', () => {
  it('is the same person in every referral, and a second open case a probable duplicate', async () => {
    const first = await refer(here, verified());
    const second = await refer(there, verified());
    expect(first.probableDuplicate).toBeUndefined();
    expect(second.personId).toBe(first.personId);
    expect(second.probableDuplicate).toEqual({ otherCases: [first.caseId], because: 'same-nhs-number' });
  });

  it('is referred again, to a case linked to the latest earlier one, once that is closed', async () => {
    const [first, second] = [await refer(here, verified()), await refer(here, verified())];
    for (const { caseId } of [first, second]) await send(here.desk, caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    const third = await refer(there, verified());
    expect(third).toMatchObject({ personId: first.personId, earlierCase: second.caseId });
    expect(third.probableDuplicate).toBeUndefined();
  });

  it('is asked about as a duplicate, not linked, while any case of theirs is open', async () => {
    const closed = await refer(here, verified());
    await send(here.desk, closed.caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    const open = await refer(here, verified());
    const third = await refer(here, verified());
    expect(third.probableDuplicate).toEqual({ otherCases: [open.caseId], because: 'same-nhs-number' });
    expect(third.earlierCase).toBeUndefined();
  });

  it('is flagged in exactly one of two referrals at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const who = {
        personal: { nhsNumber: `99911${String(people).padStart(2, '0')}00${round}`, name: { given: `Kim${'abcdefgh'[round]}`, family } },
      };
      const pair = await Promise.all([refer(here, who), refer(there, who)]);
      expect(pair[0].personId).toBe(pair[1].personId);
      const [flagged, ...more] = pair.filter(({ probableDuplicate }) => probableDuplicate);
      expect(more).toEqual([]);
      expect(flagged?.probableDuplicate?.otherCases).toEqual(pair.filter((one) => one !== flagged).map(({ caseId }) => caseId));
    }
  });
});

describe('somebody whose number nobody has verified', () => {
  it('is never recognised by it', async () => {
    const first = await refer(here, { ...verified(), personal: { ...verified().personal, birthDate: undefined } });
    for (const nhsNumberStatus of ['unverified', 'invalid-checksum'] as const) {
      const who: Who = { facts: { nhsNumberStatus }, personal: { ...verified().personal, birthDate: undefined } };
      const next = await refer(here, who);
      expect(next.personId).not.toBe(first.personId);
      expect(next).not.toHaveProperty('probableDuplicate');
      expect(next).not.toHaveProperty('earlierCase');
    }
  });

  it('is asked about if somebody of that name and birth date has an open case, and merged with nobody', async () => {
    const first = await refer(here, verified());
    const second = await refer(there, unverified());
    expect(second.personId).not.toBe(first.personId);
    expect(second.probableDuplicate).toEqual({ otherCases: [first.caseId], because: 'same-name-and-birth-date' });
  });

  it('is asked about however the name is written', async () => {
    const first = await refer(here, withoutNumber('Zoë'));
    const second = await refer(here, withoutNumber('ZOE', ` ${family.toUpperCase()}`));
    expect(second.probableDuplicate?.otherCases).toEqual([first.caseId]);
  });

  it('is not asked about if the other case is closed, the birthday another or not known', async () => {
    const { caseId } = await refer(here, withoutNumber());
    const otherBirthday = { ...withoutNumber(), personal: { ...withoutNumber().personal, birthDate: '1984-05-05' } };
    const noBirthday = { ...withoutNumber(), personal: { ...withoutNumber().personal, birthDate: undefined } };
    expect(await refer(here, otherBirthday)).not.toHaveProperty('probableDuplicate');
    expect(await refer(here, noBirthday)).not.toHaveProperty('probableDuplicate');
    await send(here.desk, caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    expect(await refer(here, withoutNumber())).not.toHaveProperty('probableDuplicate');
  });

  it('is flagged in exactly one of two referrals at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const given = `Robin${'abcdefgh'[round]}`;
      const pair = await Promise.all([refer(here, withoutNumber(given)), refer(there, withoutNumber(given))]);
      expect(pair.filter(({ probableDuplicate }) => probableDuplicate)).toHaveLength(1);
    }
  });
});

describe('somebody whose record is linked to another', () => {
  const married = (): Who => withoutNumber('Alex', `Married-${family}`);

  it('is asked about while the other record has an open case, and referred again once it has none', async () => {
    const [unnumbered, numbered] = [await refer(here, married()), await refer(here, verified())];
    await link(here, unnumbered.personId, numbered.personId);
    await send(here.desk, numbered.caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    const asked = await refer(there, verified());
    expect(asked.probableDuplicate).toEqual({ otherCases: [unnumbered.caseId], because: 'linked-record' });
    for (const { caseId } of [unnumbered, asked]) await send(here.desk, caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    const again = await refer(there, verified());
    expect(again).not.toHaveProperty('probableDuplicate');
    expect(again.earlierCase).toBe(asked.caseId);
  });

  it('is found by name and birth date through either record, and through a third', async () => {
    const [first, second, third] = [await refer(here, verified()), await refer(here, married()), await refer(here, withoutNumber('Sandy'))];
    await send(here.desk, third.caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    await link(here, first.personId, second.personId);
    await link(here, second.personId, third.personId);
    const { probableDuplicate } = await refer(there, withoutNumber('Sandy'));
    expect(probableDuplicate?.because).toBe('same-name-and-birth-date');
    expect(probableDuplicate?.otherCases.toSorted()).toEqual([first.caseId, second.caseId].toSorted());
  });

  it('is referred again to the latest case of both records', async () => {
    const [numbered, unnumbered] = [await refer(here, verified()), await refer(here, married())];
    await link(here, unnumbered.personId, numbered.personId);
    for (const { caseId } of [numbered, unnumbered]) await send(here.desk, caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    expect((await refer(here, verified())).earlierCase).toBe(unnumbered.caseId);
  });

  it('is nobody else any more once the link was taken back', async () => {
    const [unnumbered, numbered] = [await refer(here, married()), await refer(here, verified())];
    await link(here, unnumbered.personId, numbered.personId);
    await link(here, unnumbered.personId, numbered.personId, 'UnlinkPerson');
    await send(here.desk, numbered.caseId, { type: 'WithdrawReferral', by: 'person', reason: 'other' });
    expect(await refer(here, verified())).not.toHaveProperty('probableDuplicate');
  });
});

describe('a referral that comes twice', () => {
  it('is of the person that it was of, and asks nothing again', async () => {
    const first = await refer(here, verified());
    const again = await find(here.finder, first.caseId, { facts: facts({ nhsNumberStatus: 'none' }), personal: personal() });
    expect(again).toEqual({ personId: first.personId });
  });

  it('before it was received for the first time is answered as the first time', async () => {
    const checked = { facts: facts(), personal: personal(verified().personal) };
    const caseId = newId();
    const found = await find(here.finder, caseId, checked);
    expect(await find(there.finder, caseId, checked)).toEqual(found);
  });

  it('under a command that was used for another referral is refused, and leaves nothing that looks like an open case', async () => {
    const [commandId, first, second] = [newId(), newId(), newId()];
    const checked = { facts: facts(), personal: personal(verified().personal) };
    const other = { facts: facts({ nhsNumberStatus: 'none' }), personal: personal({ name: { given: 'Robin', family }, nhsNumber: undefined }) };
    const found = await here.finder.find(first, checked, { commandId });
    const head = await log.head();
    for (const used of [checked, other]) {
      expect(await there.finder.find(second, used, { commandId })).toMatchObject({ code: 'command.id-reused' });
    }
    expect(await log.head()).toBe(head);
    expect(await here.finder.find(first, checked, { commandId })).toEqual(found);
  });
});
