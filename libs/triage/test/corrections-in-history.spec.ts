import { describe, it } from '@jest/globals';
import { triage } from '#triage';
import { given, pastEventId } from '#support/decisions.js';
import { aStagedProgramme } from '#support/stories.js';
import { correct, moveTo, story, strike } from './corrections.js';
import {
  aCaseInTriage,
  allocatedTo,
  attempted,
  attemptIdOf,
  decidedFor,
  firstContactByCall,
  paused,
  reallocatedTo,
  resumed,
  riskCleared,
  riskFlagged,
  steppedUp,
  triageOpened,
  unableToContact,
} from './fixtures.js';

describe('correcting a decided stage', () => {
  it('refuses what the programme does not offer', () => {
    const programme = aStagedProgramme({ stages: ['A', 'B'], assessmentModes: ['telephone'] });
    const decided = given(triage, aCaseInTriage({ programme })).events(triageOpened(), decidedFor('B'));
    decided.when(correct(1, { facts: { stage: 'C' } })).refused('triage.stage-not-offered', 'facts.stage');
    decided.when(correct(1, { facts: { assessmentMode: 'video' } })).refused('triage.mode-not-offered');
    decided.when(correct(1, { facts: { assessmentMode: null } })).refused('triage.mode-missing');
    decided.when(correct(1, { facts: { stage: 'A' } })).refused('triage.no-assessment-at-stage-a');
  });

  it('does not hold other corrections up once the programme offers something else', () => {
    const programme = aStagedProgramme({ stages: ['C'], assessmentModes: ['video'] });
    given(triage, aCaseInTriage({ programme }))
      .events(triageOpened(), decidedFor('A'), riskFlagged('staff-safety'))
      .when(strike(2))
      .then({ type: 'FactCorrected' });
  });

  it('refuses to pull the ground from under a later change of stage', () => {
    const stepped = () => story(decidedFor('B'), steppedUp('B', 'C'));
    stepped()
      .when(correct(1, { facts: { stage: 'C' } }))
      .refused('triage.stage-chain-broken');
    stepped().when(strike(1)).refused('triage.stage-chain-broken');
    stepped().when(moveTo(1, '2026-03-06T10:00:00.000Z')).refused('triage.before-current-stage');
    stepped().when(strike(2)).then({ type: 'FactCorrected' });
  });

  it('turns a step round if that is what its new stage means', () => {
    const stepped = () => story(decidedFor('B'), steppedUp('B', 'C'));
    stepped()
      .when(correct(2, { facts: { to: 'A' } }))
      .then({ type: 'FactCorrected', data: { facts: { to: 'A', direction: 'down' } } });
    stepped()
      .when(correct(2, { facts: { to: 'B' } }))
      .refused('triage.same-stage');
  });

  it('holds a corrected step against the programme and the mode known until then', () => {
    const programme = aStagedProgramme({ stages: ['A', 'B', 'C'], assessmentModes: ['telephone'] });
    const stepped = given(triage, aCaseInTriage({ programme })).events(triageOpened(), decidedFor('A'), steppedUp('A', 'B'));
    stepped.when(correct(2, { facts: { assessmentMode: 'telephone' } })).then({ type: 'FactCorrected' });
    stepped.when(correct(2, { facts: { to: 'C' } })).refused('triage.mode-missing');
    story(decidedFor('B'), steppedUp('B', 'C'))
      .when(correct(2, { facts: { reason: 'clinical-advice' } }))
      .then({ type: 'FactCorrected' });
    stepped.when(correct(2, { facts: { assessmentMode: 'video' } })).refused('triage.mode-not-offered');
  });

  it('opens the triage for a new decision when it is struck out', () => {
    given(triage, aCaseInTriage())
      .events(triageOpened(), decidedFor('B'), {
        type: 'FactCorrected',
        data: { corrects: pastEventId(1), correctedType: 'TriageDecided', reason: 'wrong-person', facts: {}, struckOut: true },
      })
      .when({ type: 'DecideTriage', stage: 'A', priority: 'soon' })
      .then({ type: 'TriageDecided', data: { stage: 'A' } });
  });
});

describe('correcting an allocation', () => {
  const passedOn = () => story(allocatedTo('practitioner-1'), reallocatedTo('practitioner-2'));

  it('keeps the spells in a row', () => {
    passedOn().when(strike(1)).refused('triage.not-allocated');
    passedOn()
      .when(correct(1, { facts: { practitioner: 'practitioner-2' } }))
      .refused('triage.same-practitioner');
    passedOn().when(moveTo(1, '2026-03-07T11:00:00.000Z')).refused('triage.before-current-allocation');
    passedOn().when(moveTo(1, '2026-03-06T11:00:00.000Z')).then({ type: 'FactCorrected' });
    passedOn().when(strike(2)).then({ type: 'FactCorrected' });
  });

  it('takes another reason for passing on, from the list', () => {
    passedOn()
      .when(correct(2, { facts: { reason: 'left-service' } }))
      .then({ type: 'FactCorrected' });
    passedOn()
      .when(correct(2, { facts: { reason: 'moody' } }))
      .refused('correction.value-not-valid', 'facts.reason');
  });
});

