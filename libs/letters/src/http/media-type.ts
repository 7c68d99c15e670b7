import { ProblemException } from '#http';

/** The forms in which a letter can be read. The first is given to whoever takes anything. */
const FORMS = ['application/json', 'text/plain'] as const;

/** A form in which a letter can be read. */
export type LetterForm = (typeof FORMS)[number];

/** The code of the problem that no form suits the reader. */
export const FORM_NOT_AVAILABLE = 'letter.form-not-available';

/** The form of a letter that suits an `Accept` header best (RFC 9110, section 12.5.1). @throws ProblemException 406 if none does */
export function formFor(accept: string | undefined): LetterForm {
  const ranges = (accept?.trim() || '*/*').split(',').map(rangeOf);
  const suiting = FORMS.map((form) => ({ form, quality: qualityOf(form, ranges) })).toSorted((a, b) => b.quality - a.quality);
  const [best] = suiting;
  if (best && best.quality > 0) return best.form;
  throw new ProblemException(406, FORM_NOT_AVAILABLE, `A letter can be read as ${FORMS.join(' or ')}. Send one of them in Accept.`);
}

interface Range {
  type: string;
  quality: number;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 };
}

/** The quality that the most specific range gives a form; 0 if none names it. */
function qualityOf(form: LetterForm, ranges: readonly Range[]): number {
  const names = [form, `${form.split('/')[0]}/*`, '*/*'];
  return names.flatMap((name) => ranges.find(({ type }) => type === name) ?? [])[0]?.quality ?? 0;
}
