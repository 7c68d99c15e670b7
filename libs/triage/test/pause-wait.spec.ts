import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { triage } from '#triage';
import { given } from '#support/decisions.js';
import { aStagedProgramme, anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, paused, resumed, triageOpened } from './fixtures.js';

const pause = { type: 'PauseWait', reason: 'holiday' } as const;
const resume = { type: 'ResumeWait' } as const;
const inTriage = (overrides = {}) => given(triage, aCaseInTriage(overrides)).events(triageOpened());
const earlierPause = [paused('p1', '2026-03-05T09:00:00.000Z'), resumed('p1', '2026-03-08T09:00:00.000Z')];
const afterAPause = () => given(triage, aCaseInTriage()).events(triageOpened(), ...earlierPause);

describe('pausing the wait', () => {
  it('is at the person’s request, from a moment on', () => {
    inTriage()
      .when({ ...pause, expectedUntil: '2026-03-30', note: 'Away with family' })
      .then({ type: 'WaitPaused', data: { reason: 'holiday', expectedUntil: '2026-03-30' }, personal: { note: 'Away with family' } });
  });

  it('may be recorded when it is over, with both its ends under one id', () => {
    const { decision } = inTriage()
      .effective('2026-03-05T09:00:00.000Z')
      .when({ ...pause, resumedAt: '2026-03-09T09:00:00.000Z' });
    expect(decision).toMatchObject([{ type: 'WaitPaused' }, { type: 'WaitResumed', effectiveAt: '2026-03-09T09:00:00.000Z' }]);
    if (isRefusal(decision)) throw new Error(decision.code);
    const [start, end] = decision;
    expect(start?.data).toHaveProperty('pauseId', (end?.data as { pauseId: string }).pauseId);
  });

  it('is refused where the programme does not allow it', () => {
    const programme = aStagedProgramme({ clocks: { ...aStagedProgramme().clocks, pauseOnRequest: false } });
    inTriage({ programme }).when(pause).refused('triage.pauses-not-allowed');
  });

  it('is refused while the wait is paused, unless that other pause is over and was earlier', () => {
    const pausedSince = () => given(triage, aCaseInTriage()).events(triageOpened(), paused('p1', '2026-03-09T09:00:00.000Z'));
    pausedSince().when(pause).refused('triage.already-paused');
    pausedSince().effective('2026-03-05T09:00:00.000Z').when(pause).refused('triage.already-paused');
    const before = pausedSince().effective('2026-03-05T09:00:00.000Z');
    before.when({ ...pause, resumedAt: '2026-03-09T09:00:00.000Z' }).then({ type: 'WaitPaused' }, { type: 'WaitResumed' });
    before.when({ ...pause, resumedAt: '2026-03-09T09:00:00.001Z' }).refused('triage.pause-overlaps', 'effectiveAt');
  });

  it('is refused within or across another pause, and taken at its very end', () => {
    afterAPause().effective('2026-03-07T09:00:00.000Z').when(pause).refused('triage.pause-overlaps', 'effectiveAt');
    afterAPause().effective('2026-03-04T09:00:00.000Z').when(pause).refused('triage.pause-overlaps', 'effectiveAt');
    afterAPause()
      .effective('2026-03-04T09:00:00.000Z')
      .when({ ...pause, resumedAt: '2026-03-10T09:00:00.000Z' })
      .refused('triage.pause-overlaps', 'effectiveAt');
    afterAPause().effective('2026-03-08T09:00:00.000Z').when(pause).then({ type: 'WaitPaused' });
  });

  it('is refused if it ends before it starts, at once, or in the future', () => {
    const from = (resumedAt: string) =>
      inTriage()
        .effective('2026-03-05T09:00:00.000Z')
        .when({ ...pause, resumedAt });
    from('2026-03-05T08:59:59.999Z').refused('triage.resumed-before-paused');
    from('2026-03-05T09:00:00.000Z').refused('triage.resumed-before-paused');
    from('2026-03-16T12:00:00.001Z').refused('effective.in-future', 'resumedAt');
    from('2026-03-16T12:00:00.000Z').then({ type: 'WaitPaused' }, { type: 'WaitResumed' });
  });

  it('is refused if it is expected to end before the day on which it starts', () => {
    inTriage()
      .when({ ...pause, expectedUntil: '2026-03-15' })
      .refused('triage.expected-until-past', 'expectedUntil');
    inTriage()
      .when({ ...pause, expectedUntil: '2026-03-16' })
      .then({ type: 'WaitPaused' });
  });

  it('is refused before the referral and on a closed case', () => {
    inTriage().effective('2026-03-01T09:00:00.000Z').when(pause).refused('effective.before-referral', 'effectiveAt');
    inTriage({ referral: anAcceptedReferral({ status: 'withdrawn' }) })
      .when(pause)
      .refused('case.referral-closed');
  });
});

describe('resuming the wait', () => {
  const pausedSince = () => given(triage, aCaseInTriage()).events(triageOpened(), paused('p7', '2026-03-09T09:00:00.000Z'));

  it('ends the pause that is running', () => {
    pausedSince()
      .when({ ...resume, note: 'Back home' })
      .then({ type: 'WaitResumed', data: { pauseId: 'p7' }, personal: { note: 'Back home' } });
  });

  it('is refused if none is', () => {
    inTriage().when(resume).refused('triage.not-paused');
    afterAPause().when(resume).refused('triage.not-paused');
  });

  it('ends the pause that is named, and no other', () => {
    pausedSince()
      .when({ ...resume, pauseId: 'p7' })
      .then({ type: 'WaitResumed', data: { pauseId: 'p7' } });
    const twoPauses = given(triage, aCaseInTriage()).events(triageOpened(), ...earlierPause, paused('p7', '2026-03-09T09:00:00.000Z'));
    twoPauses.when({ ...resume, pauseId: 'p1' }).refused('triage.not-paused');
    twoPauses.when({ ...resume, pauseId: 'p9' }).refused('triage.no-such-pause');
  });

  it('is refused before the pause began, or at that moment', () => {
    pausedSince().effective('2026-03-09T09:00:00.000Z').when(resume).refused('triage.resumed-before-paused', 'effectiveAt');
    pausedSince().effective('2026-03-09T09:00:00.001Z').when(resume).then({ type: 'WaitResumed' });
  });

  it('is refused on a discharged case', () => {
    const discharged = aCaseInTriage({ discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } });
    given(triage, discharged).events(paused('p7', '2026-03-09T09:00:00.000Z')).when(resume).refused('case.discharged');
  });
});
