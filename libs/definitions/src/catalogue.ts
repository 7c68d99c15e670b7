import { FEEDBACK_FIGURES } from '#gp-feedback';
import { ACTIVITY_RULES, OUTCOME_RULES, type ActivityRules, type OutcomeRules } from '#outcomes';
import type { Definition } from '#reporting';
import { WAIT_RULES, type WaitRules } from '#waiting-times';

/** Reports, by the name that each gives itself. */
export const REPORTS = ['waiting-times', 'waiting-list', 'outcomes', 'activity', 'gp-feedback'] as const;
export type ReportName = (typeof REPORTS)[number];

/** A definition and the reports whose figures go by it. */
export interface Defined extends Definition {
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

/** Every definition in every version, in the order of the reports. @throws if two differ under one name */
export function catalogueOf({ waits, outcomes, activity }: Rules): Defined[] {
  const ofWaits = waits.all.map(({ definition: { measure: _, ...definition } }) => definition);
  return gathered([
    ['waiting-times', ofWaits],
    ['waiting-list', ofWaits],
    ['outcomes', outcomes.all.map(({ definition }) => definition)],
    ['activity', activity.all.map(({ definition }) => definition)],
    ['gp-feedback', FEEDBACK_FIGURES.map(({ definition }) => definition)],
  ]);
}

function gathered(byReport: readonly (readonly [ReportName, readonly Definition[]])[]): Defined[] {
  const found = new Map<string, Defined>();
  for (const [report, definitions] of byReport) {
    for (const definition of definitions) {
      const key = `${definition.id}/${definition.version}`;
      const { reports, ...known } = found.get(key) ?? { ...definition, reports: [] };
      if (JSON.stringify(known) !== JSON.stringify(definition)) throw new Error(`Two definitions go by the name ${key}`);
      found.set(key, { ...definition, reports: [...reports, report] });
    }
  }
  return [...found.values()];
}

/** Every definition that the service serves, in every version. */
export const DEFINITIONS: readonly Defined[] = catalogueOf(RULES);

/** The versions of a definition, the latest first; empty if there is none of that name. */
export const versionsOf = (id: string): Defined[] => DEFINITIONS.filter((each) => each.id === id).sort((a, b) => b.version - a.version);
