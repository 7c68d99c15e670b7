import { isPracticeCode, postcodeDistrict } from '#kernel';
import { fieldOf, flag, listOf, oneOf, readFields, shown, text, textLike, wholeNumber, type Check, type Shape } from './checks.js';
import type { Criterion } from './programme.js';
import { CONDITION_GROUPS, EMPLOYER_SIZES, EMPLOYMENT_STATUSES, REFERRAL_SOURCES } from './vocabulary.js';

type Kind = Criterion['kind'];
type FieldsOf<K extends Kind> = Omit<Extract<Criterion, { kind: K }>, 'id' | 'plainWords' | 'kind'>;

/** Ids of the rules that follow from the rest of a definition; no criterion may take one. */
export const IMPLICIT_CRITERIA = ['open', 'source', 'channel', 'stage', 'area'] as const;

/** A programme's, criterion's or destination's id: words in lower case with hyphens, as it stands in URLs and stream names. */
export const slug: Check<string> = textLike('an id; write lower-case words and hyphens, at most 60 characters', (id) =>
  /^(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id),
);

/** An outward postcode in capitals: LS10. */
export const district: Check<string> = textLike('a postcode district such as LS10', (code) => code === postcodeDistrict(code));

const practice = textLike('the ODS code of a GP practice, a letter and five digits', isPracticeCode);
const weeks = wholeNumber(0, 520);
const years = wholeNumber(0, 120);

const fields: { [K in Kind]: Shape<FieldsOf<K>> } = {
  age: { from: { optional: years }, to: { optional: years } },
  employment: { oneOf: listOf(oneOf(EMPLOYMENT_STATUSES, 'an employment status'), { atLeast: 1 }) },
  'employer-size': { oneOf: listOf(oneOf(EMPLOYER_SIZES, 'an employer size'), { atLeast: 1 }), orSelfEmployed: { optional: flag } },
  'weeks-off-work': { atLeast: { optional: weeks }, atMost: { optional: weeks } },
  'off-sick-or-at-risk': {},
  'weeks-unemployed': { atMost: weeks },
  condition: { oneOf: listOf(oneOf(CONDITION_GROUPS, 'a condition group'), { atLeast: 1 }) },
  area: { postcodeDistricts: listOf(district, { atLeast: 1 }) },
  practice: { oneOf: listOf(practice, { atLeast: 1 }) },
  source: { oneOf: listOf(oneOf(REFERRAL_SOURCES, 'a source of referrals'), { atLeast: 1 }) },
  'any-of': { criteria: listOf((value, path, faults) => choice(value, path, faults), { atLeast: 2, key: (c) => c.id }) },
};
const KINDS = Object.keys(fields) as Kind[];

function boundsOf(read: Partial<Criterion>): readonly [string, number | undefined, string, number | undefined] | undefined {
  if (read.kind === 'age') return ['from', read.from, 'to', read.to];
  if (read.kind === 'weeks-off-work') return ['atLeast', read.atLeast, 'atMost', read.atMost];
  return undefined;
}

/** Bounds that are missing or cross: what is wrong with them, if anything. */
function boundsFault(read: Partial<Criterion>): string | undefined {
  const bounds = boundsOf(read);
  if (!bounds) return undefined;
  const [lowName, low, highName, high] = bounds;
  if (low === undefined && high === undefined) return `says nothing; give ${lowName}, ${highName} or both`;
  if (low !== undefined && high !== undefined && low > high) return `nobody can meet it: ${lowName} ${low} is above ${highName} ${high}`;
  return undefined;
}

function criterionOfKind(kindOf: Check<Kind>): Check<Criterion> {
  return (value, path, faults) => {
    const before = faults.length;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      faults.push({ path, message: `${shown(value)} is not a criterion; write its id, plainWords, kind and what the kind needs` });
      return undefined;
    }
    const kind = kindOf((value as { kind?: unknown }).kind, fieldOf(path, 'kind'), faults);
    if (kind === undefined) return undefined;
    const shape = { id: slug, plainWords: text(300), kind: kindOf, ...fields[kind] } as unknown as Shape<Criterion>;
    const read = readFields<Criterion>(shape, value, path, faults);
    const crossed = faults.length > before ? undefined : boundsFault(read);
    if (crossed !== undefined) faults.push({ path, message: crossed });
    return faults.length > before ? undefined : (read as Criterion);
  };
}

/** One criterion with its plain words; the fields depend on its kind. */
export const criterion: Check<Criterion> = criterionOfKind(oneOf(KINDS, 'a kind of criterion'));

/** A choice within a choice says no more than one longer choice, so it is refused. */
const choice: Check<Criterion> = criterionOfKind(
  oneOf(
    KINDS.filter((kind) => kind !== 'any-of'),
    'a kind of criterion within any-of',
  ),
);
