import { describe, expect, it } from '@jest/globals';
import { triage } from '#triage';
import { given } from '#support/decisions.js';
import { aStagedProgramme, anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, aClinician, decidedFor, riskFlagged, triageOpened } from './fixtures.js';

const openTriage = { type: 'OpenTriage' as const };

describe('opening triage', () => {
  it('is due on the last day of the programme’s target, counted from the day notice was received', () => {
    given(triage, aCaseInTriage())
      .when(openTriage)
      .then({ type: 'TriageOpened', data: { dueOn: '2026-03-04' } });
  });

  it('counts working days of the programme’s nation, where its clocks do', () => {
    const { clocks } = aStagedProgramme();
    const referral = anAcceptedReferral({ noticeReceivedOn: '2026-04-02' });
    const dueIn = (nation: 'england' | 'scotland') =>
      given(triage, aCaseInTriage({ referral, programme: aStagedProgramme({ nation, clocks: { ...clocks, countIn: 'working-days' } }) })).when(
        openTriage,
      );
    dueIn('england').then({ type: 'TriageOpened', data: { dueOn: '2026-04-08' } });
    dueIn('scotland').then({ type: 'TriageOpened', data: { dueOn: '2026-04-07' } });
  });

  it('has no due date where the programme sets no target', () => {
    const programme = aStagedProgramme({ clocks: { ...aStagedProgramme().clocks, targets: {} } });
    const { decision } = given(triage, aCaseInTriage({ programme })).when(openTriage);
    expect(decision).toMatchObject([{ type: 'TriageOpened', data: {} }]);
    expect(decision).not.toHaveProperty('0.data.dueOn');
  });

  it('happened when the referral was accepted, however late the policy runs', () => {
    const { decision } = given(triage, aCaseInTriage()).at('2026-03-09T09:00:00.000Z').when(openTriage);
    expect(decision).toMatchObject([{ effectiveAt: '2026-03-02T09:00:00.000Z' }]);
  });

  it('goes straight to a clinician if a clinical risk was flagged before', () => {
    given(triage, aCaseInTriage())
      .events(riskFlagged('self-harm'))
      .when(openTriage)
      .then({ type: 'TriageOpened' }, { type: 'EscalatedToClinician', data: { reason: 'risk-flagged' } });
  });

  it('has nothing to do a second time, even after the case was discharged', () => {
    given(triage, aCaseInTriage()).events(triageOpened()).when(openTriage).then();
    const discharged = aCaseInTriage({ discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } });
    given(triage, discharged).events(triageOpened(), decidedFor('B')).when(openTriage).then();
  });

  it('is refused while the referral is not accepted', () => {
    const received = aCaseInTriage({ referral: anAcceptedReferral({ status: 'received', acceptedAt: undefined }) });
    given(triage, received).when(openTriage).refused('case.not-accepted');
    given(triage, aCaseInTriage({ referral: { status: 'none' } }))
      .when(openTriage)
      .refused('case.not-found');
  });

  it('comes along with a decision that overtakes the policy', () => {
    given(triage, aCaseInTriage())
      .by(aClinician)
      .when({ type: 'EscalateToClinician', reason: 'unclear-condition' })
      .then({ type: 'TriageOpened', data: { dueOn: '2026-03-04' } }, { type: 'EscalatedToClinician', data: { reason: 'unclear-condition' } });
  });
});
