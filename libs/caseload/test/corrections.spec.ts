import { describe, expect, it } from '@jest/globals';
import type { Sealed } from '#kernel';
import { givenEvents, projected, toldEventId, type ToldEvent } from '#support/projections.js';
import { THE_PERSON } from '#support/stories.js';
import { caseloadProjection } from '../src/index.js';
import { caseAfter, shown, theProgramme } from './caseload-row.js';
import {
  accepted,
  allocated,
  amended,
  assessed,
  attended,
  booked,
  caseNumber,
  corrected,
  discharged,
  firstContact,
  inReferral,
  morningOf,
  ofCase,
  opened,
  planned,
  received,
  triaged,
} from './stories.js';

const sealed = (name: string): Sealed => ({ keyOf: THE_PERSON, fields: { name } });

describe('a correction', () => {
  it('of the day of the notice moves the wait and its targets', async () => {
    const referral = received('2026-03-02');
    const row = await caseAfter(referral, corrected(referral, toldEventId(2), '2026-03-03', { facts: { noticeReceivedOn: '2026-02-27' } }));
    expect(row).toMatchObject({ waiting_since: '2026-02-27', breach_on: '2026-03-01', due_on: '2026-03-01' });
  });

  it('of an attendance takes back what a missed appointment called for', async () => {
    const missed = attended('2026-03-10', '3');
    const story = [received(), accepted(), opened(), triaged('C'), allocated(), firstContact(), booked('2026-03-05', '2026-03-10'), missed];
    expect((await caseAfter(...story)).due.map(([kind]) => kind)).toContain('rebook-window-ended');
    const row = await caseAfter(...story, corrected(missed, toldEventId(9), '2026-03-11', { facts: { code: '5' } }));
    expect(row.due.map(([kind]) => kind)).not.toContain('rebook-window-ended');
    expect([row.flags, row.open]).toEqual([[], ['assessment-write-up by 2026-03-12']]);
  });

  it('that strikes out a first contact brings the contact back as work to do', async () => {
    const contact = firstContact();
    const row = await caseAfter(
      received(),
      accepted(),
      opened(),
      triaged('C'),
      allocated(),
      contact,
      corrected(contact, toldEventId(7), '2026-03-05'),
    );
    expect([row.status, row.open]).toEqual(['awaiting-contact', ['contact-due by 2026-03-05']]);
  });

  it('of the time of a discharge moves the follow-ups', async () => {
    const closed = discharged('2026-05-01');
    const story = [received(), accepted(), opened(), triaged('C'), allocated(), firstContact(), closed];
    const row = await caseAfter(...story, corrected(closed, toldEventId(8), '2026-05-04', { newEffectiveAt: morningOf('2026-04-24') }));
    expect(row.due[0]).toEqual(['follow-up-due', '2026-05-14T23:00:00.000Z']);
  });
});

describe('the name', () => {
  const first: ToldEvent = { ...received(), personal: sealed('first') };
  const second: ToldEvent = { ...amended('2026-03-03'), personal: sealed('second') };

  it('stays sealed, with the event that it was sealed for', async () => {
    expect(await caseAfter(first)).toMatchObject({ name_event: toldEventId(2), name_key: THE_PERSON, name_sealed: 'first' });
  });

  it('is the one told last, and the earlier one again when that was struck out', async () => {
    expect(await caseAfter(first, second)).toMatchObject({ name_event: toldEventId(3), name_sealed: 'second' });
    const struck = corrected(second, toldEventId(3), '2026-03-04');
    expect(await caseAfter(first, second, struck)).toMatchObject({ name_event: toldEventId(2), name_sealed: 'first' });
  });

  it('is put right by a correction, which it is sealed for', async () => {
    const right: ToldEvent = { ...corrected(first, toldEventId(2), '2026-03-04', { facts: {} }), personal: sealed('right') };
    expect(await caseAfter(first, right)).toMatchObject({ name_event: toldEventId(3), name_sealed: 'right' });
    expect(await caseAfter(first, right, second)).toMatchObject({ name_event: toldEventId(3), name_sealed: 'right' });
  });

  it('is not taken from the correction of what was then struck out', async () => {
    const wrong: ToldEvent = { ...corrected(second, toldEventId(3), '2026-03-04', { facts: {} }), personal: sealed('wrong') };
    expect((await caseAfter(first, second, wrong, corrected(second, toldEventId(3), '2026-03-05'))).name_sealed).toBe('first');
  });
});

describe('any batches', () => {
  const missed = attended('2026-03-10', '3');
  const story = [
    received(),
    inReferral('ConsentGiven', '2026-03-02', { recipient: 'gp', purpose: 'direct-support', content: ['everything'], how: 'verbal' }),
    accepted(),
    opened(),
    triaged('C'),
    allocated(),
    firstContact(),
    booked('2026-03-05', '2026-03-10'),
    missed,
    corrected(missed, toldEventId(10), '2026-03-11', { facts: { code: '6' } }),
    assessed('2026-03-11'),
    planned('2026-03-12', '2026-04-09'),
    discharged('2026-05-01'),
  ];
  const erased: ToldEvent = { category: 'person', part: THE_PERSON, caseId: null, type: 'PersonErased', at: morningOf('2026-06-01') };

  it.each([1, 3, 1_000])('give the same rows: %d events at a time', async (batchSize) => {
    const events = givenEvents(theProgramme, ...story, erased);
    const whole = await shown(await projected(caseloadProjection, events));
    expect(await shown(await projected(caseloadProjection, events, batchSize))).toEqual(whole);
    expect(whole).toMatchObject({ status: 'discharged', flags: ['person-erased'], position: '0000000000000015', schedules: [] });
  });

  it('keep the cases of a batch apart, and erase all of one person and none of another', async () => {
    const other = ofCase(caseNumber(2), received('2026-03-02', { personId: caseNumber(9) }), ...story.slice(2, 9), discharged('2026-05-01'));
    const again = ofCase(caseNumber(3), ...story.slice(0, 8), discharged('2026-05-01'));
    const { rows } = await projected(caseloadProjection, givenEvents(theProgramme, ...story, ...other, ...again, erased));
    const flags = await rows<{ case_id: string; flags: string[] }>('caseload_v1');
    expect(new Map(flags.map((row) => [row.case_id, row.flags]))).toEqual(
      new Map([
        ['c0000000-0000-4000-8000-000000000001', ['person-erased']],
        [caseNumber(2), ['did-not-attend']],
        [caseNumber(3), ['person-erased']],
      ]),
    );
  });

  it('cannot begin a case without its referral', async () => {
    await expect(projected(caseloadProjection, givenEvents(theProgramme, accepted()))).rejects.toThrow('begins without its referral');
  });
});
