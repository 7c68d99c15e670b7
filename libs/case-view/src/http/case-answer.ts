import { Choice, Day, FreeObject, Identifier, Moment, Part, Parts, Text } from '#http';
import { CASE_STATUSES } from '#caseload/contract';
import { CaseProgramme, CasePerson, CaseConsent, CaseTriage, CaseAppointment, CaseIntervention, CaseDischarge } from './case-parts.js';

/** One case as it stands. */
export class CaseAnswer {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Text({ about: 'Short reference, to quote by telephone.', example: 'SW-6F1C-1A52-8D0E' })
  reference: string;

  @Identifier({ about: 'The person.' })
  personId: string;

  @Text({ about: 'Log position of the newest event of the case: its revision, also the ETag.', example: '0000000000000042' })
  position: string;

  @Choice(CASE_STATUSES, { about: 'Where the case is.' })
  status: string;

  @Part(() => CaseProgramme, { about: 'The programme.' })
  programme: CaseProgramme;

  @Part(() => CasePerson, { about: 'The person as now believed.' })
  person: CasePerson;

  @FreeObject({
    about: 'Facts of the referral as now believed: source, channel, conditionGroups, employment, noticeReceivedOn …',
    example: { source: 'gp', noticeReceivedOn: '2026-03-02' },
  })
  referral: object;

  @Parts(() => CaseConsent, { about: 'Consents that stand.' })
  consents: CaseConsent[];

  @Part(() => CaseTriage, { about: 'Triage, allocation and contact.' })
  triage: CaseTriage;

  @Parts(() => CaseAppointment, { about: 'Appointments, in the order of booking.', max: 1_000 })
  appointments: CaseAppointment[];

  @Moment({ about: 'First assessment.', optional: true })
  assessedAt?: string;

  @Moment({ about: 'When the return-to-work plan was agreed.', optional: true })
  planAgreedAt?: string;

  @Day({ about: 'Next review of the plan.', optional: true })
  planReviewOn?: string;

  @Parts(() => CaseIntervention, { about: 'Interventions.', max: 1_000 })
  interventions: CaseIntervention[];

  @FreeObject({ about: 'Employer liaison: status, report, adjustments, phasedReturn.', example: { status: 'none' } })
  employerLiaison: object;

  @Part(() => CaseDischarge, { about: 'Discharge, work, outcome and follow-ups.' })
  discharge: CaseDischarge;
}
