import { describe, expect, test } from '@jest/globals';
import { findEligibility, type Criterion, type EligibilityFacts } from '#programmes/contract';
import { aStagedProgramme } from '#support/stories.js';

type Rule = Criterion extends infer C ? (C extends Criterion ? Omit<C, 'id' | 'plainWords'> : never) : never;
type Case = [facts: Omit<EligibilityFacts, 'on'>, met: 'yes' | 'no' | 'unknown'];

const ON = '2026-03-31';

/** A criterion, with its name for the choices that contain it. */
const criterion = (rule: Rule, id = 'the-rule'): Criterion => ({ id, plainWords: 'In plain words.', ...rule }) as Criterion;

/** Holds facts against a programme with one criterion and checks its finding. */
function check(rule: Rule, cases: Case[]): void {
  const programme = aStagedProgramme({ criteria: [criterion(rule)] });
  for (const [facts, met] of cases) {
    const { findings } = findEligibility(programme, { on: ON, ...facts });
    const finding = findings.find((each) => each.criterion === 'the-rule');
    expect({ facts, finding }).toEqual({ facts, finding: { criterion: 'the-rule', met, plainWords: 'In plain words.' } });
  }
}

const job = (employment: EligibilityFacts['employment'] = {}) => ({ employment: { status: 'employed' as const, ...employment } });
const noJob = { employment: { status: 'unemployed' as const } };

