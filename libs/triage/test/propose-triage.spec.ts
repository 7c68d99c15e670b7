import { describe, expect, it } from '@jest/globals';
import type { ReferralFacts } from '#referral/contract';
import type { Risk } from '#triage/contract';
import { proposeTriage, TRIAGE_RULE_VERSION } from '#triage';
import { aStagedProgramme } from '#support/stories.js';
import { aReferralFromAGp } from './fixtures.js';

const today = '2026-03-03';
const propose = (facts: Partial<ReferralFacts> = {}, risks: Risk[] = [], programme = {}) =>
  proposeTriage(aReferralFromAGp(facts), aStagedProgramme(programme), risks, today);
const words = ({ reasons }: ReturnType<typeof propose>): string[] => reasons.map(({ plainWords }) => plainWords);
const employed = { status: 'employed', offSick: true } as const;

describe('the score', () => {
  it('is the sum of its reasons, under a named version of the rules', () => {
    const proposal = propose({ conditionGroups: ['common-mental-health', 'pain'], absenceStartedOn: '2025-11-01' }, ['money-or-housing-crisis']);
    expect(proposal.score).toBe(proposal.reasons.reduce((sum, { points }) => sum + points, 0));
    expect(proposal).toMatchObject({ score: 7, ruleVersion: TRIAGE_RULE_VERSION });
    expect(words(proposal)).toEqual([
      'The condition often needs more than advice: common-mental-health, pain.',
      '2 groups of conditions play a part.',
      'Off work for 17 weeks.',
      'The person is in a money or housing crisis.',
      'A score of 7 points to stage C, above stage B, where this programme starts.',
      'Ahead of its turn, because of a money or housing crisis.',
      'Soonest at a distance, and nothing speaks against it: telephone.',
    ]);
  });

  it.each([
    ['2026-02-04', 0],
    ['2026-02-03', 1],
    ['2025-12-03', 1],
    ['2025-12-02', 2],
    ['2025-09-03', 2],
    ['2025-09-02', 3],
    ['2026-03-04', 0],
  ])('for an absence since %s is %i', (absenceStartedOn, points) => {
    expect(propose({ absenceStartedOn }).score).toBe(points);
  });

  it('takes the heaviest condition, and one more for several', () => {
    expect(propose({ conditionGroups: [] }).score).toBe(0);
    expect(propose({ conditionGroups: ['severe-mental-illness'] }).score).toBe(3);
    expect(propose({ conditionGroups: ['musculoskeletal', 'respiratory'] }).score).toBe(1);
    expect(propose({ conditionGroups: ['musculoskeletal', 'musculoskeletal'] }).score).toBe(0);
  });

  it('rises without a job to go back to, and falls for somebody at work', () => {
    expect(propose({ employment: { status: 'unemployed' }, absenceStartedOn: undefined }).score).toBe(2);
    expect(propose({ employment: { status: 'economically-inactive' }, absenceStartedOn: undefined }).score).toBe(2);
    expect(propose({ employment: { status: 'self-employed', offSick: false } }).score).toBe(-1);
    expect(propose({ employment: { status: 'student', offSick: false } }).score).toBe(0);
  });

  it('does not count an absence that is over', () => {
    expect(propose({ employment: { status: 'employed', offSick: false }, absenceStartedOn: '2025-01-01' }).score).toBe(-1);
  });

  it.each<[Risk, number]>([
    ['self-harm', 3],
    ['harm-to-others', 3],
    ['urgent-medical-need', 3],
    ['money-or-housing-crisis', 2],
    ['imminent-job-loss', 1],
    ['communication-need', 1],
    ['staff-safety', 0],
  ])('rises by a flag of %s by %i', (risk, points) => {
    const { score, reasons } = propose({}, [risk]);
    expect(score).toBe(points);
    expect(reasons.map(({ code }) => code)).toContain(`risk-${risk}`);
  });

  it('falls where the fit note names adjustments, further at a small employer', () => {
    const fitNote = { statement: 'may-be-fit' as const, adjustments: ['phased-return' as const] };
    expect(propose({ fitNote }).score).toBe(-1);
    expect(propose({ fitNote, employment: { ...employed, employerSize: '10-49' } }).score).toBe(-2);
    expect(propose({ fitNote, employment: { ...employed, employerSize: '50-249' } }).score).toBe(-1);
    expect(propose({ fitNote: { ...fitNote, adjustments: [] } }).score).toBe(0);
    expect(propose({ fitNote: { ...fitNote, statement: 'not-fit' } }).score).toBe(0);
  });
});

