import { Choice, Day, Flag, Identifier, Part, Parts, Text, Whole } from '#http';
import { LETTER_KINDS } from '#programmes/contract';

class FactAnswer {
  @Text({ about: 'What the fact is.', example: 'Assessed by us on' })
  label: string;

  @Text({ about: 'The fact.', max: 4_000, example: '16 March 2026' })
  value: string;
}

class EntryAnswer {
  @Text({ about: 'The entry.', max: 4_000, example: 'Please review medication.' })
  text: string;

  @Parts(() => FactAnswer, { about: 'Particulars of the entry.', optional: true })
  facts?: FactAnswer[];
}

class BlockAnswer {
  @Choice(['text', 'list', 'facts'], { about: 'Which of the other fields it has: `text`, `entries` or `facts`.', example: 'list' })
  kind: string;

  @Text({ about: 'Words.', max: 4_000, example: 'Low back pain for two months.', optional: true })
  text?: string;

  @Text({ about: 'What the list or the facts are about.', example: 'For the GP', optional: true })
  title?: string;

  @Flag({ about: 'True if the entries are to be worked through one after the other.', optional: true })
  numbered?: boolean;

  @Parts(() => EntryAnswer, { about: 'Entries of a list.', optional: true })
  entries?: EntryAnswer[];

  @Parts(() => FactAnswer, { about: 'Labelled facts.', optional: true })
  facts?: FactAnswer[];
}

class HeadingAnswer {
  @Text({ about: 'SNOMED CT code of the heading.', example: '887201000000105' })
  code: string;

  @Text({ about: 'The PRSB heading.', example: 'Plan and requested actions' })
  title: string;
}

class SectionAnswer extends HeadingAnswer {
  @Parts(() => BlockAnswer, { about: 'What stands under the heading.' })
  blocks: BlockAnswer[];
}

class FromAnswer {
  @Text({ about: 'The service, by the name that people know.', example: 'Aire Valley Work and Health' })
  service: string;

  @Text({ about: 'Who provides it.', example: 'Northfield Work and Health' })
  provider: string;

  @Text({ about: 'Telephone number for questions.', max: 30, example: '0113 496 0123' })
  telephone: string;
}

class ToAnswer {
  @Text({ about: 'ODS code of the GP practice. Absent: not known.', max: 10, example: 'A81001', optional: true })
  practice?: string;

  @Text({ about: 'Whom there it is for.', example: 'Dr Sam Sample', optional: true })
  attention?: string;
}

class AboutAnswer {
  @Text({ about: 'Name of the person.', max: 400, example: 'Ms Robin Example' })
  name: string;

  @Day({ about: 'Birth date.', example: '1984-05-04', optional: true })
  birthDate?: string;

  @Text({ about: 'NHS number, ten digits.', max: 10, example: '9990000018', optional: true })
  nhsNumber?: string;

  @Flag({ about: 'Whether that number was traced and verified.' })
  nhsNumberVerified: boolean;
}

/** A letter as it was written. */
export class LetterContent {
  @Identifier({ about: 'The letter.' })
  letterId: string;

  @Choice(LETTER_KINDS, { about: 'What it tells of.' })
  kind: string;

  @Whole({ about: 'Version: 1, and one more for each correction of what it tells.', min: 1, max: 1_000 })
  version: number;

  @Whole({ about: 'Version of the wording.', min: 1, max: 1_000 })
  templateVersion: number;

  @Part(() => HeadingAnswer, { about: 'Kind of document.' })
  documentType: HeadingAnswer;

  @Text({ about: 'Title.', example: 'Assessment report with advice for the fit note' })
  title: string;

  @Day({ about: 'Day on which it was written.' })
  date: string;

  @Text({ about: 'What to quote when ringing about it.', example: 'SW-C000-0000-0000' })
  reference: string;

  @Text({
    about: 'What this version does to the one sent before.',
    max: 400,
    example: 'This corrects and takes the place of our letter of 2 March 2026.',
    optional: true,
  })
  correction?: string;

  @Part(() => FromAnswer, { about: 'Who writes.' })
  from: FromAnswer;

  @Part(() => ToAnswer, { about: 'Who it is to.' })
  to: ToAnswer;

  @Part(() => AboutAnswer, { about: 'Whom it is about.' })
  person: AboutAnswer;

  @Text({ about: 'The letter in a sentence or two.', max: 1_000, example: 'We assessed Ms Robin Example by telephone on 16 March 2026.' })
  opening: string;

  @Parts(() => SectionAnswer, { about: 'Sections under PRSB headings, what is asked of the GP first.' })
  sections: SectionAnswer[];
}
