import { describe, expect, it } from '@jest/globals';
import type { CommandEnvelope, Recorded } from '#kernel';
import { people, peoplePolicies } from '#people';
import { aCaseworker, given, recorded, THE_CASE } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { caseNoted, erased, inStreamOf, lastOf, linked, OTHER_PERSON, unlinked } from './fixtures.js';

const SYSTEM = { id: 'stepwise', role: 'system', organisation: 'stepwise' } as const;

/** What the policies send after an event, in a world with these streams; whose erasure they carry out, and who is to be found anew. */
async function sentAfter(event: Recorded, streams: Record<string, Recorded[]> = {}) {
  const finished: string[] = [];
  const renewed: string[] = [];
  const read = async (stream: string) => (streams[stream] ?? []) as never;
  const eraser = { finish: async (personId: string) => void finished.push(personId) };
  const policies = peoplePolicies({ read }, eraser, { renew: async (personId) => void renewed.push(personId) });
  const envelope = (label: string, effectiveAt = event.effectiveAt) =>
    ({ commandId: label, effectiveAt, actor: SYSTEM }) as unknown as CommandEnvelope;
  const concerned = policies.filter(({ on }) => on.includes(event.type));
  const sent = (await Promise.all(concerned.map(async ({ react }) => await react(event, envelope)))).flat();
  return { finished, renewed, sent: sent.map(({ target, command, envelope: { actor } }) => ({ target, command, actor })) };
}

describe('an erasure', () => {
  it('is carried out again, in case the process that decided it died', async () => {
    expect(await sentAfter(lastOf(caseNoted(THE_CASE), erased))).toEqual({ finished: [THE_PERSON], renewed: [], sent: [] });
  });
});

describe('a link', () => {
  const ofOther = { caseId: OTHER_PERSON, partId: OTHER_PERSON };

  it('is made on the other record as well', async () => {
    const { sent } = await sentAfter(lastOf(linked()));
    expect(sent).toEqual([{ target: ofOther, command: { type: 'LinkPerson', other: THE_PERSON, reason: 'same-details' }, actor: SYSTEM }]);
  });

  it('is taken back on the other record as well', async () => {
    const streams = { [`person-${OTHER_PERSON}`]: inStreamOf(OTHER_PERSON, linked(THE_PERSON)) as Recorded[] };
    const { sent } = await sentAfter(lastOf(linked(), unlinked()), streams);
    expect(sent).toEqual([{ target: ofOther, command: { type: 'UnlinkPerson', other: THE_PERSON, reason: 'different-people' }, actor: SYSTEM }]);
  });

  it('is left alone where the other record has it already', async () => {
    const streams = { [`person-${OTHER_PERSON}`]: inStreamOf(OTHER_PERSON, linked(THE_PERSON)) as Recorded[] };
    expect((await sentAfter(lastOf(linked()), streams)).sent).toEqual([]);
    expect((await sentAfter(lastOf(linked(), unlinked()))).sent).toEqual([]);
  });

  it('does not come back from the other record: what was mirrored is not mirrored again', async () => {
    expect((await sentAfter({ ...lastOf(linked()), actor: SYSTEM })).sent).toEqual([]);
  });
});

describe('a safeguarding concern that somebody read', () => {
  const read = {
    ...(recorded('safeguarding', [{ type: 'ConcernRead', data: { concernId: 'any', reason: 'handover' } }])[0] as Recorded),
    actor: { ...aCaseworker, id: 'caseworker-7' },
  };
  const received = recorded('referral', [{ type: 'ReferralReceived', data: { personId: THE_PERSON } }]) as Recorded[];

  it('is noted on the person it is about, under the account that read it', async () => {
    const { sent } = await sentAfter(read, { [`referral-${THE_CASE}`]: received });
    expect(sent).toEqual([
      {
        target: { caseId: THE_CASE, partId: THE_PERSON },
        command: { type: 'NoteLook', what: 'safeguarding', caseId: THE_CASE, purpose: 'handover' },
        actor: { ...aCaseworker, id: 'caseworker-7' },
      },
    ]);
  });

  it('is a look that people takes', async () => {
    const [look] = (await sentAfter(read, { [`referral-${THE_CASE}`]: received })).sent;
    given(people, { personId: THE_PERSON, openCases: [], casesOfConcern: [], otherIsKnown: false })
      .when(look?.command as never)
      .then({ type: 'RecordLookedAt' });
  });
});

describe('what tells who a person is', () => {
  const received = { type: 'ReferralReceived', data: { personId: THE_PERSON } } as const;
  const told = recorded('referral', [received, { type: 'ReferralAmended', data: {} }, { type: 'InformationSupplied', data: {} }]) as Recorded[];
  const corrected = (correctedType: string): Recorded => {
    const data = { corrects: (told[0] as Recorded).eventId, correctedType, reason: 'entered-in-error', facts: {}, struckOut: true };
    return { ...(recorded('referral', [received, { type: 'FactCorrected', data }])[1] as Recorded) };
  };

  it.each(told)('lets the person be found anew by it: $type', async (event) => {
    expect(await sentAfter(event, { [`referral-${THE_CASE}`]: told })).toEqual({ finished: [], renewed: [THE_PERSON], sent: [] });
  });

  it.each(['ReferralReceived', 'ReferralAmended', 'InformationSupplied'])('does so when %s is corrected, or struck out', async (type) => {
    const correction = corrected(type);
    expect((await sentAfter(correction, { [`referral-${THE_CASE}`]: [...told, correction] })).renewed).toEqual([THE_PERSON]);
  });

  it('is not a correction of something else', async () => {
    const correction = corrected('ReferralAccepted');
    expect((await sentAfter(correction, { [`referral-${THE_CASE}`]: [...told, correction] })).renewed).toEqual([]);
  });
});
