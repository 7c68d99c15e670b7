import { FEEDBACK_FIGURES, FEEDBACK_POPULATIONS } from '#gp-feedback';
import {
  ACTIVITY_BREAKDOWNS,
  ACTIVITY_RULES,
  COHORTS,
  OUTCOME_BREAKDOWNS,
  OUTCOME_RULES,
  OUTCOME_STATISTICS,
  type ActivityRules,
  type OutcomeRules,
} from '#outcomes';
import type { Definition, DefinitionsOf } from '#reporting';
import { WAIT_BREAKDOWNS, WAIT_POPULATIONS, WAIT_RULES, WAIT_STATISTICS, type WaitRules } from '#waiting-times';

/** Reports, by the name that each gives itself. */
export const REPORTS = ['waiting-times', 'waiting-list', 'outcomes', 'activity', 'gp-feedback'] as const;
export type ReportName = (typeof REPORTS)[number];

/** What definitions are of: figures, whom they are about, the numbers by which they are told, and what they are broken down by. */
export const KINDS = ['figure', 'population', 'statistic', 'breakdown'] as const;
export type Kind = (typeof KINDS)[number];

/** A definition and the reports whose figures go by it. */
export interface Defined extends Definition {
  kind: Kind;
  reports: readonly ReportName[];
}

/** Every version that the figures of reports ever had. */
export interface Rules {
  waits: WaitRules;
  outcomes: OutcomeRules;
  activity: ActivityRules;
}

/** The rules by which the service counts. */
export const RULES: Rules = { waits: WAIT_RULES, outcomes: OUTCOME_RULES, activity: ACTIVITY_RULES };

const { waiting, unknownStart, ofWithTarget } = WAIT_POPULATIONS;
const { month: _, ...ON_A_DAY } = WAIT_BREAKDOWNS;

/** What figures of each report can be broken down by, each with its definitions. */
export const BREAKDOWNS: Readonly<Record<ReportName, DefinitionsOf<string>>> = {
  'waiting-times': WAIT_BREAKDOWNS,
  'waiting-list': ON_A_DAY,
  outcomes: OUTCOME_BREAKDOWNS,
  activity: ACTIVITY_BREAKDOWNS,
  'gp-feedback': {},
};

const POPULATIONS: Readonly<Record<ReportName, DefinitionsOf<string>>> = {
  'waiting-times': WAIT_POPULATIONS,
  'waiting-list': { waiting, unknownStart, ofWithTarget },
  outcomes: COHORTS,
  activity: {},
  'gp-feedback': FEEDBACK_POPULATIONS,
};

const STATISTICS: Readonly<Record<ReportName, DefinitionsOf<string>>> = {
  'waiting-times': WAIT_STATISTICS,
  'waiting-list': WAIT_STATISTICS,
  outcomes: OUTCOME_STATISTICS,
  activity: {},
  'gp-feedback': OUTCOME_STATISTICS,
};

/** Every definition in every version, by kind and in the order of the reports. @throws if two differ under one name */
export function catalogueOf({ waits, outcomes, activity }: Rules): Defined[] {
  const ofWaits = waits.all.map(({ definition: { measure: _, ...definition } }) => definition);
  const figures: Record<ReportName, readonly Definition[]> = {
    'waiting-times': ofWaits,
    'waiting-list': ofWaits,
    outcomes: outcomes.all.map(({ definition }) => definition),
    activity: activity.all.map(({ definition }) => definition),
    'gp-feedback': FEEDBACK_FIGURES.map(({ definition }) => definition),
  };
  const among = (of: DefinitionsOf<string>): readonly Definition[] => Object.values(of).flat();
  const definitions: Record<Kind, (report: ReportName) => readonly Definition[]> = {
    figure: (report) => figures[report],
    population: (report) => among(POPULATIONS[report]),
    statistic: (report) => among(STATISTICS[report]),
    breakdown: (report) => among(BREAKDOWNS[report]),
  };
  return gathered(
    KINDS.flatMap((kind) => REPORTS.flatMap((report) => definitions[kind](report).map((definition) => ({ kind, report, definition })))),
  );
}

function gathered(all: readonly { kind: Kind; report: ReportName; definition: Definition }[]): Defined[] {
  const found = new Map<string, Defined>();
  for (const { kind, report, definition } of all) {
    const name = `${definition.id}/${definition.version}`;
    const { reports, ...known } = found.get(name) ?? { ...definition, kind, reports: [] };
    if (JSON.stringify(known) !== JSON.stringify({ ...definition, kind })) throw new Error(`Two definitions go by the name ${name}`);
    found.set(name, { ...known, reports: [...reports, report] });
  }
  return [...found.values()];
}

/** Every definition that the service serves, in every version. */
export const DEFINITIONS: readonly Defined[] = catalogueOf(RULES);

/** The versions of a definition, the latest first; empty if there is none of that name. */
export const versionsOf = (id: string): Defined[] => DEFINITIONS.filter((each) => each.id === id).sort((a, b) => b.version - a.version);
