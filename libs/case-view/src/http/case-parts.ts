import { ATTENDANCE_CODES } from '#assessment/contract';
import { Choice, Day, Decimal, Flag, FreeObject, Identifier, Moment, Part, Parts, Text, Texts, Whole } from '#http';
import { CONSENT_RECIPIENTS } from '#referral/contract';
import { INTERVENTION_KINDS, STAGES } from '#programmes/contract';

export class CaseProgramme {
  @Text({ about: 'Programme id.', example: 'staged-work-health' })
  id: string;

  @Whole({ about: 'Version that the case is pinned to.', min: 1, max: 10_000 })
  version: number;

  @Text({ about: 'Its name.', example: 'Aire Valley Staged Work and Health Service' })
  name: string;
}

export class CasePerson {
  @Flag({ about: 'True once the identity was erased; nothing else is then said.', example: false })
  erased: boolean;

  @FreeObject({ about: 'Name: given, family, title.', example: { given: 'Alex', family: 'Example' }, optional: true })
  name?: object;

  @Day({ about: 'Date of birth.', optional: true })
  birthDate?: string;

  @Text({ about: 'NHS number, ten digits.', example: '9990000018', optional: true })
  nhsNumber?: string;

  @FreeObject({ about: 'Telephone, email, address, postcode.', example: { telephone: '07700 900123' }, optional: true })
  contact?: object;

  @FreeObject({ about: 'Employer: name, contactName, telephone, email.', example: { name: 'Example Bakery' }, optional: true })
  employer?: object;

  @Text({ about: 'Name of the referrer.', example: 'Dr Sam Sample', optional: true })
  referrerName?: string;

  @Text({ about: 'Why the person was referred.', example: 'Struggling with lifting at work.', max: 4_000, optional: true })
  reason?: string;

  @Text({ about: 'Condition in words.', example: 'Low back pain', max: 500, optional: true })
  conditionText?: string;
}

export class CaseConsent {
  @Identifier({ about: 'The event that gave it.' })
  consentId: string;

  @Choice(CONSENT_RECIPIENTS, { about: 'Who may be told.' })
  recipient: string;

  @Text({ about: 'What for.', example: 'feedback-to-referrer' })
  purpose: string;

  @Texts({ about: 'What may be told.', example: ['progress'] })
  content: string[];

  @Moment({ about: 'Since when it stands.' })
  since: string;
}

export class CaseTriage {
  @Choice(['not-opened', 'open', 'escalated', 'decided'], { about: 'Where triage is.' })
  status: string;

  @Day({ about: 'Last day within the target.', optional: true })
  dueOn?: string;

  @Choice(STAGES, { about: 'Stage now.', optional: true })
  stage?: string;

  @Text({ about: 'Priority.', example: 'routine', optional: true })
  priority?: string;

  @Choice(['non-clinical', 'clinical'], { about: 'Who decided.', optional: true })
  decidedBy?: string;

  @FreeObject({
    about: 'Practitioner (account), team and since when.',
    example: { practitioner: 'caseworker-1', since: '2026-03-03T09:00:00.000Z' },
    optional: true,
  })
  allocatedTo?: object;

  @Texts({ about: 'Risks and needs that stand.', example: [] })
  risks: string[];

  @Whole({ about: 'Contact attempts so far.', min: 0, max: 10_000, example: 1 })
  contactAttempts: number;

  @Moment({ about: 'First two-way contact.', optional: true })
  firstContactAt?: string;

  @Moment({ about: 'Since when the person counts as unable to contact.', optional: true })
  unableToContactAt?: string;

  @Flag({ about: 'True while the person has asked for a pause.', example: false })
  paused: boolean;
}

export class CaseAppointment {
  @Identifier({ about: 'The appointment.' })
  appointmentId: string;

  @Text({ about: 'Purpose.', example: 'assessment' })
  purpose: string;

  @Text({ about: 'Mode.', example: 'telephone' })
  mode: string;

  @Moment({ about: 'Start.' })
  startsAt: string;

  @Whole({ about: 'Length in minutes.', min: 5, max: 480, example: 45 })
  durationMinutes: number;

  @Text({ about: 'Practitioner, by account.', example: 'clinician-1' })
  practitioner: string;

  @Choice(['booked', 'superseded', 'cancelled', 'seen', 'not-seen'], { about: 'What became of it.' })
  status: string;

  @Choice(Object.keys(ATTENDANCE_CODES), { about: 'National attendance code; 0 is not yet. Absent for one that was moved.', optional: true })
  attendance?: string;
}

export class CaseSession {
  @Identifier({ about: 'The session.' })
  sessionId: string;

  @Moment({ about: 'Start.' })
  startsAt: string;
}

export class CaseIntervention {
  @Identifier({ about: 'The intervention.' })
  interventionId: string;

  @Choice(INTERVENTION_KINDS, { about: 'Kind.' })
  kind: string;

  @Text({ about: "Supplier's code.", example: 'PRV01' })
  supplier: string;

  @Choice(['ordered', 'declined', 'accepted', 'completed', 'stopped'], { about: 'Where it is.' })
  status: string;

  @Whole({ about: 'Sessions planned.', min: 1, max: 100, example: 6 })
  plannedSessions: number;

  @Whole({ about: 'Sessions in which the person was seen.', min: 0, max: 1_000, example: 2 })
  attendedSessions: number;

  @Parts(() => CaseSession, { about: 'Sessions still booked, earliest first.', max: 1_000 })
  bookedSessions: CaseSession[];
}

export class CaseWorkStatus {
  @Text({ about: 'Work status.', example: 'at-work' })
  status: string;

  @Decimal({ about: 'Hours in a usual week.', min: 0, max: 100, example: 20, optional: true })
  hoursPerWeek?: number;

  @Moment({ about: 'Since when.' })
  since: string;
}

export class CaseFollowUp {
  @Whole({ about: 'Weeks after discharge.', min: 1, max: 104, example: 13 })
  weeks: number;

  @Text({ about: 'Work status, or not-reached.', example: 'at-work' })
  status: string;

  @Moment({ about: 'When.' })
  at: string;
}

export class CaseDischarge {
  @Choice(['open', 'discharged'], { about: 'Whether the case is open.' })
  status: string;

  @Moment({ about: 'When it was discharged.', optional: true })
  dischargedAt?: string;

  @Moment({ about: 'When it was reopened, if it was.', optional: true })
  reopenedAt?: string;

  @Part(() => CaseWorkStatus, { about: 'Work as last told.', optional: true })
  workStatus?: CaseWorkStatus;

  @FreeObject({
    about: 'Outcome as it follows today from the work statuses known: result, returnedOn, restsOn (event ids).',
    example: { result: 'returned-to-work', returnedOn: '2026-05-04' },
    optional: true,
  })
  outcome?: object;

  @Parts(() => CaseFollowUp, { about: 'Follow-ups recorded.' })
  followUps: CaseFollowUp[];
}
