import { daysBetween } from '#kernel';
import type { EligibilityFacts, Met } from './facts.js';
import type { Criterion } from './programme.js';
import type { AgeBand } from './vocabulary.js';

type Kind = Criterion['kind'];
type Of<K extends Kind> = Extract<Criterion, { kind: K }>;

/** Whether the facts meet one criterion. */
export function meets(criterion: Criterion, facts: EligibilityFacts): Met {
  const rule = rules[criterion.kind] as (criterion: Criterion, facts: EligibilityFacts) => Met;
  return rule(criterion, facts);
}

const answer = (met: boolean): Met => (met ? 'yes' : 'no');

/** Holds a fact against the values allowed; nothing said is unknown. */
export const isOneOf = <T>(allowed: readonly T[], fact: T | undefined): Met => (fact === undefined ? 'unknown' : answer(allowed.includes(fact)));

/** Years that a band covers, both included. */
const YEARS: Record<AgeBand, readonly [number, number]> = {
  'under-18': [0, 17],
  '18-24': [18, 24],
  '25-34': [25, 34],
  '35-44': [35, 44],
  '45-54': [45, 54],
  '55-64': [55, 64],
  '65-plus': [65, Infinity],
  unknown: [0, Infinity],
};

const rules: { [K in Kind]: (criterion: Of<K>, facts: EligibilityFacts) => Met } = {
  age({ from = 0, to = Infinity }, { age, ageBand = 'unknown' }) {
    const [youngest, oldest] = age === undefined ? YEARS[ageBand] : [age, age];
    if (youngest >= from && oldest <= to) return 'yes';
    return oldest < from || youngest > to ? 'no' : 'unknown';
  },

  employment: ({ oneOf }, { employment }) => isOneOf(oneOf, employment?.status),

  'employer-size'({ oneOf, orSelfEmployed = false }, { employment }) {
    const { status, employerSize } = employment ?? {};
    if (orSelfEmployed && status === 'self-employed') return 'yes';
    if (employerSize !== undefined) return isOneOf(oneOf, employerSize);
    return status === undefined || status === 'employed' ? 'unknown' : 'no';
  },

  'weeks-off-work'({ atLeast = 0, atMost = Infinity }, facts) {
    const days = daysOffWork(facts);
    return days === undefined ? 'unknown' : answer(days >= atLeast * 7 && days <= atMost * 7);
  },

  'off-sick-or-at-risk'(_, { on, employment, absenceStartedOn, fitNote }) {
    const { status, offSick, atRiskOfAbsence } = employment ?? {};
    // Without a job there is nothing to be off from.
    if (status !== undefined && status !== 'employed' && status !== 'self-employed') return 'no';
    if (offSick || atRiskOfAbsence) return 'yes';
    if (offSick === undefined && (absenceStartedOn !== undefined || (fitNote && (fitNote.to ?? on) >= on))) return 'yes';
    return offSick === false && atRiskOfAbsence === false ? 'no' : 'unknown';
  },

  'weeks-unemployed'({ atMost }, { employment }) {
    const { status, weeksUnemployed } = employment ?? {};
    if (status !== undefined && status !== 'unemployed') return 'no';
    return weeksUnemployed === undefined ? 'unknown' : answer(weeksUnemployed <= atMost);
  },

  condition({ oneOf }, { conditionGroups = [] }) {
    return conditionGroups.length === 0 ? 'unknown' : answer(conditionGroups.some((group) => oneOf.includes(group)));
  },

  area: ({ postcodeDistricts }, { postcodeDistrict }) => isOneOf(postcodeDistricts, postcodeDistrict),

  practice: ({ oneOf }, { practice }) => isOneOf(oneOf, practice),

  source: ({ oneOf }, { source }) => isOneOf(oneOf, source),

  'any-of'({ criteria }, facts) {
    const met = criteria.map((criterion) => meets(criterion, facts));
    if (met.includes('yes')) return 'yes';
    return met.includes('unknown') ? 'unknown' : 'no';
  },
};

/**
 * Whole days since the absence began: seven days are one week, and the 126th day is still within 18 weeks. None for
 * somebody who is not off sick; undefined if nothing is said.
 */
function daysOffWork({ on, absenceStartedOn, employment }: EligibilityFacts): number | undefined {
  if (absenceStartedOn !== undefined) return Math.max(0, daysBetween(absenceStartedOn, on));
  return employment?.offSick === false ? 0 : undefined;
}
