import { describe, expect, it } from '@jest/globals';
import { triage } from '#triage';
import { given, pastEventId } from '#support/decisions.js';
import { aStagedProgramme, anAcceptedReferral } from '#support/stories.js';
import { aCaseInTriage, aClinician, aReferralFromAGp, aSchedule, aTeamLead, decidedFor, escalated, riskFlagged, triageOpened } from './fixtures.js';

const decideB = { type: 'DecideTriage', stage: 'B', priority: 'routine', assessmentMode: 'telephone' } as const;
const decideA = { type: 'DecideTriage', stage: 'A', priority: 'routine' } as const;
const inTriage = (overrides = {}) => given(triage, aCaseInTriage(overrides)).events(triageOpened());

describe('deciding a triage', () => {
  it('records the decision beside the proposal that was on the table', () => {
    const referralFacts = aReferralFromAGp({ conditionGroups: ['common-mental-health'], absenceStartedOn: '2026-01-01' });
    inTriage({ referralFacts })
      .when({ ...decideB, note: 'Would rather start small' })
      .then({
        type: 'TriageDecided',
        data: {
          stage: 'B',
          priority: 'routine',
          assessmentMode: 'telephone',
          decidedBy: 'non-clinical',
          ruleVersion: 'triage-rules-1',
          proposal: { stage: 'C', priority: 'soon', mode: 'telephone', score: 3, ruleVersion: 'triage-rules-1' },
        },
        personal: { note: 'Would rather start small' },
      });
  });

  it('works the proposal out as of the day of the decision, not of its entry', () => {
    const story = inTriage().at('2026-03-30T09:00:00.000Z');
    story.when(decideB).then({ type: 'TriageDecided', data: { proposal: { score: 1 } } });
    story
      .effective('2026-03-03T09:00:00.000Z')
      .when(decideB)
      .then({ type: 'TriageDecided', data: { proposal: { score: 0 } } });
  });

  it('says that a clinician decided, from the actor’s role', () => {
    inTriage()
      .by(aClinician)
      .when(decideB)
      .then({ type: 'TriageDecided', data: { decidedBy: 'clinical' } });
    inTriage()
      .by(aTeamLead)
      .when(decideB)
      .then({ type: 'TriageDecided', data: { decidedBy: 'non-clinical' } });
  });

  it('for advice has no assessment mode', () => {
    const { decision } = inTriage().when(decideA);
    expect(decision).toMatchObject([{ type: 'TriageDecided', data: { stage: 'A' } }]);
    expect(decision).not.toHaveProperty('0.data.assessmentMode');
    inTriage()
      .when({ ...decideA, assessmentMode: 'video' })
      .refused('triage.no-assessment-at-stage-a', 'assessmentMode');
  });

  it('takes a stage and a mode that the programme offers', () => {
    const programme = aStagedProgramme({ stages: ['B'], assessmentModes: ['telephone'] });
    inTriage({ programme }).when(decideA).refused('triage.stage-not-offered', 'stage');
    inTriage({ programme })
      .when({ ...decideB, assessmentMode: 'video' })
      .refused('triage.mode-not-offered', 'assessmentMode');
    inTriage({ programme })
      .when({ ...decideB, assessmentMode: undefined })
      .refused('triage.mode-missing', 'assessmentMode');
  });

  it('asks for no mode in a programme that assesses nobody', () => {
    const programme = aStagedProgramme({ assessmentModes: [] });
    inTriage({ programme })
      .when({ ...decideB, assessmentMode: undefined })
      .then({ type: 'TriageDecided' });
    inTriage({ programme }).when(decideB).refused('triage.mode-not-offered', 'assessmentMode');
  });

  it('is a clinician’s once escalated', () => {
    const story = () => given(triage, aCaseInTriage()).events(triageOpened(), escalated());
    story().when(decideB).refused('triage.clinician-needed');
    story()
      .by(aClinician)
      .when(decideB)
      .then({ type: 'TriageDecided', data: { decidedBy: 'clinical' } });
  });

  it('is a clinician’s while a clinical risk stands, escalated or not', () => {
    const becameClinical = {
      type: 'FactCorrected' as const,
      data: {
        corrects: pastEventId(1),
        correctedType: 'RiskFlagged',
        reason: 'clerical-error' as const,
        facts: { risk: 'self-harm' },
        struckOut: false,
      },
    };
    const story = () => given(triage, aCaseInTriage()).events(triageOpened(), riskFlagged('staff-safety'), becameClinical);
    story().when(decideB).refused('triage.clinician-needed');
    story()
      .by(aClinician)
      .when(decideB)
      .then({ type: 'TriageDecided', data: { decidedBy: 'clinical' } });
  });

  it('is a clinician’s too if it overtakes the opening of a triage with a clinical risk', () => {
    const story = () => given(triage, aCaseInTriage()).events(riskFlagged('urgent-medical-need'));
    story().when(decideB).refused('triage.clinician-needed');
    story().by(aClinician).when(decideB).then({ type: 'TriageOpened' }, { type: 'EscalatedToClinician' }, { type: 'TriageDecided' });
  });

  it('is a person’s, and one of the staff', () => {
    inTriage().by(aSchedule).when(decideB).refused('triage.staff-decide');
    inTriage().by({ id: 'gp-1', role: 'referrer', organisation: 'A81001' }).when(decideB).refused('triage.staff-decide');
  });

  it('is done once', () => {
    given(triage, aCaseInTriage()).events(triageOpened(), decidedFor('A')).when(decideB).refused('triage.already-decided');
  });

  it('is refused on a case that is unknown, not accepted, withdrawn, discharged or whose person died', () => {
    inTriage({ referral: { status: 'none' } })
      .when(decideB)
      .refused('case.not-found');
    inTriage({ referralFacts: undefined }).when(decideB).refused('case.not-found');
    inTriage({ referral: anAcceptedReferral({ status: 'information-requested' }) })
      .when(decideB)
      .refused('case.not-accepted');
    inTriage({ referral: anAcceptedReferral({ status: 'withdrawn' }) })
      .when(decideB)
      .refused('case.referral-closed');
    inTriage({ discharge: { status: 'discharged', dischargedAt: '2026-03-16T12:00:00.000Z' } })
      .when(decideB)
      .refused('case.discharged');
    inTriage({ referral: anAcceptedReferral({ diedAt: '2026-03-10T00:00:00.000Z' }) })
      .when(decideB)
      .refused('case.person-died');
  });

  it('that was made before the discharge may be entered after it', () => {
    inTriage({ discharge: { status: 'discharged', dischargedAt: '2026-03-12T12:00:00.000Z' } })
      .effective('2026-03-03T12:00:00.000Z')
      .when(decideB)
      .then({ type: 'TriageDecided' });
  });

  it('is refused from before the acceptance, and taken from its very moment', () => {
    const referral = anAcceptedReferral({ acceptedAt: '2026-03-03T15:00:00.000Z' });
    inTriage({ referral }).effective('2026-03-03T14:59:00.000Z').when(decideB).refused('triage.before-acceptance', 'effectiveAt');
    inTriage({ referral }).effective('2026-03-03T15:00:00.000Z').when(decideB).then({ type: 'TriageDecided' });
  });

  it('is refused from before the referral', () => {
    inTriage().effective('2026-02-27T09:00:00.000Z').when(decideB).refused('effective.before-referral', 'effectiveAt');
  });
});
