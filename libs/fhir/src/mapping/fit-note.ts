import { known, type LocalDate } from '#kernel';
import type { FitNote } from '#referral/contract';
import { FIT_NOTE_ADVICE, FIT_NOTE_DAYS, FIT_NOTE_FINDINGS } from '../codes/fit-note.js';
import { coding, type Coded } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/** A fit note with the conditions it names. */
export interface ReadFitNote {
  fitNote: FitNote;
  conditions: Coded[];
  /** The response that it stands in. */
  at: string;
}

/** Deeper than any form nests its questions. */
const DEEPEST = 10;

/** The latest statement of fitness for work among the QuestionnaireResponses; any other questionnaire is passed over. */
export function readFitNote(bundle: FhirBundle): ReadFitNote | undefined {
  const notes = bundle.all('QuestionnaireResponse').flatMap((response) => readResponse(response) ?? []);
  return notes.sort((a, b) => (b.fitNote.assessedOn ?? b.fitNote.from ?? '').localeCompare(a.fitNote.assessedOn ?? a.fitNote.from ?? ''))[0];
}

function readResponse(response: Element): ReadFitNote | undefined {
  if (response.at('status').text() === 'entered-in-error') return undefined;
  const answers = answersUnder(response, 1);
  const codes = answers.flatMap(({ answer }) => coding(answer.at('valueCoding')));
  const adjustments = [...new Set(codes.flatMap(({ code }) => FIT_NOTE_ADVICE.get(code) ?? []))];
  const statements = [...new Set(codes.flatMap(({ code }) => FIT_NOTE_FINDINGS.get(code) ?? []))];
  if (statements.length > 1) return response.at('item').fault('invariant', 'finds the person both unfit for work and fit with restrictions');
  const statement = statements[0] ?? (adjustments.length > 0 ? 'may-be-fit' : undefined);
  if (statement === undefined) {
    const isFitNote = /fitness-?for-?work/i.test(response.at('questionnaire').text(500) ?? '');
    return isFitNote
      ? response.at('item').fault('required', 'does not say whether the person is fit for work (SNOMED CT 160910001 or 225891002)')
      : undefined;
  }
  return {
    fitNote: {
      statement,
      adjustments,
      ...known({ assessedOn: dayOf('assessedOn', answers), from: dayOf('from', answers), to: dayOf('to', answers) }),
    },
    conditions: codes.filter(({ code }) => !FIT_NOTE_FINDINGS.has(code) && !FIT_NOTE_ADVICE.has(code)),
    at: response.at('item').expression,
  };
}

interface Answer {
  question: string;
  answer: Element;
}

/** Every answer of a response with the words of its question, however deep. */
function answersUnder(parent: Element, depth: number): Answer[] {
  if (depth > DEEPEST) return parent.at('item').exists ? (parent.at('item').fault('structure', `is nested more than ${DEEPEST} deep`) ?? []) : [];
  return parent.each('item').flatMap((item) => {
    const question = item.at('text').text(1_000) ?? '';
    const answers = item.each('answer');
    return [
      ...answers.map((answer) => ({ question, answer })),
      ...answers.flatMap((answer) => answersUnder(answer, depth + 1)),
      ...answersUnder(item, depth + 1),
    ];
  });
}

/** A day of the note: the first answer with a day to a question with the right words. */
function dayOf(day: (typeof FIT_NOTE_DAYS)[number]['day'], answers: readonly Answer[]): LocalDate | undefined {
  const asks = FIT_NOTE_DAYS.find((entry) => entry.day === day)?.asks;
  const days = answers
    .filter(({ question }) => asks?.test(question))
    .map(({ answer }) => answer.at('valueDate').day() ?? answer.at('valueDateTime').day());
  return days.find((found) => found !== undefined);
}
