import { describe, expect, it } from '@jest/globals';
import { triage } from '#triage';
import { triageStanding, unableToContactDueOn } from '#triage/contract';
import { given, recorded } from '#support/decisions.js';
import { anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, aSchedule, attempted, decidedFor, personRang, triageOpened, unableToContact } from './fixtures.js';

const declare = { type: 'DeclareUnableToContact' } as const;
const policy = { attempts: 3, overDays: 10 };

/** Three attempts, the first of them on 3 March: exhausted from 13 March. */
const threeAttempts = [
  attempted('no-answer', '2026-03-03T10:00:00.000Z'),
  attempted('voicemail', '2026-03-06T18:00:00.000Z'),
  attempted('sent', '2026-03-09T09:00:00.000Z', 'letter'),
];

const story = (...events: typeof threeAttempts) => given(triage, aCaseInTriage()).events(triageOpened(), ...events);

describe('declaring somebody unable to be contacted', () => {
  it('follows from the programme’s attempts over its days, and leaves the case open', () => {
    story(...threeAttempts)
      .by(aSchedule)
      .at('2026-03-13T09:00:00.000Z')
      .when(declare)
      .then({
        type: 'UnableToContact',
        data: { attempts: 3, firstAttemptAt: '2026-03-03T10:00:00.000Z', lastAttemptAt: '2026-03-09T09:00:00.000Z', policy },
      });
  });

  it('is refused a day too early and taken from midnight in London', () => {
    const tooEarly = story(...threeAttempts)
      .at('2026-03-12T23:59:59.999Z')
      .when(declare);
    tooEarly.refused('triage.contact-policy-not-exhausted');
    expect(tooEarly.decision).toMatchObject({ details: { attempts: 3, policy, notBefore: '2026-03-13' } });
    story(...threeAttempts)
      .at('2026-03-13T00:00:00.000Z')
      .when(declare)
      .then({ type: 'UnableToContact' });
  });

  it('counts days in British summer time when it is', () => {
    const inJune = [
      attempted('no-answer', '2026-05-31T23:30:00.000Z'),
      attempted('no-answer', '2026-06-02T09:00:00.000Z'),
      attempted('no-answer', '2026-06-03T09:00:00.000Z'),
    ];
    story(...inJune)
      .at('2026-06-10T22:59:59.999Z')
      .when(declare)
      .refused('triage.contact-policy-not-exhausted');
    story(...inJune)
      .at('2026-06-10T23:00:00.000Z')
      .when(declare)
      .then({ type: 'UnableToContact' });
  });

  it('is refused with an attempt too few, however long ago', () => {
    const { decision } = story(...threeAttempts.slice(0, 2))
      .at('2026-06-01T09:00:00.000Z')
      .when(declare);
    expect(decision).toMatchObject({ code: 'triage.contact-policy-not-exhausted', details: { attempts: 2 } });
    expect(decision).not.toHaveProperty('details.notBefore');
  });

  it('counts only the attempts made by then', () => {
    const last = attempted('no-answer', '2026-03-15T09:00:00.000Z');
    const entered = () => story(...threeAttempts.slice(0, 2), last).at('2026-03-16T09:00:00.000Z');
    entered().effective('2026-03-15T08:59:59.999Z').when(declare).refused('triage.contact-policy-not-exhausted');
    entered()
      .effective('2026-03-15T09:00:00.000Z')
      .when(declare)
      .then({ type: 'UnableToContact', data: { attempts: 3 } });
  });

  it('counts attempts by when they were made, not by when they were entered', () => {
    story(...threeAttempts.toReversed())
      .at('2026-03-13T09:00:00.000Z')
      .when(declare)
      .then({ type: 'UnableToContact', data: { firstAttemptAt: '2026-03-03T10:00:00.000Z', lastAttemptAt: '2026-03-09T09:00:00.000Z' } });
  });

  it('starts counting afresh after the person was reached, by an attempt or by themself', () => {
    story(...threeAttempts, attempted('spoke', '2026-03-10T09:00:00.000Z'))
      .when(declare)
      .refused('triage.contact-policy-not-exhausted');
    story(...threeAttempts, personRang('2026-03-10T09:00:00.000Z'))
      .when(declare)
      .refused('triage.contact-policy-not-exhausted');
    story(...threeAttempts, personRang('2026-03-09T09:00:00.000Z'))
      .when(declare)
      .refused('triage.contact-policy-not-exhausted');
    const unreachableLater = [
      attempted('no-answer', '2026-04-01T09:00:00.000Z'),
      attempted('no-answer', '2026-04-05T09:00:00.000Z'),
      attempted('no-answer', '2026-04-12T09:00:00.000Z'),
    ];
    story(personRang('2026-03-10T09:00:00.000Z'), ...unreachableLater)
      .at('2026-04-12T10:00:00.000Z')
      .when(declare)
      .then({ type: 'UnableToContact', data: { attempts: 3 } });
  });

  it('has nothing to do while an earlier declaration stands', () => {
    story(...threeAttempts, unableToContact('2026-03-13T09:00:00.000Z'))
      .when(declare)
      .then();
  });

  it('is refused on a closed case', () => {
    const withdrawn = aCaseInTriage({ referral: anAcceptedReferral({ status: 'withdrawn' }) });
    given(triage, withdrawn)
      .events(...threeAttempts)
      .when(declare)
      .refused('case.referral-closed');
  });
});

describe('the day from which the contact policy is exhausted', () => {
  const dueOn = (...events: typeof threeAttempts) =>
    unableToContactDueOn(triageStanding(recorded('triage', [triageOpened(), decidedFor('B'), ...events])), policy);

  it('is known once the last attempt needed is made', () => {
    expect(dueOn()).toBeUndefined();
    expect(dueOn(...threeAttempts.slice(0, 2))).toBeUndefined();
    expect(dueOn(...threeAttempts)).toBe('2026-03-13');
  });

  it('is the day of that attempt if the days have passed already', () => {
    expect(dueOn(...threeAttempts.slice(0, 2), attempted('no-answer', '2026-03-20T09:00:00.000Z'))).toBe('2026-03-20');
  });

  it('is not moved by further attempts, and is gone once declared or reached', () => {
    expect(dueOn(...threeAttempts, attempted('no-answer', '2026-03-20T09:00:00.000Z'))).toBe('2026-03-13');
    expect(dueOn(...threeAttempts, unableToContact('2026-03-13T09:00:00.000Z'))).toBeUndefined();
    expect(dueOn(...threeAttempts, attempted('replied', '2026-03-11T09:00:00.000Z', 'email'))).toBeUndefined();
  });
});
