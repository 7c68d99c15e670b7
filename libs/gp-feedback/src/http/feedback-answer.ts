import { Choice, Day, FreeObject, Moment, Part, Parts, Text } from '#http';
import { STANDINGS } from '#outcomes';
import { STAGES } from '#programmes/contract';
import { DefinitionAnswer, PERCENTILE_METHOD, ShownField } from '#reporting';
import { FEEDBACK_FIGURES } from '../feedback-figures.js';

class ComparisonAnswer {
  @ShownField('The same percentage over all practices.', true)
  percent?: number | '*';

  @ShownField('The same mean over all practices.', true)
  mean?: number | '*';

  @ShownField('The same median over all practices.', true)
  median?: number | '*';
}

/** A figure of the practice beside the same of all practices. */
export class FeedbackLineAnswer {
  @Choice(FEEDBACK_FIGURES.map(({ definition }) => definition.id), { about: 'Which figure: the id of its definition.', example: 'accepted' })
  figure: string;

  @Text({ about: 'The instrument that it is about, where it is about one.', example: 'phq-9', optional: true })
  about?: string;

  @Text({ about: 'The part, of figures that count everybody by something. The parts add up to `outOf`.', example: 'open', optional: true })
  part?: string;

  @ShownField('Patients counted (of letters: letters).')
  people: number | '*';

  @ShownField('Out of how many: the denominator.')
  outOf: number | '*';

  @ShownField('`people` as a percentage of `outOf`. Absent: the figure is no share, or is out of nobody.', true)
  percent?: number | '*';

  @ShownField('Those of `outOf` without a value. Only where there is a mean.', true)
  missing?: number | '*';

  @ShownField('Mean over `people`. Absent: nobody has a value.', true)
  mean?: number | '*';

  @ShownField('Median over `people`. Absent: nobody has a value.', true)
  median?: number | '*';

  @ShownField('Sum over `people`, of figures that count more than people.', true)
  total?: number | '*';

  @Part(() => ComparisonAnswer, { about: 'The same of all practices, under the disclosure policies of the programmes. Never a count.' })
  allPractices: ComparisonAnswer;
}

class ProgressAnswer {
  @Choice(STAGES, { about: 'Stage of the case. Absent: not decided yet.', optional: true })
  stage?: string;

  @Day({ about: 'First contact in both directions.', optional: true })
  contactOn?: string;

  @Day({ about: 'First assessment.', optional: true })
  assessedOn?: string;

  @Day({ about: 'When the return-to-work plan was agreed.', optional: true })
  planAgreedOn?: string;

  @Day({ about: 'First session of treatment at which they were seen.', optional: true })
  firstSessionOn?: string;
}

class PatientOutcomeAnswer {
  @Day({ about: 'Day of the discharge in force. Absent: the case is open, or never began.', optional: true })
  dischargedOn?: string;

  @Text({ about: 'Work outcome at discharge.', example: 'returned-to-work', optional: true })
  outcome?: string;

  @Day({ about: 'First day of the return to work that still stands.', optional: true })
  returnedToWorkOn?: string;

  @Day({ about: 'Day on which the outcome counted as sustained.', optional: true })
  sustainedOn?: string;
}

/** A patient of the practice. */
export class PatientAnswer {
  @Text({ about: 'Short reference of the case, to quote.', example: 'SW-7K2F-9QXD' })
  reference: string;

  @Text({ about: 'Name.', example: 'Alex Example' })
  name: string;

  @Day({ about: 'Date of birth, where known.', example: '1984-05-04', optional: true })
  birthDate?: string;

  @Day({ about: 'Day on which notice of the referral was received.' })
  referredOn: string;

  @Choice(STANDINGS, { about: 'Where the referral and the case stand.' })
  standing: string;

  @Text({ about: 'Why the referral was not accepted.', example: 'out-of-area', optional: true })
  notAcceptedBecause?: string;

  @Part(() => ProgressAnswer, { about: 'How far they came. Absent: they have not agreed that their GP is told of their progress.', optional: true })
  progress?: ProgressAnswer;

  @Part(() => PatientOutcomeAnswer, {
    about: 'What came of it. Absent: they have not agreed that their GP is told of their outcome.',
    optional: true,
  })
  outcome?: PatientOutcomeAnswer;
}

/** A page of the practice's own patients. */
export class PatientsAnswer {
  @Parts(() => PatientAnswer, {
    about: 'The latest referral first. Only people who agree that their GP is told; a page may hold fewer than its limit.',
    max: 200,
  })
  items: PatientAnswer[];

  @Text({ about: 'Pass it as `cursor` for the next page. Absent: there is none.', example: 'MjAyNi0wMy0wMiA2ZjFj', max: 100, optional: true })
  nextCursor?: string;
}

class DisclosureAnswer {
  @Text({ about: "Policy by which the practice's own figures are withheld and rounded.", example: 'unsuppressed' })
  practice: string;

  @Text({ about: 'Policy by which the figures of all practices are.', example: 'suppress-under-5-round-5' })
  allPractices: string;
}

/** How the patients of a practice fared. */
export class FeedbackAnswer {
  @Choice(['gp-feedback'], { about: 'Name of the report.' })
  report: string;

  @Text({ about: 'ODS code of the practice.', example: 'A81001' })
  practice: string;

  @Day({ about: 'First day of the referrals that it is about.', example: '2026-01-01' })
  from: string;

  @Day({ about: 'Last day of the referrals that it is about.', example: '2026-03-31' })
  to: string;

  @Day({ about: 'Day by whose end what counts had happened, where one was asked for.', optional: true })
  asAt?: string;

  @Moment({ about: 'When what it says was known, where that was asked for.', optional: true })
  knownAt?: string;

  @Text({ about: 'Log position up to which facts are known.', example: '0000000000000042' })
  position: string;

  @FreeObject({ about: 'The values that facts must have: your own organisation, if you provide the service.', example: {} })
  filters: Record<string, string[]>;

  @Choice([PERCENTILE_METHOD], { about: 'How medians are taken: the smallest value such that at least half of the people have no larger one.' })
  percentileMethod: string;

  @Part(() => DisclosureAnswer, { about: 'How figures are withheld and rounded.' })
  disclosure: DisclosureAnswer;

  @Parts(() => DefinitionAnswer, { about: 'What each figure means.', max: 100 })
  definitions: DefinitionAnswer[];

  @Parts(() => FeedbackLineAnswer, { about: 'In the order of the definitions.', max: 1_000 })
  figures: FeedbackLineAnswer[];

  @Text({
    about: 'SHA-256 over the canonical JSON of the report without `knownAt`, `position`, `hash` and `patients`, in hex.',
    example: 'a3f1…',
    max: 64,
  })
  hash: string;

  @Part(() => PatientsAnswer, { about: "The practice's own patients. Only for the practice itself.", optional: true })
  patients?: PatientsAnswer;
}
