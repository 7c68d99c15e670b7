import { describe, it } from '@jest/globals';
import { triage } from '#triage';
import { given } from '#support/decisions.js';
import { anAcceptedReferral } from '#support/stories.js';
import { correct, moveTo, story, strike } from './corrections.js';
import {
  aCaseInTriage,
  aClinician,
  allocatedTo,
  attempted,
  decidedFor,
  escalated,
  paused,
  personRang,
  riskCleared,
  riskFlagged,
  triageOpened,
} from './fixtures.js';

describe('correcting what a person entered', () => {
  it.each([
    ['a risk', riskFlagged('self-harm'), { risk: 'harm-to-others' }],
    ['why a triage was escalated', escalated(), { reason: 'person-asked' }],
    ['the decided stage', decidedFor('B'), { stage: 'C' }],
    ['the decided stage, to advice', decidedFor('B'), { stage: 'A', assessmentMode: null }],
    ['the decided priority and mode', decidedFor('B'), { priority: 'soon', assessmentMode: 'video' }],
    ['the practitioner', allocatedTo('practitioner-1'), { practitioner: 'practitioner-2', team: 'south' }],
    ['the result of a contact attempt', attempted('no-answer', '2026-03-03T09:00:00.000Z'), { result: 'voicemail' }],
    ['how the first contact was made', personRang('2026-03-03T09:00:00.000Z'), { method: 'email' }],
    ['why the wait was paused', paused('p1', '2026-03-03T09:00:00.000Z'), { reason: 'caring', expectedUntil: '2026-03-20' }],
  ])('takes %s', (_what, event, facts) => {
    story(event)
      .by(aClinician)
      .when(correct(1, { facts }))
      .then({ type: 'FactCorrected', data: { facts, struckOut: false } });
  });

  it('takes the note of an event into the personal part', () => {
    story(escalated())
      .by(aClinician)
      .when(correct(1, { facts: { note: 'Asked by the practice nurse' } }))
      .then({ type: 'FactCorrected', data: { facts: {} }, personal: { note: 'Asked by the practice nurse' } });
  });

  it.each([
    ['a risk', riskFlagged('staff-safety'), { risk: 'bad-weather' }, 'risk'],
    ['a stage', decidedFor('B'), { stage: 'D' }, 'stage'],
    ['no stage', decidedFor('B'), { stage: null }, 'stage'],
    ['a priority', decidedFor('B'), { priority: 1 }, 'priority'],
    ['a practitioner', allocatedTo('practitioner-1'), { practitioner: 'two words' }, 'practitioner'],
    ['no practitioner', allocatedTo('practitioner-1'), { practitioner: null }, 'practitioner'],
    ['a team', allocatedTo('practitioner-1'), { team: 7 }, 'team'],
    ['a result', attempted('no-answer', '2026-03-03T09:00:00.000Z'), { result: 'yes' }, 'result'],
    ['a day', paused('p1', '2026-03-03T09:00:00.000Z'), { expectedUntil: '2026-02-30' }, 'expectedUntil'],
  ])('refuses %s that the field cannot have', (_what, event, facts, field) => {
    story(event).when(correct(1, { facts })).refused('correction.value-not-valid', `facts.${field}`);
  });

  it('leaves what was derived alone', () => {
    story(decidedFor('B'))
      .when(correct(1, { facts: { decidedBy: 'clinical' } }))
      .refused('correction.field-not-correctable', 'facts.decidedBy');
    story(decidedFor('B'))
      .when(correct(1, { facts: { proposal: {} } }))
      .refused('correction.field-not-correctable', 'facts.proposal');
    story()
      .when(correct(0, { facts: { dueOn: '2026-04-01' } }))
      .refused('correction.field-not-correctable', 'facts.dueOn');
  });

  it('moves the opening but never strikes it out', () => {
    story().when(moveTo(0, '2026-03-03T09:00:00.000Z')).then({ type: 'FactCorrected' });
    story().when(strike(0)).refused('correction.not-strikable', 'struckOut');
  });

  it('refuses a time before the referral, or before its acceptance where that is supposed', () => {
    story(riskFlagged('staff-safety')).when(moveTo(1, '2026-03-01T09:00:00.000Z')).refused('effective.before-referral', 'effectiveAt');
    const acceptedLater = aCaseInTriage({ referral: anAcceptedReferral({ acceptedAt: '2026-03-03T08:00:00.000Z' }) });
    const accepted = (event: ReturnType<typeof triageOpened>) => given(triage, acceptedLater).events(triageOpened('2026-03-03T08:00:00.000Z'), event);
    accepted(decidedFor('B')).when(moveTo(1, '2026-03-03T07:00:00.000Z')).refused('triage.before-acceptance', 'effectiveAt');
    accepted(attempted('no-answer', '2026-03-03T09:00:00.000Z')).when(moveTo(1, '2026-03-03T07:00:00.000Z')).then({ type: 'FactCorrected' });
  });

  it('leaves what is a clinician’s to decide to clinicians', () => {
    const decided = decidedFor('B');
    const byAClinician = { ...decided, data: { ...decided.data, decidedBy: 'clinical' as const } } as typeof decided;
    const theirs: [ReturnType<typeof triageOpened>, Record<string, unknown>][] = [
      [escalated(), { reason: 'other' }],
      [byAClinician, { priority: 'urgent' }],
      [riskFlagged('self-harm'), { risk: 'staff-safety' }],
    ];
    for (const [event, facts] of theirs) {
      story(event).when(correct(1, { facts })).refused('triage.clinician-needed', 'eventId');
      story(event).by(aClinician).when(correct(1, { facts })).then({ type: 'FactCorrected' });
    }
    story(riskFlagged('self-harm'), riskCleared('self-harm')).when(strike(2)).refused('triage.clinician-needed', 'eventId');
    story(decided)
      .when(correct(1, { facts: { priority: 'urgent' } }))
      .then({ type: 'FactCorrected' });
  });
});
