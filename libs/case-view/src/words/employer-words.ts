import type { LiaisonEvent } from '#employer-liaison/contract';
import type { Uuid } from '#kernel';
import type { Around } from './around.js';
import { agreed, by, counted, dayInWords, list, plain, reason, type Words } from './words.js';

export const employerWords: Words<LiaisonEvent> = {
  LiaisonOpened: () => 'Liaison with the employer opened, with the person’s consent.',
  EmployerContacted: (d) => `Employer contacted ${by(d.method)}: ${plain(d.result)}.`,
  ReportOfferedToPerson: (d) =>
    `A report for the employer was shown to the person first: limits ${list(d.functionalLimits)}; adjustments ${list(d.adjustments.map(named))}.`,
  ReportCorrectedByPerson: () => 'The person corrected the report.',
  ReportReleased: (d) => `The person released the report to the employer (${agreed(d.how)}).`,
  ReportWithheld: () => 'The person withheld the report from the employer.',
  AdjustmentsProposed: (d) => `Adjustments proposed to the employer: ${list(d.adjustments.map(({ kind }) => named(kind)))}.`,
  EmployerResponded: (d, _, around) =>
    `The employer answered: ${d.responses.map(({ adjustmentId, response }) => `${adjustment(adjustmentId, around)} – ${plain(response)}`).join('; ')}.`,
  AdjustmentImplemented: (d, _, around) => `Put in place at work: ${adjustment(d.adjustmentId, around)}.`,
  WorkplaceVisitCompleted: (d) => `Workplace visited ${by(d.mode)}.`,
  MediationHeld: (d) => `Mediation held: ${plain(d.result)}.`,
  PhasedReturnAgreed: (d) =>
    `Phased return agreed from ${dayInWords(d.startsOn)} over ${counted(d.hoursByWeek.length, 'week')}: ${d.hoursByWeek.join(', ')} hours.`,
  LiaisonSuspended: (d) => `Liaison with the employer suspended: ${reason(d.reason)}.`,
  LiaisonResumed: () => 'Liaison with the employer resumed.',
  LiaisonClosed: (d) => `Liaison with the employer closed: ${reason(d.reason)}.`,
};

/** What an adjustment is; which of several of a kind is told in its own words. */
const adjustment = (id: Uuid, { adjustments }: Around): string => named(adjustments.get(id) ?? 'other');

const named = (kind: string): string => (kind === 'other' ? 'another adjustment' : plain(kind));
