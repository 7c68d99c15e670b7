import { describe, expect, it } from '@jest/globals';
import { triage } from '#triage';
import { given } from '#support/decisions.js';
import { aStagedProgramme, anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, aSchedule, decidedFor, steppedUp, triageOpened } from './fixtures.js';
import type { Stage } from '#programmes/contract';

const atStage = (stage: Stage, overrides = {}) => given(triage, aCaseInTriage(overrides)).events(triageOpened(), decidedFor(stage));
const stepTo = (to: Stage) => ({ type: 'ChangeStage', to, reason: 'condition-changed' }) as const;

describe('changing the stage', () => {
  it('is a step up towards more support', () => {
    atStage('B')
      .when({ ...stepTo('C'), note: 'Debts have come up' })
      .then({
        type: 'StageChanged',
        data: { direction: 'up', from: 'B', to: 'C', reason: 'condition-changed' },
        personal: { note: 'Debts have come up' },
      });
  });

  it('is a step down towards less', () => {
    atStage('C')
      .when(stepTo('B'))
      .then({ type: 'StageChanged', data: { direction: 'down', from: 'C', to: 'B' } });
    atStage('C')
      .when(stepTo('A'))
      .then({ type: 'StageChanged', data: { direction: 'down', from: 'C', to: 'A' } });
  });

  it('keeps the assessment mode unless another is given', () => {
    const { decision } = atStage('B').when(stepTo('C'));
    expect(decision).not.toHaveProperty('0.data.assessmentMode');
    atStage('B')
      .when({ ...stepTo('C'), assessmentMode: 'face-to-face' })
      .then({ type: 'StageChanged', data: { assessmentMode: 'face-to-face' } });
  });

  it('from advice needs an assessment mode, also where there was one before the advice', () => {
    atStage('A').when(stepTo('B')).refused('triage.mode-missing', 'assessmentMode');
    atStage('A')
      .when({ ...stepTo('B'), assessmentMode: 'video' })
      .then({ type: 'StageChanged', data: { direction: 'up', assessmentMode: 'video' } });
    const stepDown = { type: 'StageChanged' as const, data: { direction: 'down', from: 'B', to: 'A', reason: 'needs-less-support' } as const };
    given(triage, aCaseInTriage())
      .events(triageOpened(), decidedFor('B'), { ...stepDown, at: '2026-03-04T10:00:00.000Z' })
      .when(stepTo('B'))
      .refused('triage.mode-missing', 'assessmentMode');
  });

  it('starts from the stage that the case is at now', () => {
    given(triage, aCaseInTriage())
      .events(triageOpened(), decidedFor('B'), steppedUp('B', 'C'))
      .when(stepTo('A'))
      .then({ type: 'StageChanged', data: { from: 'C', to: 'A' } });
  });

  it('to the same stage is refused', () => {
    atStage('B').when(stepTo('B')).refused('triage.same-stage', 'to');
  });

  it('to a stage or mode that is not offered is refused', () => {
    const programme = aStagedProgramme({ stages: ['A', 'B'], assessmentModes: ['telephone'] });
    atStage('B', { programme }).when(stepTo('C')).refused('triage.stage-not-offered', 'to');
    atStage('A', { programme })
      .when({ ...stepTo('B'), assessmentMode: 'video' })
      .refused('triage.mode-not-offered', 'assessmentMode');
    atStage('B', { programme })
      .when({ ...stepTo('A'), assessmentMode: 'telephone' })
      .refused('triage.no-assessment-at-stage-a', 'assessmentMode');
  });

  it('is refused before the decision', () => {
    given(triage, aCaseInTriage()).events(triageOpened()).when(stepTo('C')).refused('triage.not-decided');
    given(triage, aCaseInTriage()).when(stepTo('C')).refused('triage.not-decided');
  });

  it('is refused from before the present stage, and taken from the moment it began', () => {
    atStage('B').effective('2026-03-03T09:59:59.999Z').when(stepTo('C')).refused('triage.before-current-stage', 'effectiveAt');
    atStage('B').effective('2026-03-03T10:00:00.000Z').when(stepTo('C')).then({ type: 'StageChanged' });
  });

  it('is for staff, on an open case', () => {
    atStage('B').by(aSchedule).when(stepTo('C')).refused('triage.staff-decide');
    atStage('B', { referral: anAcceptedReferral({ status: 'withdrawn' }) })
      .when(stepTo('C'))
      .refused('case.referral-closed');
  });
});
