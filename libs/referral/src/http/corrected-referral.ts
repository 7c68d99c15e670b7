import { IntersectionType, PartialType } from '@nestjs/swagger';
import { Choice, Choices, Day, Note, Part, PracticeCode, Text } from '#http';
import {
  CHANNELS,
  CONDITION_GROUPS,
  EMPLOYER_SIZES,
  EMPLOYMENT_STATUSES,
  ETHNIC_GROUPS,
  OCCUPATION_GROUPS,
  REFERRAL_SOURCES,
  SEXES,
  STAGES,
} from '#programmes/contract';
import { Flag, OrganisationCode, Whole } from '#http';
import { PROFESSIONS } from '../model/vocabulary.js';
import { ContactBody, NameBody } from './person-body.js';
import { FitNoteBody } from './referral-body.js';

class CorrectedReferrer {
  @OrganisationCode({ about: 'ODS code of the referring organisation.' })
  organisation: string;

  @Choice(PROFESSIONS, { about: 'Profession.', optional: true })
  profession?: string;
}

class CorrectedEmployment {
  @Choice(EMPLOYMENT_STATUSES, { about: 'Standing in employment.' })
  status: string;

  @Choice(EMPLOYER_SIZES, { about: 'Size of the employer by head count.', optional: true })
  employerSize?: string;

  @Choice(OCCUPATION_GROUPS, { about: 'SOC 2020 major group.', optional: true })
  occupationGroup?: string;

  @Flag({ about: 'Off sick.', optional: true })
  offSick?: boolean;

  @Flag({ about: 'At risk of going off sick.', optional: true })
  atRiskOfAbsence?: boolean;

  @Whole({ about: 'Weeks of unemployment.', min: 0, max: 5_000, optional: true })
  weeksUnemployed?: number;
}

class CorrectedEmployer {
  @Text({ about: "Employer's name.", optional: true })
  name?: string;

  @Text({ about: 'Contact at the employer.', optional: true })
  contactName?: string;

  @Text({ about: 'Telephone number.', max: 30, optional: true })
  telephone?: string;

  @Text({ about: 'E-mail address.', max: 254, optional: true })
  email?: string;
}

/** The facts of a referral that have a value each; those that may be unknown can be taken out. */
class CorrectedFacts {
  @Choice(REFERRAL_SOURCES, { about: 'Who referred.' })
  source: string;

  @Choice(CHANNELS, { about: 'How it came.' })
  channel: string;

  @Part(() => CorrectedReferrer, { about: 'The referrer.' })
  referrer: CorrectedReferrer;

  @PracticeCode({ about: 'GP practice.', optional: true })
  practice?: string;

  @Choice(STAGES, { about: 'Stage asked for.', optional: true })
  requestedStage?: string;

  @Choices(CONDITION_GROUPS, { about: 'Groups of the conditions.' })
  conditionGroups: string[];

  @Part(() => CorrectedEmployment, { about: 'Work.' })
  employment: CorrectedEmployment;

  @Day({ about: 'First day of the absence.', optional: true })
  absenceStartedOn?: string;

  @Part(() => FitNoteBody, { about: 'Fit note.', optional: true })
  fitNote?: FitNoteBody;

  @Choice(SEXES, { about: 'Sex as recorded.' })
  sex: string;

  @Choice(ETHNIC_GROUPS, { about: 'Ethnic group.' })
  ethnicGroup: string;
}

/** What identifies the person, or may. */
class CorrectedPersonal {
  @Part(() => NameBody, { about: 'Name of the person.' })
  name: NameBody;

  @Day({ about: 'Date of birth.', optional: true })
  birthDate?: string;

  @Text({
    about: 'NHS number.',
    max: 20,
    pattern: { regex: /^(\d{10}|\d{3}([ -])\d{3}\2\d{4})$/, says: 'ten digits, together or grouped 3-3-4' },
    optional: true,
  })
  nhsNumber?: string;

  @Part(() => ContactBody, { about: 'How to reach the person.', optional: true })
  contact?: ContactBody;

  @Part(() => CorrectedEmployer, { about: 'The employer.', optional: true })
  employer?: CorrectedEmployer;

  @Text({ about: 'Name of the referrer.', max: 150, optional: true })
  referrerName?: string;

  @Note({ about: 'Why the person is referred.', optional: true })
  reason?: string;

  @Text({ about: 'Condition in words.', max: 500, optional: true })
  conditionText?: string;
}

/** The facts of a referral under the names that its event has them by. */
export class CorrectedReferral extends IntersectionType(CorrectedFacts, CorrectedPersonal) {
  @Day({ about: 'Day on which notice was received.' })
  noticeReceivedOn: string;
}

/** An amendment or an answer brings some of the facts of a referral, and has no say in the others. */
class SomeCorrectedFacts extends PartialType(CorrectedFacts) {}

/** The facts of an amendment, or of an answer, under the names that its event has them by. */
export class CorrectedAmendment extends PartialType(CorrectedPersonal) {
  @Part(() => SomeCorrectedFacts, { about: 'All the facts that it brought, as they should have been.' })
  facts: SomeCorrectedFacts;

  @Note({ about: 'The answer in words.', optional: true })
  answer?: string;
}
