import { publishableOutcomeReports } from '#outcomes';
import type { PublishableReport } from '#reporting';
import { publishableWaitReports } from '#waiting-times';

/** Every report that can be published. */
export const PUBLISHABLE: readonly PublishableReport[] = [...publishableWaitReports(), ...publishableOutcomeReports()];
export const REPORT_NAMES = PUBLISHABLE.map(({ name }) => name);

/** The report of a name. @throws Error if there is none */
export function reportNamed(name: string): PublishableReport {
  const found = PUBLISHABLE.find((report) => report.name === name);
  if (!found) throw new Error(`There is no report ${name}`);
  return found;
}
