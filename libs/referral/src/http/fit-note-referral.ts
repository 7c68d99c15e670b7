import { Choice, Choices, Day, Flag, OrganisationCode, Part, Parts, Text } from '#http';
import type { Actor, LocalDate, Refusal } from '#kernel';
import { CONDITION_GROUPS, EMPLOYMENT_STATUSES, type ConditionGroup, type EmploymentStatus, type ReferralSource } from '#programmes/contract';
import { refuseIntake } from '../intake/check-intake.js';
import type { Intake } from '../intake/intake.js';
import { absenceByFitNote } from '../model/absence-by-fit-note.js';
import { known, personalOf } from './intake-of-body.js';
import { PersonBody } from './person-body.js';
import { ConsentBody, FitNoteBody } from './referral-body.js';

/** The professions that may issue a fit note (since July 2022), as sources of referral. */
export const FIT_NOTE_ISSUERS = [
  'gp',
  'nurse',
  'occupational-therapist',
  'pharmacist',
  'physiotherapist',
] as const satisfies readonly ReferralSource[];

/** A fit note (Med3) as the practice system sends it. */
export class FitNoteReferralBody {
  @Flag({ about: 'The box "refer to a work and health service". Only a ticked one makes a referral.' })
  referToWorkAndHealth: boolean;

  @Text({
    about: "The practice system's id of the fit note. The same id again is a redelivery or an amendment.",
    example: 'med3-20260302-17',
    max: 150,
  })
  fitNoteId: string;

  @Text({ about: 'Programme id. Leave out where only one programme would take the person.', example: 'staged-work-health', max: 60, optional: true })
  programme?: string;

  @Part(() => FitNoteBody, { about: 'What the fit note says.' })
  fitNote: FitNoteBody;

  @Choice(FIT_NOTE_ISSUERS, { about: 'Profession of the issuer.' })
  issuerProfession: (typeof FIT_NOTE_ISSUERS)[number];

  @Text({ about: 'Name of the issuer.', example: 'Dr Sam Sample', max: 150, optional: true })
  issuerName?: string;

  @OrganisationCode({ about: 'ODS code of the issuing practice.', example: 'A81001' })
  practice: string;

  @Part(() => PersonBody, { about: 'The person.' })
  person: PersonBody;

  @Text({ about: 'Condition as written on the note.', example: 'Low back pain', max: 500, optional: true })
  condition?: string;

  @Choices(CONDITION_GROUPS, { about: 'Groups of the condition, where the system can tell.', optional: true })
  conditionGroups?: ConditionGroup[];

  @Choice(EMPLOYMENT_STATUSES, { about: 'Standing in employment. Absent: employed, since fit notes are for work.', optional: true })
  employmentStatus?: EmploymentStatus;

  @Day({ about: 'First day of the absence; absent: the first day that the note covers, unless that is still to come.', optional: true })
  absenceStartedOn?: string;

  @Parts(() => ConsentBody, { about: 'Consents that the person gave.', max: 10, optional: true })
  consents?: ConsentBody[];
}

/** A ticked fit note as the intake takes it `on` a day. */
export function intakeOfFitNote(body: FitNoteReferralBody, actor: Actor, on: LocalDate): Intake | Refusal {
  if (!body.referToWorkAndHealth) return refuseIntake('intake.not-ticked', { field: 'referToWorkAndHealth' });
  const { absenceStartedOn, ...absent } = absenceByFitNote(body.fitNote, on);
  return {
    ...(body.programme ? { programme: body.programme } : {}),
    sourceMessage: { system: `${actor.organisation}/fit-note`, id: body.fitNoteId },
    facts: known({
      source: body.issuerProfession,
      channel: 'fit-note' as const,
      referrer: { organisation: body.practice, profession: body.issuerProfession },
      practice: body.person.practice ?? (/^[A-Z]\d{5}$/.test(body.practice) ? body.practice : undefined),
      conditionGroups: body.conditionGroups ?? [],
      employment: known({ status: body.employmentStatus ?? 'employed', ...absent }),
      absenceStartedOn: body.absenceStartedOn ?? absenceStartedOn,
      fitNote: known({ ...body.fitNote }),
      sex: body.person.sex ?? 'unknown',
      ethnicGroup: body.person.ethnicGroup ?? 'not-stated',
    }),
    personal: { ...personalOf(body.person), ...known({ referrerName: body.issuerName, conditionText: body.condition }) },
    nhsNumberVerified: body.person.nhsNumberStatus === '01',
    consents: (body.consents ?? []).map(({ recipient, purpose, content }) => ({ recipient, purpose, content })),
  };
}
