import { Choice, Day, Email, Part, PracticeCode, Text } from '#http';
import { ETHNIC_GROUPS, SEXES, type EthnicGroup, type Sex } from '#programmes/contract';

/** How to reach a person. */
export class ContactBody {
  @Text({ about: 'Telephone number.', example: '07700 900123', max: 30, optional: true })
  telephone?: string;

  @Email({ about: 'E-mail address.', optional: true })
  email?: string;

  @Text({ about: 'Postal address without the postcode, parts separated by commas.', example: '1 Example Street, Leeds', max: 300, optional: true })
  address?: string;

  @Text({
    about: 'Postcode; its first part decides the area.',
    example: 'LS10 4YU',
    max: 10,
    optional: true,
    pattern: { regex: /^[A-Za-z]{1,2}\d[A-Za-z\d]?(\s*\d[A-Za-z]{2})?$/, says: 'a UK postcode, as LS10 4YU' },
  })
  postcode?: string;
}

/** Name of a person. */
export class NameBody {
  @Text({ about: 'Given names.', example: 'Alex', max: 100 })
  given: string;

  @Text({ about: 'Family name.', example: 'Example', max: 100 })
  family: string;

  @Text({ about: 'Title.', example: 'Mx', max: 30, optional: true })
  title?: string;
}

/** The person referred. */
export class PersonBody {
  @Part(() => NameBody, { about: 'Name.' })
  name: NameBody;

  @Day({ about: 'Date of birth.', example: '1984-05-04', optional: true })
  birthDate?: string;

  @Text({ about: 'NHS number: ten digits, together or grouped 3-3-4.', example: '999 000 0018', max: 20, optional: true })
  nhsNumber?: string;

  @Choice(['01', '02', '03', '04', '05', '06', '07', '08'], {
    about: 'NHS number status (NHS Data Dictionary). 01: present and verified; only then is a person recognised by it.',
    optional: true,
  })
  nhsNumberStatus?: string;

  @Choice(SEXES, { about: 'Sex as recorded.', optional: true })
  sex?: Sex;

  @Choice(ETHNIC_GROUPS, { about: 'Ethnic group, at the five-group level of the 2021 census.', optional: true })
  ethnicGroup?: EthnicGroup;

  @Part(() => ContactBody, { about: 'How to reach the person.', optional: true })
  contact?: ContactBody;

  @PracticeCode({ about: "ODS code of the person's GP practice.", optional: true })
  practice?: string;
}