describe('the proposed stage', () => {
  const simpleAdjustment = {
    fitNote: { statement: 'may-be-fit' as const, adjustments: ['altered-hours' as const] },
    employment: { ...employed, employerSize: '1-9' as const },
  };

  it('is where the programme starts if little speaks for another', () => {
    expect(propose().stage).toBe('B');
    expect(propose({ conditionGroups: ['common-mental-health'] }).stage).toBe('B');
    expect(words(propose())).toContain('A score of 0 points to stage B, where this programme starts.');
  });

  it('is one up from a score of 3, two up from 6, one down from −2', () => {
    expect(propose({ conditionGroups: ['addiction'] }, [], { defaultStage: 'A' })).toMatchObject({ score: 3, stage: 'B' });
    expect(propose({ conditionGroups: ['addiction'] }, ['self-harm'], { defaultStage: 'A' })).toMatchObject({ score: 6, stage: 'C' });
    expect(propose({ conditionGroups: ['addiction'] }, ['money-or-housing-crisis'], { defaultStage: 'A' })).toMatchObject({ score: 5, stage: 'B' });
    expect(propose(simpleAdjustment)).toMatchObject({ score: -2, stage: 'A' });
    expect(words(propose(simpleAdjustment))).toContain('A score of -2 points to stage A, below stage B, where this programme starts.');
  });

  it('stays within the stages', () => {
    expect(propose({ conditionGroups: ['addiction'] }, ['self-harm'], { defaultStage: 'C' }).stage).toBe('C');
    expect(propose(simpleAdjustment, [], { defaultStage: 'A' }).stage).toBe('A');
  });

  it('is one that the programme offers, the nearest, and the one with more support if two are as near', () => {
    expect(propose({ conditionGroups: ['addiction'] }, [], { stages: ['A', 'B'] }).stage).toBe('B');
    expect(propose({}, [], { stages: ['C'], defaultStage: 'C' }).stage).toBe('C');
    expect(propose({ conditionGroups: ['addiction'] }, [], { stages: ['A', 'C'], defaultStage: 'A' }).stage).toBe('C');
  });

  it('is the one that the referrer asked for, whatever the score says', () => {
    const asked = propose({ requestedStage: 'A', conditionGroups: ['addiction'] });
    expect(asked.stage).toBe('A');
    expect(words(asked)).toContain('The referrer asked for stage A. By itself, a score of 3 would point to stage C.');
    expect(words(propose({ requestedStage: 'B' }))).toContain('The referrer asked for stage B.');
  });

  it('is the nearest to what the referrer asked for if that is not offered', () => {
    const asked = propose({ requestedStage: 'A' }, [], { stages: ['B', 'C'] });
    expect(asked.stage).toBe('B');
    expect(words(asked)).toContain('The referrer asked for stage A, which this programme does not offer; the nearest is stage B.');
  });
});

describe('the proposed priority', () => {
  it.each<Risk>(['self-harm', 'harm-to-others', 'urgent-medical-need'])('is urgent with a flag of %s', (risk) => {
    expect(propose({}, [risk, 'imminent-job-loss']).priority).toBe('urgent');
  });

  it('is soon where waiting costs the job, the home or the return to work', () => {
    expect(propose({}, ['imminent-job-loss']).priority).toBe('soon');
    expect(propose({}, ['money-or-housing-crisis']).priority).toBe('soon');
    expect(propose({ employment: { status: 'employed', offSick: false, atRiskOfAbsence: true } }).priority).toBe('soon');
    expect(propose({ absenceStartedOn: '2026-02-03' }).priority).toBe('soon');
  });

  it('is routine otherwise', () => {
    expect(propose({ absenceStartedOn: '2026-02-04' }).priority).toBe('routine');
    expect(propose({}, ['communication-need', 'staff-safety']).priority).toBe('routine');
  });
});

describe('the proposed assessment mode', () => {
  it('is by telephone unless something speaks for a meeting', () => {
    expect(propose().mode).toBe('telephone');
    expect(propose({ conditionGroups: ['severe-mental-illness'] }).mode).toBe('face-to-face');
    expect(propose({}, ['communication-need']).mode).toBe('face-to-face');
  });

  it('is at a distance where staff may be at risk', () => {
    expect(propose({ conditionGroups: ['severe-mental-illness'] }, ['staff-safety']).mode).toBe('telephone');
  });

  it('is one that the programme offers', () => {
    const proposal = propose({}, ['communication-need'], { assessmentModes: ['telephone', 'video'] });
    expect(proposal.mode).toBe('video');
    expect(words(proposal)).toContain(
      'Best in person, because of a need for help with communication; the nearest that this programme offers is video.',
    );
  });

  it('is absent at stage A and where nobody is assessed', () => {
    expect(propose({ requestedStage: 'A' })).not.toHaveProperty('mode');
    expect(propose({}, [], { assessmentModes: [] })).not.toHaveProperty('mode');
    expect(words(propose({}, [], { assessmentModes: [] }))).toContain('This programme assesses nobody.');
  });
});
