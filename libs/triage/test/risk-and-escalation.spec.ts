import { describe, it } from '@jest/globals';
import { triage } from '#triage';
import { given } from '#support/decisions.js';
import { anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, aClinician, decidedFor, escalated, riskCleared, riskFlagged, triageOpened } from './fixtures.js';

const inTriage = () => given(triage, aCaseInTriage()).events(triageOpened());

describe('flagging a risk', () => {
  it('keeps the words about it personal', () => {
    inTriage()
      .when({ type: 'FlagRisk', risk: 'communication-need', note: 'Prefers a British Sign Language interpreter' })
      .then({ type: 'RiskFlagged', data: { risk: 'communication-need' }, personal: { note: 'Prefers a British Sign Language interpreter' } });
  });

  it('takes a triage to a clinician if the risk is clinical', () => {
    inTriage()
      .when({ type: 'FlagRisk', risk: 'self-harm' })
      .then({ type: 'RiskFlagged', data: { risk: 'self-harm' } }, { type: 'EscalatedToClinician', data: { reason: 'risk-flagged' } });
  });

  it('escalates once', () => {
    given(triage, aCaseInTriage())
      .events(triageOpened(), escalated())
      .when({ type: 'FlagRisk', risk: 'harm-to-others' })
      .then({ type: 'RiskFlagged' });
  });

  it('escalates nothing once the triage is decided, or before it is opened', () => {
    given(triage, aCaseInTriage())
      .events(triageOpened(), decidedFor('C'))
      .when({ type: 'FlagRisk', risk: 'self-harm' })
      .then({ type: 'RiskFlagged' });
    const received = aCaseInTriage({ referral: anAcceptedReferral({ status: 'received', acceptedAt: undefined }) });
    given(triage, received).when({ type: 'FlagRisk', risk: 'self-harm' }).then({ type: 'RiskFlagged' });
  });

  it('is refused before the referral and on a closed case', () => {
    inTriage()
      .effective('2026-03-01T23:59:59.000Z')
      .when({ type: 'FlagRisk', risk: 'staff-safety' })
      .refused('effective.before-referral', 'effectiveAt');
    const withdrawn = aCaseInTriage({ referral: anAcceptedReferral({ status: 'withdrawn' }) });
    given(triage, withdrawn).when({ type: 'FlagRisk', risk: 'staff-safety' }).refused('case.referral-closed');
  });
});

describe('clearing a risk', () => {
  const flagged = (risk: 'self-harm' | 'imminent-job-loss') => given(triage, aCaseInTriage()).events(triageOpened(), riskFlagged(risk));

  it('takes the flag off', () => {
    flagged('imminent-job-loss')
      .when({ type: 'ClearRisk', risk: 'imminent-job-loss', note: 'The employer has agreed to wait' })
      .then({ type: 'RiskCleared', data: { risk: 'imminent-job-loss' }, personal: { note: 'The employer has agreed to wait' } });
  });

  it('of a clinical kind is for a clinician', () => {
    flagged('self-harm').when({ type: 'ClearRisk', risk: 'self-harm' }).refused('triage.clinician-needed', 'risk');
    flagged('self-harm').by(aClinician).when({ type: 'ClearRisk', risk: 'self-harm' }).then({ type: 'RiskCleared' });
  });

  it('is refused if the risk is not flagged, or was cleared', () => {
    flagged('self-harm').when({ type: 'ClearRisk', risk: 'staff-safety' }).refused('triage.risk-not-flagged', 'risk');
    given(triage, aCaseInTriage())
      .events(triageOpened(), riskFlagged('staff-safety'), riskCleared('staff-safety'))
      .when({ type: 'ClearRisk', risk: 'staff-safety' })
      .refused('triage.risk-not-flagged', 'risk');
  });

  it('is refused on a discharged case', () => {
    const discharged = aCaseInTriage({ discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } });
    given(triage, discharged)
      .events(triageOpened(), riskFlagged('staff-safety'))
      .when({ type: 'ClearRisk', risk: 'staff-safety' })
      .refused('case.discharged');
  });
});

describe('escalating to a clinician', () => {
  it('records why, and what was said in the personal part', () => {
    inTriage()
      .when({ type: 'EscalateToClinician', reason: 'treatment-or-medication', note: 'New medication last week' })
      .then({ type: 'EscalatedToClinician', data: { reason: 'treatment-or-medication' }, personal: { note: 'New medication last week' } });
  });

  it('is refused twice, and after the decision', () => {
    const again = { type: 'EscalateToClinician' as const, reason: 'other' as const };
    given(triage, aCaseInTriage()).events(triageOpened(), escalated()).when(again).refused('triage.already-escalated');
    given(triage, aCaseInTriage()).events(triageOpened(), decidedFor('B')).when(again).refused('triage.already-decided');
  });

  it('is refused before the referral was accepted', () => {
    const acceptedLater = aCaseInTriage({ referral: anAcceptedReferral({ acceptedAt: '2026-03-04T15:00:00.000Z' }) });
    given(triage, acceptedLater)
      .effective('2026-03-04T14:59:59.999Z')
      .when({ type: 'EscalateToClinician', reason: 'other' })
      .refused('triage.before-acceptance', 'effectiveAt');
  });
});
