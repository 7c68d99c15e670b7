import type { Instant, Refusal, Uuid } from '#kernel';
import type { ReportFacts } from './events.js';
import { refuse } from './refusals.js';

/** The report that was last offered to the person, and what they decided. */
export type Report =
  | { status: 'none' }
  | (ReportFacts & { status: 'offered' | 'withheld'; reportId: Uuid; offeredAt: Instant })
  | (ReportFacts & { status: 'released'; reportId: Uuid; offeredAt: Instant; releasedAt: Instant });

/** A report that the employer has. */
export type ReleasedReport = Extract<Report, { status: 'released' }>;

/** Why a report cannot be offered at that time: a later one is on record. */
export function refuseEarlierOffer(report: Report, when: Instant): Refusal | undefined {
  return report.status !== 'none' && when < report.offeredAt ? refuse('liaison.before-offer', { field: 'effectiveAt' }) : undefined;
}

/** Refuses unless the person has the report before them and has not decided on it: only then can they change, release or withhold it. */
export function refuseUnlessOffered(report: Report, reportId: Uuid | undefined, when: Instant): Refusal | undefined {
  if (report.status === 'none') return refuse('liaison.report-not-offered');
  if (reportId !== undefined && reportId !== report.reportId) return refuse('liaison.report-replaced', { field: 'reportId' });
  if (report.status === 'released') return refuse('liaison.report-already-released');
  if (report.status === 'withheld') return refuse('liaison.report-withheld');
  return when < report.offeredAt ? refuse('liaison.before-offer', { field: 'effectiveAt' }) : undefined;
}
