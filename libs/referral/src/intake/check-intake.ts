import { checkNhsNumber, daysBetween, postcodeDistrict, refusals, Refusal, type Circumstances, type FieldFault, type LocalDate } from '#kernel';
import type { AgeBand } from '#programmes/contract';
import type { ConsentTerms } from '../model/consent.js';
import { refuseConsentTerms } from '../model/consent-limits.js';
import { contradictions } from '../model/contradictions.js';
import type { ReferralFacts, ReferralPersonal } from '../model/events.js';
import type { Intake } from './intake.js';

export const refuseIntake = refusals({
  'intake.invalid': { kind: 'invalid', message: 'This referral contradicts itself or names something that cannot be. See the fields.' },
  'intake.programme-unknown': { kind: 'invalid', message: 'There is no open programme of that id. GET /v1/programmes lists them.' },
  'intake.programme-unclear': {
    kind: 'invalid',
    message: 'More than one programme may take this referral, or none does. Name one in `programme`; POST /v1/eligibility shows which fit and why.',
  },
  'intake.gp-consent-unclear': {
    kind: 'invalid',
    message: '`tellMyGp` is false, yet `consents` lets the GP be told. Leave out one of the two.',
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
  checkNotice(noticeReceivedOn, at, fault);
  checkBirthDate(personal.birthDate, at.today, 'person.birthDate', fault);
  faults.push(...contradictions({ ...facts, noticeReceivedOn }));
  if (facts.absenceStartedOn && personal.birthDate && facts.absenceStartedOn < personal.birthDate) {
    fault('absenceStartedOn', 'field.contradicts', 'The absence begins before the person was born.');
  }
  checkConsents(intake.consents, fault);
  const nhs = nhsNumberOf(intake, mode, fault);
  if (nhs.number && intake.sourceMessage?.id.replace(/[ -]/g, '').includes(nhs.number)) {
    fault(facts.channel === 'fit-note' ? 'fitNoteId' : 'sourceMessageId', 'field.identifies', NAMED_BY_PERSON);
  }
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

function checkNotice(noticeReceivedOn: LocalDate, { today, effectiveOn }: When, fault: Fault): void {
  const field = 'noticeReceivedOn';
  if (noticeReceivedOn > today) fault(field, 'field.in-future', 'Notice of a referral cannot be received in the future.');
  else if (noticeReceivedOn > effectiveOn) fault(field, 'field.contradicts', 'Notice of a referral cannot come after the referral itself.');
  if (noticeReceivedOn < '2000-01-01') fault(field, 'field.too-early', 'Notice of a referral before the year 2000 is not plausible.');
}

/** The id of a message is kept in clear. */
const NAMED_BY_PERSON = 'This id holds the NHS number, so it identifies the person. Name the referral by an id that says nothing about them.';

function checkBirthDate(birthDate: LocalDate | undefined, today: LocalDate, field: string, fault: Fault): void {
  if (!birthDate) return;
  if (birthDate > today) fault(field, 'field.in-future', 'A birth date cannot lie in the future.');
  else if (daysBetween(birthDate, today) > 120 * 365.25) fault(field, 'field.too-early', 'A person born more than 120 years ago is not plausible.');
}

function checkConsents(consents: readonly ConsentTerms[], fault: Fault): void {
  for (const [i, terms] of consents.entries()) {
    const refused = refuseConsentTerms(terms, `consents[${i}].content`);
    if (refused) fault(`consents[${i}].content`, refused.code, refused.message);
    const same = consents.findIndex(({ recipient, purpose }) => recipient === terms.recipient && purpose === terms.purpose);
    if (same < i) fault(`consents[${i}]`, 'field.contradicts', `This consent is for the same as consents[${same}]. Say once what may be told.`);
  }
}

const FAILS_ITS_CHECK = 'This NHS number fails its check digit. Check it, or leave it out.';

/** Refuses details of the person that are told after the referral, and that it would have been refused for itself. */
export function refuseDetails(
  { nhsNumber, birthDate }: Pick<ReferralPersonal, 'nhsNumber' | 'birthDate'>,
  mode: IntakeMode,
  today: LocalDate,
): Refusal | undefined {
  const faults: FieldFault[] = [];
  const fault: Fault = (field, code, message) => void faults.push({ field, code, message });
  checkBirthDate(birthDate, today, 'birthDate', fault);
  if (nhsNumber !== undefined && mode === 'strict' && checkNhsNumber(nhsNumber).kind === 'invalid-checksum')
    fault('nhsNumber', 'nhs-number.invalid-checksum', FAILS_ITS_CHECK);
  return faults.length > 0 ? new Refusal('intake.invalid', 'invalid', refuseIntake.catalogue['intake.invalid'].message, faults) : undefined;
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
    if (mode === 'strict') fault('person.nhsNumber', 'nhs-number.invalid-checksum', FAILS_ITS_CHECK);
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
