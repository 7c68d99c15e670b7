import { Day, Flag, Identifier, Part, Parts, Text, Whole } from '#http';
import { ShownField } from '#reporting';

const count = (about: string): PropertyDecorator => Whole({ about, min: 0, max: 1_000_000, example: 12 });

class ReasonCount {
  @Text({ about: 'Why.', example: 'not-eligible' })
  reason: string;

  @count('How many.')
  count: number;
}

class OutcomeCount {
  @Text({ about: 'Outcome.', example: 'returned-to-work' })
  outcome: string;

  @count('How many.')
  count: number;
}

class OwnFigures {
  @count('Referrals of people of this practice.')
  referrals: number;

  @count('Of these, accepted.')
  accepted: number;

  @Parts(() => ReasonCount, { about: 'Of these, not accepted, by reason.' })
  notAccepted: ReasonCount[];

  @count('Of these, still open.')
  open: number;

  @count('Of these, discharged.')
  discharged: number;

  @Whole({
    about: 'Median calendar days from referral to first contact (nearest rank). Absent: nobody was reached yet.',
    min: 0,
    max: 10_000,
    example: 4,
    optional: true,
  })
  medianDaysToContact?: number;

  @Whole({
    about: 'Median calendar days from referral to the first session of an intervention. Absent: nobody has had one yet.',
    min: 0,
    max: 10_000,
    example: 19,
    optional: true,
  })
  medianDaysToSession?: number;

  @Parts(() => OutcomeCount, { about: 'Of those discharged, by outcome as it follows from the work statuses known.' })
  outcomes: OutcomeCount[];

  @count('Who returned to work, or started, and still are at work.')
  returnedToWork: number;

  @count('Whose work met the threshold of a sustained outcome.')
  sustained: number;
}

class LetterFigures {
  @count('Letters sent to the practice.')
  sent: number;

  @count('Of these, known to be delivered.')
  delivered: number;

  @count('Of these, undeliverable or sent back.')
  undeliverable: number;

  @count('Letters held back, most often because the person has not consented.')
  held: number;
}

class Comparison {
  @Text({ about: 'The disclosure policy that these figures are shown under.', example: 'suppress-under-5-round-5' })
  disclosure: string;

  @ShownField('Referrals of people of all other practices.')
  referrals: number | '*';

  @ShownField('Percentage of them accepted.', true)
  acceptedPercent?: number | '*';

  @ShownField('Median calendar days to first contact.', true)
  medianDaysToContact?: number | '*';

  @ShownField('Median calendar days to the first session.', true)
  medianDaysToSession?: number | '*';

  @ShownField('Percentage of those discharged who returned to work or started, and still are.', true)
  returnedToWorkPercent?: number | '*';

  @ShownField('Percentage of those discharged whose work was sustained.', true)
  sustainedPercent?: number | '*';
}

class OwnPatient {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Text({ about: 'Its reference.', example: 'SW-6F1C-1A52-8D0E' })
  reference: string;

  @Flag({ about: 'True once the identity was erased.', example: false })
  erased: boolean;

  @Text({ about: 'Name.', example: 'Alex Example', optional: true })
  name?: string;

  @Day({ about: 'Date of birth.', optional: true })
  birthDate?: string;

  @Day({ about: 'Day of the referral.' })
  referredOn: string;

  @Text({ about: 'Where the case stands.', example: 'open' })
  standing: string;

  @Text({ about: 'Outcome, once discharged.', example: 'returned-to-work', optional: true })
  outcome?: string;
}

/** How a practice's patients fared. */
export class FeedbackAnswer {
  @Text({ about: 'ODS code of the practice.', example: 'A81001' })
  practice: string;

  @Day({ about: 'First day of referral counted.' })
  from: string;

  @Day({ about: 'Last day of referral counted.' })
  to: string;

  @Text({ about: 'Log position up to which facts are known in it.', example: '0000000000000042' })
  position: string;

  @Part(() => OwnFigures, { about: "The practice's own patients." })
  own: OwnFigures;

  @Part(() => LetterFigures, { about: 'Letters to the practice.' })
  letters: LetterFigures;

  @Part(() => Comparison, { about: 'Everybody else, under the disclosure policy.' })
  others: Comparison;

  @Parts(() => OwnPatient, { about: "The practice's own patients who agree that their GP is told, newest referral first; at most 200.", max: 200 })
  people: OwnPatient[];

  @count('How many more of its patients agree but are not listed.')
  morePeople: number;

  @count('How many of its patients are counted but not named, since they have not agreed that their GP is told.')
  withoutConsent: number;
}
