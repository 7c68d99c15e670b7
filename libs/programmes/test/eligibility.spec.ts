import { describe, expect, test } from '@jest/globals';
import { findEligibility, type EligibilityFacts, type EligibilityFinding, type Programme } from '#programmes/contract';
import type { EligibilityFinding as ReferralFinding, ReferralFacts } from '#referral/contract';
import { aStagedProgramme } from '#support/stories.js';

const hasWork = {
  id: 'has-work',
  kind: 'employment',
  oneOf: ['employed'],
  plainWords: 'You have a job.',
} as const satisfies Programme['criteria'][number];
const aged = { id: 'aged', kind: 'age', from: 18, plainWords: 'You are 18 or older.' } as const satisfies Programme['criteria'][number];
const withCriteria = aStagedProgramme({ criteria: [{ ...hasWork, oneOf: ['employed'] }, aged] });

const aReferral: ReferralFacts = {
  source: 'gp',
  channel: 'json-api',
  referrer: { organisation: 'A81001' },
  conditionGroups: ['pain'],
  employment: { status: 'employed' },
  ageBand: '35-44',
  sex: 'female',
  ethnicGroup: 'not-stated',
  noticeReceivedOn: '2026-03-02',
  nhsNumberStatus: 'none',
};
const facts = (changes: Partial<EligibilityFacts> = {}): EligibilityFacts => ({ ...aReferral, on: aReferral.noticeReceivedOn, ...changes });

/** How one rule was met, with its words. */
const met = (programme: Programme, changes: Partial<EligibilityFacts>, rule: string): EligibilityFinding | undefined =>
  findEligibility(programme, facts(changes)).findings.find(({ criterion }) => criterion === rule);

describe('eligibility', () => {
  test('takes the facts of a referral and gives the findings that a referral records', () => {
    const recorded: ReferralFinding[] = findEligibility(withCriteria, { ...aReferral, on: aReferral.noticeReceivedOn }).findings;
    expect(recorded.map(({ criterion, met }) => `${criterion}: ${met}`)).toEqual([
      'open: yes',
      'source: yes',
      'channel: yes',
      'has-work: yes',
      'aged: yes',
    ]);
  });

  test('is given if every rule is met', () => {
    expect(findEligibility(withCriteria, facts()).eligible).toBe(true);
  });

  test('is lost by one criterion that is missed', () => {
    const { eligible, findings } = findEligibility(withCriteria, facts({ employment: { status: 'student' } }));
    expect(eligible).toBe(false);
    expect(findings.filter((finding) => finding.met === 'no')).toEqual([{ criterion: 'has-work', met: 'no', plainWords: 'You have a job.' }]);
  });

  test('is not lost by what nobody has said', () => {
    const { eligible, findings } = findEligibility(withCriteria, { on: '2026-03-02' });
    expect(eligible).toBe(true);
    expect(findings.filter((finding) => finding.met === 'unknown').map(({ criterion }) => criterion)).toEqual(['source', 'has-work', 'aged']);
  });
});

describe('every programme asks', () => {
  test.each<[string, 'yes' | 'no']>([
    ['2025-03-31', 'no'],
    ['2025-04-01', 'yes'],
    ['2026-03-31', 'yes'],
    ['2026-04-01', 'no'],
  ])('whether it is open on %s: %s', (on, answer) => {
    const programme = aStagedProgramme({ closesOn: '2026-03-31' });
    expect(met(programme, { on }, 'open')).toEqual({
      criterion: 'open',
      met: answer,
      plainWords: 'Takes referrals from 1 April 2025 until 31 March 2026.',
    });
  });

  test('whether it takes the source', () => {
    const programme = aStagedProgramme({ sources: ['gp', 'self'] });
    expect(met(programme, { source: 'self' }, 'source')?.met).toBe('yes');
    expect(met(programme, { source: 'employer' }, 'source')).toEqual({
      criterion: 'source',
      met: 'no',
      plainWords: 'Takes referrals from GPs and the person themself.',
    });
  });

  test('whether it takes the channel, if it came by one', () => {
    const programme = aStagedProgramme({ channels: ['telephone', 'web-form'] });
    expect(met(programme, { channel: 'telephone' }, 'channel')?.met).toBe('yes');
    expect(met(programme, { channel: 'fit-note' }, 'channel')).toEqual({
      criterion: 'channel',
      met: 'no',
      plainWords: 'Takes referrals by telephone or web form.',
    });
    expect(met(programme, { channel: undefined }, 'channel')).toBeUndefined();
  });

  test('whether it offers the stage, if one was asked for', () => {
    const programme = aStagedProgramme({ stages: ['A', 'B'] });
    expect(met(programme, { requestedStage: 'B' }, 'stage')?.met).toBe('yes');
    expect(met(programme, { requestedStage: 'C' }, 'stage')).toEqual({
      criterion: 'stage',
      met: 'no',
      plainWords: 'Offers advice (A) and occupational health assessment (B).',
    });
    expect(met(programme, {}, 'stage')).toBeUndefined();
  });

  test('whether the person lives in its districts', () => {
    const programme = aStagedProgramme({ area: ['LS1', 'LS2', 'LS3', 'BD7'] });
    expect(met(programme, { postcodeDistrict: 'BD7' }, 'area')?.met).toBe('yes');
    expect(met(programme, {}, 'area')?.met).toBe('unknown');
    expect(met(programme, { postcodeDistrict: 'LS11' }, 'area')).toEqual({
      criterion: 'area',
      met: 'no',
      plainWords: 'Serves people who live in the postcode districts LS1 to LS3 and BD7.',
    });
  });

  test.each<[Programme['nation'], string, 'yes' | 'no' | 'unknown']>([
    ['england', 'LS10', 'yes'],
    ['england', 'G2', 'no'],
    ['england', 'IM1', 'no'],
    ['england', 'SY22', 'unknown'],
    ['wales', 'CF10', 'yes'],
    ['wales', 'SY22', 'unknown'],
    ['wales', 'TD15', 'no'],
    ['scotland', 'TD15', 'unknown'],
    ['scotland', 'EH1', 'yes'],
    ['northern-ireland', 'BT1', 'yes'],
    ['northern-ireland', 'B1', 'no'],
  ])('a whole-nation programme in %s whether %s lies there: %s', (nation, postcodeDistrict, answer) => {
    expect(met(aStagedProgramme({ nation }), { postcodeDistrict }, 'area')?.met).toBe(answer);
  });

  test('a whole-nation programme nothing of a place that was not told', () => {
    expect(met(aStagedProgramme(), {}, 'area')).toBeUndefined();
  });
});
