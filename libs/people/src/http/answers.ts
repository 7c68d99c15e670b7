import { Choice, Choices, Identifier, Moment, Part, Parts, Text, Texts, Whole } from '#http';
import { ROLES } from '#kernel';
import { DESTROYED } from '../eraser.js';
import { LOOKED_AT } from '../model/vocabulary.js';

const PERSON = { about: 'The person, by a number that says nothing about them.' } as const;
const POSITION = { about: 'Log position of the last event of the person; it is also the ETag.', example: '0000000000000042' } as const;
const OTHERS = { max: 1_000, maxLength: 36, example: ['6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11'] } as const;

/** The answer to a command about a person. */
export class PersonReceipt {
  @Identifier(PERSON)
  personId: string;

  @Whole({ about: 'Revision of the record: its number of events, from 0.', min: 0, max: 2_147_483_647, example: 3 })
  revision: number;

  @Text(POSITION)
  position: string;
}

/** What was erased, and what was not. */
export class ErasureAnswer extends PersonReceipt {
  @Choices(DESTROYED, {
    about: 'What was destroyed for good. Every name, contact and free text of these cases reads as erased from now on; figures stay.',
    example: [...DESTROYED],
  })
  destroyed: string[];

  @Texts({ about: 'The cases whose personal part is gone.', ...OTHERS })
  cases: string[];

  @Texts({ about: 'Records linked to this one. They were not erased: each takes a request of its own.', ...OTHERS })
  linkedTo: string[];
}

export class CaseOfPerson {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Choice(['open', 'closed', 'not-received'], {
    about: '`closed`: not accepted, withdrawn, discharged, or its referral struck out. `not-received`: its referral is still on its way in.',
  })
  standing: string;
}

/** What is true of a person across their cases. Nothing in it says who they are. */
export class PersonAnswer extends PersonReceipt {
  @Parts(() => CaseOfPerson, { about: 'Their cases, oldest first.', max: 1_000 })
  cases: CaseOfPerson[];

  @Texts({ about: 'Other records that somebody decided are of the same person, by person id.', ...OTHERS })
  linkedTo: string[];

  @Moment({ about: 'When their identity was erased. Absent: it was not.', optional: true })
  erasedAt?: string;
}

export class Reader {
  @Text({ about: 'Account, never a name.', example: 'caseworker-1' })
  id: string;

  @Choice(ROLES, { about: 'Role.' })
  role: string;

  @Text({ about: 'ODS code of the organisation.', example: 'PRV01' })
  organisation: string;
}

export class LookAnswer {
  @Moment({ about: 'When they looked.' })
  at: string;

  @Part(() => Reader, { about: 'Who looked.' })
  by: Reader;

  @Choice(LOOKED_AT, { about: 'What they looked at.' })
  what: string;

  @Identifier({ about: 'In which case.' })
  caseId: string;

  @Text({ about: 'Why, as a code, where a reason has to be given.', example: 'handover', optional: true })
  purpose?: string;
}

/** Who looked at a person's record. */
export class AccessLogAnswer {
  @Identifier(PERSON)
  personId: string;

  @Parts(() => LookAnswer, { about: 'Looks at the record, newest first.', max: 500 })
  looks: LookAnswer[];

  @Text({ about: 'Pass it as `cursor` for the entries before these. Absent: there are none.', example: 'MTI', optional: true })
  next?: string;
}
