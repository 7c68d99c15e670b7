import type { LiaisonEvent } from '#employer-liaison/contract';
import { counted, dayInWords, list, plain, type Words } from './words.js';

export const employerWords: Words<LiaisonEvent> = {
  LiaisonOpened: () => 'Liaison with the employer opened, with the person’s consent.',
  EmployerContacted: (d) => `Employer contacted by ${plain(d.method)}: ${plain(d.result)}.`,
  ReportOfferedToPerson: (d) =>
    `A report for the employer was shown to the person first: limits ${list(d.functionalLimits)}; adjustments ${list(d.adjustments)}.`,
  ReportCorrectedByPerson: () => 'The person corrected the report.',
  ReportReleased: (d) => `The person released the report to the employer (${plain(d.how)}).`,
  ReportWithheld: () => 'The person withheld the report from the employer.',
  AdjustmentsProposed: (d) => `Adjustments proposed to the employer: ${list(d.adjustments.map((a) => a.kind))}.`,
  EmployerResponded: (d) => `The employer answered: ${list(d.responses.map((r) => r.response))}.`,
  AdjustmentImplemented: () => 'An adjustment was put in place.',
  WorkplaceVisitCompleted: (d) => `Workplace visited (${plain(d.mode)}).`,
  MediationHeld: (d) => `Mediation held: ${plain(d.result)}.`,
  PhasedReturnAgreed: (d) =>
    `Phased return agreed from ${dayInWords(d.startsOn)} over ${counted(d.hoursByWeek.length, 'week')}: ${d.hoursByWeek.join(', ')} hours.`,
  LiaisonSuspended: (d) => `Liaison with the employer suspended: ${plain(d.reason)}.`,
  LiaisonResumed: () => 'Liaison with the employer resumed.',
  LiaisonClosed: (d) => `Liaison with the employer closed: ${plain(d.reason)}.`,
};