describe('a criterion', () => {
  test('of age is decided by the band where the band lies wholly inside or outside', () => {
    check({ kind: 'age', from: 18, to: 64 }, [
      [{ ageBand: 'under-18' }, 'no'],
      [{ ageBand: '18-24' }, 'yes'],
      [{ ageBand: '55-64' }, 'yes'],
      [{ ageBand: '65-plus' }, 'no'],
      [{ ageBand: 'unknown' }, 'unknown'],
      [{}, 'unknown'],
    ]);
    check({ kind: 'age', from: 16 }, [
      [{ ageBand: 'under-18' }, 'unknown'],
      [{ ageBand: '65-plus' }, 'yes'],
    ]);
    check({ kind: 'age', to: 67 }, [
      [{ ageBand: '65-plus' }, 'unknown'],
      [{ ageBand: '55-64' }, 'yes'],
    ]);
  });

  test('of age is decided by the years where they are known', () => {
    check({ kind: 'age', from: 16, to: 67 }, [
      [{ age: 15, ageBand: 'under-18' }, 'no'],
      [{ age: 16, ageBand: 'under-18' }, 'yes'],
      [{ age: 67, ageBand: '65-plus' }, 'yes'],
      [{ age: 68, ageBand: '65-plus' }, 'no'],
    ]);
  });

  test('of employment is decided by the status', () => {
    check({ kind: 'employment', oneOf: ['employed', 'self-employed'] }, [
      [job(), 'yes'],
      [{ employment: { status: 'self-employed' } }, 'yes'],
      [noJob, 'no'],
      [{ employment: {} }, 'unknown'],
      [{}, 'unknown'],
    ]);
  });

  test('of employer size asks people with a job, and nobody else', () => {
    check({ kind: 'employer-size', oneOf: ['1-9', '10-49'] }, [
      [job({ employerSize: '10-49' }), 'yes'],
      [job({ employerSize: '50-249' }), 'no'],
      [job(), 'unknown'],
      [{}, 'unknown'],
      [{ employment: { employerSize: '1-9' } }, 'yes'],
      [noJob, 'no'],
      [{ employment: { status: 'self-employed' } }, 'no'],
    ]);
    check({ kind: 'employer-size', oneOf: ['1-9'], orSelfEmployed: true }, [
      [{ employment: { status: 'self-employed' } }, 'yes'],
      [{ employment: { status: 'self-employed', employerSize: '250-plus' } }, 'yes'],
      [job({ employerSize: '250-plus' }), 'no'],
    ]);
  });

  test('of weeks off work counts whole days from the first day of absence', () => {
    check({ kind: 'weeks-off-work', atLeast: 4 }, [
      [{ absenceStartedOn: '2026-03-04' }, 'no'], // 27 days
      [{ absenceStartedOn: '2026-03-03' }, 'yes'], // 28 days, over the change to summer time
      [{ absenceStartedOn: '2026-04-10' }, 'no'],
      [job({ offSick: false }), 'no'],
      [job({ offSick: true }), 'unknown'],
      [{}, 'unknown'],
    ]);
    check({ kind: 'weeks-off-work', atMost: 18 }, [
      [{ absenceStartedOn: '2025-11-25' }, 'yes'], // 126 days
      [{ absenceStartedOn: '2025-11-24' }, 'no'], // 127 days
      [{ absenceStartedOn: '2026-03-31' }, 'yes'],
      [job({ offSick: false }), 'yes'],
    ]);
    check({ kind: 'weeks-off-work', atLeast: 1, atMost: 1 }, [
      [{ absenceStartedOn: '2026-03-25' }, 'no'],
      [{ absenceStartedOn: '2026-03-24' }, 'yes'],
      [{ absenceStartedOn: '2026-03-23' }, 'no'],
    ]);
  });

  test('of being off sick or at risk takes any sign of it, from people who have work', () => {
    check({ kind: 'off-sick-or-at-risk' }, [
      [job({ offSick: true }), 'yes'],
      [job({ offSick: false, atRiskOfAbsence: true }), 'yes'],
      [job({ offSick: false, atRiskOfAbsence: false }), 'no'],
      [job({ offSick: false }), 'unknown'],
      [job({ atRiskOfAbsence: false }), 'unknown'],
      [{ ...job(), absenceStartedOn: '2026-03-02' }, 'yes'],
      [{ ...job({ offSick: false, atRiskOfAbsence: false }), absenceStartedOn: '2026-03-02' }, 'no'],
      [{ ...job(), fitNote: { to: '2026-03-31' } }, 'yes'],
      [{ ...job(), fitNote: { to: '2026-03-30' } }, 'unknown'],
      [{ ...job(), fitNote: {} }, 'yes'],
      [job(), 'unknown'],
      [{}, 'unknown'],
      [{ employment: { offSick: true } }, 'yes'],
      [{ employment: { status: 'self-employed', offSick: true } }, 'yes'],
      [noJob, 'no'],
      [{ ...noJob, fitNote: {} }, 'no'],
    ]);
  });

  test('of weeks unemployed is for the unemployed', () => {
    check({ kind: 'weeks-unemployed', atMost: 26 }, [
      [{ employment: { status: 'unemployed', weeksUnemployed: 26 } }, 'yes'],
      [{ employment: { status: 'unemployed', weeksUnemployed: 27 } }, 'no'],
      [{ employment: { weeksUnemployed: 0 } }, 'yes'],
      [noJob, 'unknown'],
      [{}, 'unknown'],
      [job(), 'no'],
    ]);
  });

  test('of condition is met by one of several', () => {
    check({ kind: 'condition', oneOf: ['pain', 'musculoskeletal'] }, [
      [{ conditionGroups: ['cancer', 'pain'] }, 'yes'],
      [{ conditionGroups: ['cancer'] }, 'no'],
      [{ conditionGroups: [] }, 'unknown'],
      [{}, 'unknown'],
    ]);
  });

  test('of area, practice or source compares what was said', () => {
    check({ kind: 'area', postcodeDistricts: ['LS1'] }, [
      [{ postcodeDistrict: 'LS1' }, 'yes'],
      [{ postcodeDistrict: 'LS10' }, 'no'],
      [{}, 'unknown'],
    ]);
    check({ kind: 'practice', oneOf: ['X99001'] }, [
      [{ practice: 'X99001' }, 'yes'],
      [{ practice: 'X99002' }, 'no'],
      [{}, 'unknown'],
    ]);
    check({ kind: 'source', oneOf: ['gp'] }, [
      [{ source: 'gp' }, 'yes'],
      [{ source: 'self' }, 'no'],
      [{}, 'unknown'],
    ]);
  });

  test('that is a choice is met by one, missed by all, and unknown otherwise', () => {
    const criteria = [
      criterion({ kind: 'employment', oneOf: ['unemployed'] }, 'out-of-work'),
      criterion({ kind: 'condition', oneOf: ['pain'] }, 'in-pain'),
    ];
    check({ kind: 'any-of', criteria }, [
      [{ ...noJob, conditionGroups: ['cancer'] }, 'yes'],
      [{ conditionGroups: ['pain'] }, 'yes'],
      [{ ...job(), conditionGroups: ['cancer'] }, 'no'],
      [job(), 'unknown'],
      [{ conditionGroups: ['cancer'] }, 'unknown'],
      [{}, 'unknown'],
    ]);
  });
});