describe('correcting contacts', () => {
  const at = '2026-03-04T10:00:00.000Z';
  const reached = () => story(attempted('spoke', at), firstContactByCall(at));

  it('refuses a result that the method cannot have', () => {
    reached()
      .when(correct(1, { facts: { method: 'letter' } }))
      .refused('triage.result-not-for-method');
  });

  it('takes an attempt back that made the first contact, which then was none', () => {
    reached()
      .when(correct(1, { facts: { result: 'voicemail' } }))
      .then({ type: 'FactCorrected' });
    reached().when(strike(1)).then({ type: 'FactCorrected' });
    reached().when(strike(2)).then({ type: 'FactCorrected' });
    const withoutIt = () =>
      given(triage, aCaseInTriage()).events(triageOpened(), attempted('spoke', at), firstContactByCall(at), {
        type: 'FactCorrected',
        data: { corrects: pastEventId(1), correctedType: 'ContactAttempted', reason: 'entered-in-error', facts: {}, struckOut: true },
      });
    withoutIt()
      .when({ type: 'RecordFirstContact', method: 'telephone' })
      .then({ type: 'FirstContactMade', data: { method: 'telephone' } });
    withoutIt()
      .when({ type: 'RecordFirstContact', method: 'telephone', attemptId: attemptIdOf('spoke', at) })
      .refused('triage.no-such-contact');
    story(attempted('spoke', at))
      .when(correct(1, { facts: { result: 'voicemail' } }))
      .then({ type: 'FactCorrected' });
  });

  it('moves an attempt in time', () => {
    reached().when(moveTo(1, '2026-03-05T10:00:00.000Z')).then({ type: 'FactCorrected' });
  });

  it('refuses to take an attempt from under “unable to contact”', () => {
    const unreachable = () =>
      story(
        attempted('no-answer', '2026-03-03T10:00:00.000Z'),
        attempted('no-answer', '2026-03-05T10:00:00.000Z'),
        attempted('no-answer', '2026-03-09T10:00:00.000Z'),
        unableToContact('2026-03-13T10:00:00.000Z'),
      );
    unreachable().when(strike(2)).refused('triage.contact-policy-not-exhausted');
    unreachable()
      .when(correct(3, { facts: { result: 'spoke' } }))
      .refused('triage.contact-policy-not-exhausted');
    unreachable().when(moveTo(1, '2026-03-04T10:00:00.000Z')).refused('triage.contact-policy-not-exhausted');
    unreachable().when(moveTo(4, '2026-03-12T23:00:00.000Z')).refused('triage.contact-policy-not-exhausted');
    unreachable()
      .when(correct(2, { facts: { result: 'voicemail' } }))
      .then({ type: 'FactCorrected' });
    unreachable().when(strike(4)).then({ type: 'FactCorrected' });
  });

  it('is not held up by an answer that was entered after “unable to contact” and came before it', () => {
    story(
      attempted('no-answer', '2026-03-03T10:00:00.000Z'),
      attempted('no-answer', '2026-03-05T10:00:00.000Z'),
      attempted('no-answer', '2026-03-09T10:00:00.000Z'),
      unableToContact('2026-03-13T10:00:00.000Z'),
      attempted('spoke', '2026-03-10T10:00:00.000Z'),
    )
      .when(correct(1, { facts: { result: 'voicemail' } }))
      .then({ type: 'FactCorrected' });
  });
});

describe('correcting risks', () => {
  it('refuses to leave a cleared risk that was never flagged', () => {
    const cleared = () => story(riskFlagged('staff-safety'), riskCleared('staff-safety'));
    cleared().when(strike(1)).refused('triage.risk-not-flagged');
    cleared()
      .when(correct(2, { facts: { risk: 'self-harm' } }))
      .refused('triage.risk-not-flagged');
    cleared().when(strike(2)).then({ type: 'FactCorrected' });
  });
});

describe('correcting pauses', () => {
  const twoPauses = () =>
    story(paused('p1', '2026-03-04T09:00:00.000Z'), resumed('p1', '2026-03-06T09:00:00.000Z'), paused('p2', '2026-03-10T09:00:00.000Z'));

  it('keeps them apart and their ends after their starts', () => {
    twoPauses().when(moveTo(2, '2026-03-10T09:00:00.001Z')).refused('triage.pause-overlaps');
    twoPauses().when(moveTo(2, '2026-03-10T09:00:00.000Z')).then({ type: 'FactCorrected' });
    twoPauses().when(moveTo(3, '2026-03-05T09:00:00.000Z')).refused('triage.pause-overlaps');
    twoPauses().when(moveTo(1, '2026-03-06T09:00:00.000Z')).refused('triage.resumed-before-paused');
    twoPauses().when(strike(2)).refused('triage.pause-overlaps');
  });

  it('strikes a pause out with its end', () => {
    twoPauses().when(strike(1)).then({ type: 'FactCorrected' });
    given(triage, aCaseInTriage())
      .events(triageOpened(), paused('p1', '2026-03-04T09:00:00.000Z'), resumed('p1', '2026-03-06T09:00:00.000Z'), {
        type: 'FactCorrected',
        data: { corrects: pastEventId(1), correctedType: 'WaitPaused', reason: 'entered-in-error', facts: {}, struckOut: true },
      })
      .when({ type: 'ResumeWait' })
      .refused('triage.not-paused');
  });

  it('refuses an expected end before the start', () => {
    twoPauses()
      .when(correct(3, { facts: { expectedUntil: '2026-03-09' } }))
      .refused('triage.expected-until-past');
  });
});
