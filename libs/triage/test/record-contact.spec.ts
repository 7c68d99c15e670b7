import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { triage } from '#triage';
import { CONTACT_METHODS, CONTACT_RESULTS, isTwoWay, resultsOf } from '#triage/contract';
import { given } from '#support/decisions.js';
import { anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, attempted, attemptIdOf, firstContactByCall, personRang, triageOpened } from './fixtures.js';

const call = (result: 'spoke' | 'no-answer' | 'voicemail' | 'declined') => ({ type: 'RecordContactAttempt', method: 'telephone', result }) as const;
const inTriage = (overrides = {}) => given(triage, aCaseInTriage(overrides)).events(triageOpened());

describe('recording a contact attempt', () => {
  it('without an answer is an attempt and no contact', () => {
    inTriage()
      .when({ ...call('voicemail'), note: 'Asked to ring back' })
      .then({ type: 'ContactAttempted', data: { method: 'telephone', result: 'voicemail' }, personal: { note: 'Asked to ring back' } });
  });

  it('with an answer makes the first contact', () => {
    const { decision } = inTriage().when(call('spoke'));
    if (isRefusal(decision)) throw new Error(decision.code);
    const [attempt, contact] = decision;
    expect(attempt).toMatchObject({ type: 'ContactAttempted', data: { method: 'telephone', result: 'spoke' } });
    expect(contact).toMatchObject({
      type: 'FirstContactMade',
      data: { method: 'telephone', attemptId: (attempt?.data as { attemptId: string }).attemptId },
    });
  });

  it('counts a “no, thank you” as a contact: the person was reached', () => {
    inTriage().when(call('declined')).then({ type: 'ContactAttempted' }, { type: 'FirstContactMade' });
  });

  it('makes the first contact once', () => {
    const at = '2026-03-04T10:00:00.000Z';
    given(triage, aCaseInTriage())
      .events(triageOpened(), attempted('spoke', at), firstContactByCall(at))
      .when(call('spoke'))
      .then({ type: 'ContactAttempted' });
  });

  it('makes an earlier first contact when entered late', () => {
    const at = '2026-03-04T10:00:00.000Z';
    const story = () => given(triage, aCaseInTriage()).events(triageOpened(), attempted('spoke', at), firstContactByCall(at));
    story().effective('2026-03-04T09:59:59.999Z').when(call('spoke')).then({ type: 'ContactAttempted' }, { type: 'FirstContactMade' });
    story().effective(at).when(call('spoke')).then({ type: 'ContactAttempted' });
  });

  it('is possible before the referral is accepted', () => {
    const referral = anAcceptedReferral({ status: 'information-requested', acceptedAt: undefined });
    given(triage, aCaseInTriage({ referral })).when(call('no-answer')).then({ type: 'ContactAttempted' });
  });

  it('is refused before the day on which the referral was received, in London', () => {
    const referral = anAcceptedReferral({
      noticeReceivedOn: '2026-04-10',
      receivedAt: '2026-04-10T09:00:00.000Z',
      acceptedAt: '2026-04-10T09:00:00.000Z',
    });
    const story = () => given(triage, aCaseInTriage({ referral })).at('2026-04-20T09:00:00.000Z');
    story().effective('2026-04-09T22:59:59.999Z').when(call('no-answer')).refused('effective.before-referral', 'effectiveAt');
    story().effective('2026-04-09T23:00:00.000Z').when(call('no-answer')).then({ type: 'ContactAttempted' });
  });

  it('is refused on a closed case', () => {
    inTriage({ referral: anAcceptedReferral({ status: 'not-accepted' }) })
      .when(call('no-answer'))
      .refused('case.referral-closed');
    inTriage({ discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } })
      .when(call('no-answer'))
      .refused('case.discharged');
  });

  it('is refused with a result that its method cannot have', () => {
    const { decision } = inTriage().when({ type: 'RecordContactAttempt', method: 'sms', result: 'voicemail' });
    expect(decision).toMatchObject({ code: 'triage.result-not-for-method', fields: [{ field: 'result' }] });
    expect(decision).toHaveProperty('message', expect.stringContaining('Possible by sms: sent, replied, declined, undelivered, wrong-number.'));
  });

  it.each(CONTACT_METHODS)('by %s can reach the person or not, and every result belongs to a method', (method) => {
    expect(resultsOf(method).some(isTwoWay)).toBe(true);
    expect(resultsOf(method).every(isTwoWay)).toBe(false);
    expect(new Set(CONTACT_METHODS.flatMap(resultsOf))).toEqual(new Set(CONTACT_RESULTS));
  });
});

describe('recording a first contact by itself', () => {
  const personGotInTouch = { type: 'RecordFirstContact', method: 'telephone' } as const;
  const answeredAt = '2026-03-05T10:00:00.000Z';

  it('needs no attempt: the person rang', () => {
    inTriage()
      .when({ ...personGotInTouch, note: 'Rang back' })
      .then({ type: 'FirstContactMade', data: { method: 'telephone' }, personal: { note: 'Rang back' } });
  });

  it('may name an attempt that reached the person', () => {
    const attemptId = attemptIdOf('spoke', answeredAt);
    given(triage, aCaseInTriage())
      .events(triageOpened(), attempted('spoke', answeredAt))
      .effective(answeredAt)
      .when({ ...personGotInTouch, attemptId })
      .then({ type: 'FirstContactMade', data: { attemptId } });
  });

  it('refuses to name an attempt that is unknown or was not answered', () => {
    const story = () => given(triage, aCaseInTriage()).events(triageOpened(), attempted('voicemail', answeredAt));
    const named = (attemptId: string) => ({ ...personGotInTouch, attemptId });
    story().when(named('attempt-nobody-made')).refused('triage.no-such-contact', 'attemptId');
    story()
      .when(named(attemptIdOf('voicemail', answeredAt)))
      .refused('triage.no-such-contact', 'attemptId');
  });

  it('is refused if there was one by then, and taken if this was earlier', () => {
    const story = () => given(triage, aCaseInTriage()).events(triageOpened(), personRang(answeredAt));
    story().when(personGotInTouch).refused('triage.first-contact-already-made');
    story().effective(answeredAt).when(personGotInTouch).refused('triage.first-contact-already-made');
    story().effective('2026-03-04T10:00:00.000Z').when(personGotInTouch).then({ type: 'FirstContactMade' });
  });

  it('is refused before the referral', () => {
    inTriage().effective('2026-03-01T10:00:00.000Z').when(personGotInTouch).refused('effective.before-referral', 'effectiveAt');
  });
});
