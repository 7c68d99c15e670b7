import { checkNhsNumber, daysBetween, postcodeDistrict, refusals, Refusal, type Circumstances, type FieldFault, type LocalDate } from '#kernel';
import type { AgeBand } from '#programmes/contract';
import type { ReferralFacts, ReferralPersonal } from '../model/events.js';
import type { Intake } from './intake.js';

export const refuseIntake = refusals({
  'intake.invalid': { kind: 'invalid', message: 'This referral contradicts itself or names something that cannot be. See the fields.' },
  'intake.programme-unknown': { kind: 'invalid', message: 'There is no open programme of that id. GET /v1/programmes lists them.' },
  'intake.programme-unclear': {
    kind: 'invalid',
    message: 'More than one programme may take this referral, or none does. Name one in `programme`; POST /v1/eligibility shows which fit and why.',
  },
  'intake.not-ticked': {
    kind: 'invalid',
    message: 'The box "refer to a work and health service" is not ticked, so this fit note is not a referral.',
  },
});

/** How strict the intake is about NHS numbers: `sandbox` accepts a wrong check digit and marks it. */
export type IntakeMode = 'strict' | 'sandbox';

/** A referral that holds together. */
export interface CheckedIntake {
  facts: ReferralFacts;
  personal: ReferralPersonal;
}

type When = Pick<Circumstances, 'today' | 'effectiveOn'>;

/** Checks what no single field can tell, and works out what follows from the fields. Every fault is reported, not the first alone. */
export function checkIntake(intake: Intake, mode: IntakeMode, at: When): CheckedIntake | Refusal {
  const faults: FieldFault[] = [];
  const fault = (field: string, code: string, message: string): void => void faults.push({ field, code, message });
  const { facts, personal } = intake;
  const noticeReceivedOn = facts.noticeReceivedOn ?? at.effectiveOn;
  if (noticeReceivedOn > at.today) fault('noticeReceivedOn', 'field.in-future', 'Notice of a referral cannot be received in the future.');
  if (noticeReceivedOn < '2000-01-01') fault('noticeReceivedOn', 'field.too-early', 'Notice of a referral before the year 2000 is not plausible.');
  checkPerson(personal, at.today, fault);
  checkAbsence(facts, personal, noticeReceivedOn, fault);
  const nhs = nhsNumberOf(intake, mode, fault);
  if (faults.length > 0) {
    return new Refusal('intake.invalid', 'invalid', refuseIntake.catalogue['intake.invalid'].message, faults);
  }
  const district = personal.contact?.postcode ? postcodeDistrict(personal.contact.postcode) : undefined;
  return {
    facts: {
      ...facts,
      noticeReceivedOn,
      ageBand: ageBand(personal.birthDate, noticeReceivedOn),
      nhsNumberStatus: nhs.status,
      ...(district ? { postcodeDistrict: district } : {}),
    },
    personal: { ...personal, ...(nhs.number ? { nhsNumber: nhs.number } : {}) },
  };
}

type Fault = (field: string, code: string, message: string) => void;

function checkPerson({ birthDate }: ReferralPersonal, today: LocalDate, fault: Fault): void {
  if (!birthDate) return;
  if (birthDate > today) fault('person.birthDate', 'field.in-future', 'A birth date cannot lie in the future.');
  else if (daysBetween(birthDate, today) > 120 * 365.25)
    fault('person.birthDate', 'field.too-early', 'A person born more than 120 years ago is not plausible.');
}

function checkAbsence(facts: Intake['facts'], { birthDate }: ReferralPersonal, noticeReceivedOn: LocalDate, fault: Fault): void {
  const { absenceStartedOn, fitNote, employment } = facts;
  if (absenceStartedOn && absenceStartedOn > noticeReceivedOn) {
    fault(
      'absenceStartedOn',
      'field.contradicts',
      'The absence cannot begin after the referral was received. Leave it out if the person is at work.',
    );
  }
  if (absenceStartedOn && birthDate && absenceStartedOn < birthDate)
    fault('absenceStartedOn', 'field.contradicts', 'The absence begins before the person was born.');
  if (employment.offSick === false && absenceStartedOn)
    fault('employment.offSick', 'field.contradicts', 'An absence has begun, so the person cannot be at work as well.');
  if (employment.weeksUnemployed !== undefined && employment.status !== 'unemployed') {
    fault('employment.weeksUnemployed', 'field.contradicts', 'Only somebody unemployed has weeks of unemployment.');
  }
  if (!fitNote) return;
  if (fitNote.from && fitNote.to && fitNote.from > fitNote.to) fault('fitNote.to', 'field.contradicts', 'A fit note cannot end before it begins.');
  if (fitNote.assessedOn && fitNote.assessedOn > noticeReceivedOn)
    fault('fitNote.assessedOn', 'field.contradicts', 'A fit note cannot be assessed after the referral was received.');
  if (fitNote.statement === 'not-fit' && fitNote.adjustments.length > 0) {
    fault('fitNote.adjustments', 'field.contradicts', 'A fit note that says "not fit for work" has no adjustments.');
  }
}

function nhsNumberOf(
  { personal, nhsNumberVerified }: Intake,
  mode: IntakeMode,
  fault: Fault,
): { status: ReferralFacts['nhsNumberStatus']; number?: string } {
  if (!personal.nhsNumber) return { status: 'none' };
  const check = checkNhsNumber(personal.nhsNumber);
  if (check.kind === 'malformed') {
    fault('person.nhsNumber', 'nhs-number.malformed', 'An NHS number has ten digits, together or grouped 3-3-4.');
    return { status: 'none' };
  }
  if (check.kind === 'invalid-checksum') {
    if (mode === 'strict')
      fault('person.nhsNumber', 'nhs-number.invalid-checksum', 'This NHS number fails its check digit. Check it, or leave it out.');
    return { status: 'invalid-checksum', number: check.number };
  }
  return { status: nhsNumberVerified ? 'verified' : 'unverified', number: check.number };
}

/** The age band on a day. */
export function ageBand(birthDate: LocalDate | undefined, on: LocalDate): AgeBand {
  if (!birthDate) return 'unknown';
  const age = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);
  if (age < 18) return 'under-18';
  if (age < 25) return '18-24';
  if (age < 35) return '25-34';
  if (age < 45) return '35-44';
  if (age < 55) return '45-54';
  if (age < 65) return '55-64';
  return '65-plus';
}
