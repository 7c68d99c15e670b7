import type { Kysely } from 'kysely';
import { policyOver, unsuppressed, type Choice, type Shown } from '#disclosure';
import { isRefusal, londonDate, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import {
  keptLines,
  knownPosition,
  OUTCOME_DIMENSIONS,
  outcomeLines,
  programmesKnown,
  rowsOfLines,
  shownLines,
  withheldLines,
  type Narrowing,
  type OutcomeDimension,
  type ShownLine,
} from '#outcomes';
import {
  disclosureFor,
  endsMonth,
  narrowedBy,
  isUnderPolicy,
  PERCENTILE_METHOD,
  periodOf,
  refusalUnderPolicy,
  scopeOf,
  sealedReport,
  type Filters,
  type Definition,
} from '#reporting';
import { FEEDBACK_FIGURES } from './feedback-figures.js';

/** Whose feedback, and over which referrals. */
export interface FeedbackRequest {
  /** ODS code. */
  practice: string;
  from: LocalDate;
  to: LocalDate;
  /** Only what had happened by the end of that day counts; absent: all that has. */
  asAt?: LocalDate;
  /** Only what the log had learned by then counts; absent: all that is known. */
  knownAt?: Instant;
}

/** A figure of the practice beside the same of all practices. */
export type FeedbackLine = Omit<ShownLine, 'group'> & {
  /** Never a count, so that nothing can be told by taking the practice from the whole. */
  allPractices: { percent?: Shown; mean?: Shown; median?: Shown };
};

/** How the patients of a practice fared who were referred in a period. */
export interface PracticeFeedback extends FeedbackRequest {
  report: 'gp-feedback';
  position: string;
  filters: Filters;
  percentileMethod: typeof PERCENTILE_METHOD;
  /** Names of the policies by which the practice's own figures, and those of all practices, are withheld and rounded. */
  disclosure: { practice: string; allPractices: string };
  definitions: readonly Definition[];
  figures: readonly FeedbackLine[];
  hash: string;
}

/**
 * Works out the feedback of a practice for an actor: as it is for the practice itself and for who leads the team that works with its
 * patients, otherwise under the disclosure policies of the programmes. The comparison is always under those.
 */
export async function practiceFeedback(
  db: Kysely<object>,
  request: FeedbackRequest,
  actor: Actor,
  now: Instant,
): Promise<PracticeFeedback | Refusal> {
  const period = periodOf(request, now);
  if (isRefusal(period)) return period;
  const { practice } = request;
  const { from, to, asAt, knownAt } = period;
  const narrowed: readonly OutcomeDimension[] = narrowedBy(OUTCOME_DIMENSIONS, ['practice'], {}, actor);
  const isNarrowed = actor.role !== 'gp-practice' && isUnderPolicy(actor);
  const refusal = isNarrowed ? refusalUnderPolicy(request, 'to', narrowed, now) : undefined;
  if (refusal) return refusal;
  const scope: Filters<'provider' | 'commissioner'> = actor.role === 'gp-practice' ? {} : scopeOf(actor);
  const position = await knownPosition(db, knownAt);
  const programmes = await programmesKnown(db, position);
  const query = { ...period, cohort: 'referred' as const, by: [], position };
  const own = await outcomeLines(db, { ...query, filters: { ...scope, practice: [practice] } }, FEEDBACK_FIGURES);
  const everybody = (by: readonly OutcomeDimension[]) =>
    keptLines(
      db,
      { ...query, by: OUTCOME_DIMENSIONS.filter((each) => by.includes(each) || scope[each as 'provider']), filters: {} },
      knownAt !== undefined,
      FEEDBACK_FIGURES,
    );
  const all = (await everybody([])).lines({ by: [], filters: scope });
  const policy = actor.role === 'gp-practice' ? unsuppressed : disclosureFor(actor, programmes, scope);
  const comparison = policyOver(programmes.filter((each) => scope.provider?.includes(each.provider) ?? true).map((each) => each.disclosurePolicy));
  // Narrowed to a practice a reader under a policy could compare it with all others; the comparison is about all practices at once.
  const others = isNarrowed ? (await everybody(narrowed)).lines({ by: narrowed, filters: scope }) : [];
  const withholds = await withheldLines(
    policy,
    FEEDBACK_FIGURES,
    [rowsOfLines(FEEDBACK_FIGURES, others, narrowed)],
    narrowingTo(
      narrowed,
      narrowed.map((each) => (each === 'practice' ? [practice] : undefined)),
    ),
  );
  // From day to day the comparison could tell of those few of whom something happened on one; so it is told as at the end of a month.
  const isWithinMonth = asAt !== undefined && asAt < londonDate(knownAt ?? now) && !endsMonth(asAt);
  const withheldOfAll = isWithinMonth
    ? () => true
    : await withheldLines(comparison, FEEDBACK_FIGURES, [rowsOfLines(FEEDBACK_FIGURES, all, [])], narrowingTo([], []));
  const compared = new Map(shownLines(all, comparison, withheldOfAll).map((line) => [keyOf(line), line]));
  return sealedReport({
    report: 'gp-feedback' as const,
    ...{ practice, from, to, position, filters: scope },
    ...(asAt === undefined ? {} : { asAt }),
    ...(knownAt === undefined ? {} : { knownAt }),
    percentileMethod: PERCENTILE_METHOD,
    disclosure: { practice: policy.name, allPractices: comparison.name },
    definitions: FEEDBACK_FIGURES.map(({ definition }) => definition),
    figures: shownLines(own, policy, withholds).map(({ group: _, ...line }) => ({ ...line, allPractices: compare(compared.get(keyOf(line))) })),
  });
}

const narrowingTo = (dimensions: Narrowing['dimensions'], choice: Choice): Narrowing => ({
  dimensions,
  periods: [undefined],
  choiceOf: () => choice,
  monthsOf: () => undefined,
});

const keyOf = ({ figure, about, part, became }: Pick<ShownLine, 'figure' | 'about' | 'part' | 'became'>): string =>
  JSON.stringify([figure, about, part, became]);

function compare(line: ShownLine | undefined): FeedbackLine['allPractices'] {
  const { percent, mean, median } = line ?? {};
  return { ...(percent === undefined ? {} : { percent }), ...(mean === undefined ? {} : { mean }), ...(median === undefined ? {} : { median }) };
}
