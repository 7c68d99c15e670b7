import { Choice, Email, FactBody, Note, Text } from '#http';
import {
  EMPLOYER_CONTACT_METHODS,
  EMPLOYER_CONTACT_RESULTS,
  LIAISON_CLOSE_REASONS,
  MEDIATION_RESULTS,
  VISIT_MODES,
  type EmployerContactMethod,
  type EmployerContactResult,
  type LiaisonCloseReason,
  type MediationResult,
  type VisitMode,
} from '../model/vocabulary.js';

/** A fact of which only a note is said. */
export class LiaisonNoteBody extends FactBody {
  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** The employer, and whom to talk to there. All of it personal. */
export class LiaisonBody extends LiaisonNoteBody {
  @Text({ about: "Employer's name. Personal.", example: 'Example Bakery', optional: true })
  employerName?: string;

  @Text({ about: 'Whom to talk to there. Personal.', example: 'Sam Sample, team manager', optional: true })
  contactName?: string;

  @Text({ about: 'Their telephone number. Personal.', example: '07700 900123', max: 30, optional: true })
  telephone?: string;

  @Email({ about: 'Their e-mail address. Personal.', optional: true })
  email?: string;
}

/** A contact with the employer. */
export class EmployerContactBody extends LiaisonNoteBody {
  @Choice(EMPLOYER_CONTACT_METHODS, { about: 'How the employer was reached.' })
  method: EmployerContactMethod;

  @Choice(EMPLOYER_CONTACT_RESULTS, {
    about: 'What came of it. `sent`: gone out, no answer yet; `declined`: the employer does not want to take part.',
  })
  result: EmployerContactResult;

  @Text({ about: 'Who it was with. Personal.', example: 'Sam Sample', optional: true })
  contactName?: string;
}

/** A visit to the workplace. */
export class WorkplaceVisitBody extends LiaisonNoteBody {
  @Choice(VISIT_MODES, { about: 'How the workplace was looked at.' })
  mode: VisitMode;

  @Note({ about: 'What was found. Personal.', example: 'Deliveries are lifted by hand.', optional: true })
  findings?: string;
}

/** A mediation between the person and people at work. */
export class MediationBody extends LiaisonNoteBody {
  @Choice(MEDIATION_RESULTS, { about: 'What it led to.' })
  result: MediationResult;

  @Text({ about: 'Who took part. Personal.', example: 'The person and their team manager', max: 1_000, optional: true })
  participants?: string;
}

/** The end of liaison. */
export class LiaisonClosingBody extends LiaisonNoteBody {
  @Choice(LIAISON_CLOSE_REASONS, { about: 'Why it ends.' })
  reason: LiaisonCloseReason;
}
