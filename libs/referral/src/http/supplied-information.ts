import { Choices, Day, FactBody, Note, Part, PracticeCode, Text } from '#http';
import { known, type LocalDate } from '#kernel';
import { CONDITION_GROUPS, type ConditionGroup } from '#programmes/contract';
import type { ReferralCommand } from '../model/commands.js';
import { following } from './following.js';
import { ContactBody } from './person-body.js';
import { EmploymentBody, FitNoteBody } from './referral-body.js';

/** What a referrer answered. Only what was asked needs to be there; it takes the place of what the referral said. */
export class SupplyInformationBody extends FactBody {
  @Part(() => EmploymentBody, { about: 'Work, as a whole.', optional: true })
  employment?: EmploymentBody;

  @Day({ about: 'First day of the present absence from work.', example: '2026-02-02', optional: true })
  absenceStartedOn?: string;

  @Part(() => FitNoteBody, { about: 'The latest fit note.', optional: true })
  fitNote?: FitNoteBody;

  @Choices(CONDITION_GROUPS, { about: 'Groups of the conditions; the first is the main one.', optional: true })
  conditionGroups?: ConditionGroup[];

  @PracticeCode({ about: "ODS code of the person's GP practice.", optional: true })
  practice?: string;

  @Part(() => ContactBody, { about: 'How to reach the person, as a whole.', optional: true })
  contact?: ContactBody;

  @Day({ about: 'Date of birth.', example: '1984-05-04', optional: true })
  birthDate?: string;

  @Text({
    about: 'NHS number. It counts as unverified.',
    example: '999 000 0018',
    max: 20,
    pattern: { regex: /^(\d{10}|\d{3}([ -])\d{3}\2\d{4})$/, says: 'ten digits, together or grouped 3-3-4' },
    optional: true,
  })
  nhsNumber?: string;

  @Note({ about: 'The answer in words.', example: 'Nine people work there.', optional: true })
  answer?: string;
}

/** An answer as the referral module takes it, `on` the day on which it came. */
export function suppliedBy(body: SupplyInformationBody, on: LocalDate): Extract<ReferralCommand, { type: 'SupplyInformation' }> {
  const { absenceStartedOn, fitNote, conditionGroups, practice, birthDate, answer } = body;
  const { employerName, ...work } = body.employment ?? {};
  const contact = body.contact && known({ ...body.contact });
  const { nhsNumber, ageBand, nhsNumberStatus, postcodeDistrict } = following(known({ birthDate, nhsNumber: body.nhsNumber, contact }), on);
  const employment = body.employment && (known(work) as EmploymentBody);
  return {
    type: 'SupplyInformation',
    facts: known({
      employment,
      absenceStartedOn,
      fitNote: fitNote && known({ ...fitNote }),
      conditionGroups,
      practice,
      ageBand,
      nhsNumberStatus,
      postcodeDistrict: postcodeDistrict ?? undefined,
    }),
    personal: known({ contact, birthDate, nhsNumber, employer: employerName ? { name: employerName } : undefined }),
    ...(answer ? { answer } : {}),
  };
}
