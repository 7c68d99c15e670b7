import { FEEDBACK_FIGURES } from '#gp-feedback';
import { ACTIVITY_DEFINITIONS, FIGURES } from '#outcomes';
import type { Definition } from '#reporting';
import { WAIT_DEFINITIONS } from '#waiting-times';

/** Reports, by the name that each gives itself. */
export const REPORTS = ['waiting-times', 'waiting-list', 'outcomes', 'activity', 'gp-feedback'] as const;
export type ReportName = (typeof REPORTS)[number];

/** A definition and the reports whose figures go by it. */
export interface Defined extends Definition {
  reports: readonly ReportName[];
}

const WAITS = Object.values(WAIT_DEFINITIONS).map(({ measure: _, ...definition }) => definition);
const OUTCOMES = FIGURES.map(({ definition }) => definition);
const FEEDBACK = FEEDBACK_FIGURES.map(({ definition }) => definition);

const BY_REPORT: readonly (readonly [ReportName, readonly Definition[]])[] = [
  ['waiting-times', WAITS],
  ['waiting-list', WAITS],
  ['outcomes', OUTCOMES],
  ['activity', ACTIVITY_DEFINITIONS],
  ['gp-feedback', FEEDBACK],
];

/** Every definition in every version, in the order of the reports. @throws if two differ under one name */
export const DEFINITIONS: readonly Defined[] = gathered();

function gathered(): Defined[] {
  const found = new Map<string, Defined>();
  for (const [report, definitions] of BY_REPORT) {
    for (const definition of definitions) {
      const key = `${definition.id}/${definition.version}`;
      const { reports, ...known } = found.get(key) ?? { ...definition, reports: [] };
      if (JSON.stringify(known) !== JSON.stringify(definition)) throw new Error(`Two definitions go by the name ${key}`);
      found.set(key, { ...definition, reports: [...reports, report] });
    }
  }
  return [...found.values()];
}

/** The versions of a definition, the latest first; empty if there is none of that name. */
export const versionsOf = (id: string): Defined[] => DEFINITIONS.filter((each) => each.id === id).sort((a, b) => b.version - a.version);
