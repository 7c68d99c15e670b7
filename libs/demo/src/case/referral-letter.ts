import { addDays, known, type LocalDate } from '#kernel';
import type { ConditionGroup, ReferralSource, Stage } from '#programmes/contract';
import type { Intake } from '#referral';
import type { ConsentTerms, FitNote } from '#referral/contract';
import { ORGANISATIONS } from '#invented';
import type { CaseDesk } from './case-desk.js';
import { pictureOf } from './clinical-pictures.js';

/** What a story says of a referral; what it leaves out, chance fills in. */
export interface ReferralDetails {
  conditions?: readonly [ConditionGroup, ...ConditionGroup[]];
  /** Where the person stands in work. Absent: off sick. */
  work?: 'off-sick' | 'at-risk' | 'unemployed' | 'inactive' | 'self-employed-off-sick';
  weeksOff?: number;
  requestedStage?: Stage;
  fitNote?: 'not-fit' | 'may-be-fit';
  /** Who may be told. Absent: the GP mostly may, the employer at times. */
  consents?: readonly ('gp' | 'employer')[];
  /** Absent: verified by whoever can look it up, none from the person themself. */
  nhsNumber?: 'verified' | 'unverified' | 'none';
  /** Absent: the person's own; null: not known. */
  practice?: string | null;
  /** Absent: today. */
  noticeReceivedOn?: LocalDate;
}

/** How a referral comes. */
export interface Way {
  source: ReferralSource;
  channel: Intake['facts']['channel'];
  /** The sender's name for it; absent: it was no message. */
  messageId?: string;
}

/** Who refers by a profession, and which it is. */
const PROFESSIONS: Partial<Record<ReferralSource, Intake['facts']['referrer']['profession']>> = {
  gp: 'gp',
  nurse: 'nurse',
  'occupational-therapist': 'occupational-therapist',
  pharmacist: 'pharmacist',
  physiotherapist: 'physiotherapist',
  'first-contact-physiotherapist': 'physiotherapist',
  'social-prescribing-link-worker': 'social-prescribing-link-worker',
  'care-coordinator': 'care-coordinator',
  'secondary-care': 'hospital-doctor',
  'talking-therapy': 'psychological-therapist',
  jobcentre: 'work-coach',
};

const CONSENTS: Readonly<Record<'gp' | 'employer', ConsentTerms>> = {
  gp: { recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] },
  employer: { recipient: 'employer', purpose: 'employer-liaison', content: ['function-and-adjustments', 'assessment-report'] },
};

/** The terms of a consent as the demo's people give it. */
export const consentTerms = (recipient: 'gp' | 'employer'): ConsentTerms => ({ ...CONSENTS[recipient], content: [...CONSENTS[recipient].content] });

/** The organisation that a referral comes from. */
export const organisationOf = (source: ReferralSource, practice: string): string => ORGANISATIONS[source] ?? practice;

/** A referral of the desk's person, as the intake takes it from any source. */
export function referralLetter(desk: CaseDesk, { source, channel, messageId }: Way, details: ReferralDetails): Intake {
  const { person, chance, programme } = desk;
  const conditions = details.conditions ?? [chance.weighted({ musculoskeletal: 5, 'common-mental-health': 4, pain: 1, 'long-covid-fatigue': 1 })];
  const nhsNumber = details.nhsNumber ?? (source === 'self' || channel === 'telephone' ? 'none' : 'verified');
  const { employment, absenceStartedOn } = workOf(desk, details);
  const practice = details.practice === null ? undefined : (details.practice ?? person.practice);
  const organisation = organisationOf(source, person.practice);
  return {
    programme,
    ...(messageId === undefined ? {} : { sourceMessage: { system: organisation, id: messageId } }),
    facts: known<Intake['facts']>({
      source,
      channel,
      referrer: known({ organisation, profession: PROFESSIONS[source] }),
      practice,
      requestedStage: details.requestedStage,
      conditionGroups: [...conditions],
      employment,
      absenceStartedOn,
      fitNote: details.fitNote && fitNoteOf(desk, details.fitNote, absenceStartedOn),
      sex: person.sex,
      ethnicGroup: person.ethnicGroup,
      noticeReceivedOn: details.noticeReceivedOn,
    }),
    personal: known<Intake['personal']>({
      name: { given: person.given, family: person.family },
      birthDate: person.birthDate,
      nhsNumber: nhsNumber === 'none' ? undefined : person.nhsNumber,
      contact: { telephone: person.telephone, email: person.email, address: person.address, postcode: person.postcode },
      employer: isEmployed(details) ? employerOf(desk) : undefined,
      referrerName: source === 'gp' ? 'Dr Sample' : undefined,
      conditionText: chance.pick(pictureOf(conditions[0]).words),
      reason: chance.pick([
        'Wants to get back to work and does not know how.',
        'Struggles with the job as it is.',
        'Would like somebody to talk to the employer.',
      ]),
    }),
    nhsNumberVerified: nhsNumber === 'verified',
    consents: (details.consents ?? consentsByChance(desk)).map(consentTerms),
  };
}

const isEmployed = ({ work = 'off-sick' }: ReferralDetails): boolean => work === 'off-sick' || work === 'at-risk';

function employerOf({ person: { employer } }: CaseDesk): Intake['personal']['employer'] {
  return { name: employer.name, contactName: employer.contactName, telephone: employer.telephone, email: employer.email };
}

function consentsByChance({ chance }: CaseDesk): ('gp' | 'employer')[] {
  return [...(chance.happens(0.9) ? (['gp'] as const) : []), ...(chance.happens(0.25) ? (['employer'] as const) : [])];
}

function workOf(desk: CaseDesk, details: ReferralDetails): Pick<Intake['facts'], 'employment' | 'absenceStartedOn'> {
  const { person, chance } = desk;
  const { work = 'off-sick', weeksOff = chance.happens(0.6) ? chance.between(1, 3) : chance.between(4, 14) } = details;
  const job = { employerSize: person.employer.size, occupationGroup: person.employer.occupation };
  switch (work) {
    case 'off-sick':
      return { employment: { status: 'employed', ...job, offSick: true }, absenceStartedOn: desk.daysAgo(weeksOff * 7) };
    case 'at-risk':
      return { employment: { status: 'employed', ...job, offSick: false, atRiskOfAbsence: true } };
    case 'self-employed-off-sick':
      return {
        employment: { status: 'self-employed', occupationGroup: person.employer.occupation, offSick: true },
        absenceStartedOn: desk.daysAgo(weeksOff * 7),
      };
    case 'unemployed':
      return { employment: { status: 'unemployed', weeksUnemployed: chance.between(4, 120) } };
    case 'inactive':
      return { employment: { status: 'economically-inactive' } };
  }
}

function fitNoteOf(desk: CaseDesk, statement: FitNote['statement'], from: LocalDate | undefined): FitNote {
  const { chance } = desk;
  const adjustments = statement === 'may-be-fit' ? [chance.pick(['phased-return', 'altered-hours', 'amended-duties'] as const)] : [];
  return { statement, assessedOn: desk.today, from: from ?? desk.today, to: addDays(desk.today, 7 * chance.between(2, 6)), adjustments };
}
