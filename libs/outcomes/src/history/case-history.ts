import { correctedHistory, once, type EventShape, type FactCorrected, type Happened, type LocalDate, type Recorded, type Uuid } from '#kernel';
import { CATEGORIES, CATEGORY_OF, type Category, type EventsOf, type KeptType } from './case-events.js';
import { daysIn, FirstDays, happenedBy } from './days.js';
import { asRecorded, keptTypeOf, type Entry } from './entry.js';

/** The events of a case as they are now believed, corrections applied, in log order, by the module they belong to. */
export type BelievedCase = { readonly [C in Category]: readonly Happened<EventsOf[C]>[] };

/** What there may be news of: an event of the case, or of where practices belong, which is not in its history. */
export type Followed = KeptType | 'PracticeListed';

/** A case to which more may happen. */
export interface GrowingCase extends BelievedCase {
  /** Works something out of the case, and again only once there is news of an event of these types, by which it must be told in full. */
  following<T>(types: readonly Followed[], workOut: () => T): () => T;
}

/** The events of one module, as recorded and as believed. */
interface Part {
  recorded: Recorded[];
  isCorrected: boolean;
  believed?: Happened[];
}

/** The history of a case as it grows. Corrections are applied anew to the module that has news, and to no other. */
export class CaseHistory implements GrowingCase {
  private readonly modules = new Map<Category, Part>();
  private readonly firstDays = new FirstDays();
  private readonly followers = new Map<Followed, { isFresh: boolean }[]>();

  constructor(private readonly caseId: Uuid) {}

  /** Takes in the next entry, in log order; tells the first day that it may change, if outcomes need it. */
  add(entry: Entry): LocalDate | undefined {
    const type = keptTypeOf(entry);
    if (type === undefined) return undefined;
    const recorded = asRecorded(this.caseId, entry);
    const part = this.partOf(CATEGORY_OF[type]);
    part.recorded.push(recorded);
    part.isCorrected ||= entry.type === 'FactCorrected';
    if (part.isCorrected) part.believed = undefined;
    else part.believed?.push(...believed([recorded]));
    this.hasNews(type);
    return this.firstDays.changedBy(entry);
  }

  /** Says that there is news: whoever follows it works anew. */
  hasNews(of: Followed): void {
    for (const known of this.followers.get(of) ?? []) known.isFresh = false;
  }

  following<T>(types: readonly Followed[], workOut: () => T): () => T {
    const known: { isFresh: boolean; value?: T } = { isFresh: false };
    for (const type of types) {
      const ofType = this.followers.get(type);
      if (ofType) ofType.push(known);
      else this.followers.set(type, [known]);
    }
    return () => {
      if (!known.isFresh) known.value = workOut();
      known.isFresh = true;
      return known.value as T;
    };
  }

  /** The days from one on, in their order, on which something happened in some modules. */
  daysSince(first: LocalDate, modules: readonly Category[]): LocalDate[] {
    return daysIn(
      modules.map((category) => this.of(category) as readonly Happened[]),
      first,
    );
  }

  /** The case by what had happened at the end of a day. */
  upTo(day: LocalDate): GrowingCase {
    const hadHappened = happenedBy(day);
    const parts = CATEGORIES.map((category) => [category, (this.of(category) as readonly Happened[]).filter(hadHappened)]);
    return { ...(Object.fromEntries(parts) as BelievedCase), following: (_, workOut) => once(workOut) };
  }

  get referral() {
    return this.of('referral');
  }

  get triage() {
    return this.of('triage');
  }

  get assessment() {
    return this.of('assessment');
  }

  get intervention() {
    return this.of('intervention');
  }

  get employer() {
    return this.of('employer');
  }

  get discharge() {
    return this.of('discharge');
  }

  get letter() {
    return this.of('letter');
  }

  private partOf(category: Category): Part {
    const known = this.modules.get(category) ?? { recorded: [], isCorrected: false };
    this.modules.set(category, known);
    return known;
  }

  private of<C extends Category>(category: C): BelievedCase[C] {
    const part = this.modules.get(category);
    if (!part) return [] as unknown as BelievedCase[C];
    part.believed ??= believed(part.recorded);
    return part.believed as unknown as BelievedCase[C];
  }
}

const believed = (recorded: readonly Recorded[]): Happened[] =>
  correctedHistory(recorded as unknown as Recorded<EventShape | FactCorrected>[]) as unknown as Happened[];

/** Order of happening; of two events of one moment the one recorded first. */
export function inOrder(a: Pick<Happened, 'effectiveAt' | 'position'>, b: Pick<Happened, 'effectiveAt' | 'position'>): number {
  if (a.effectiveAt !== b.effectiveAt) return a.effectiveAt < b.effectiveAt ? -1 : 1;
  return a.position < b.position ? -1 : 1;
}

/** Events of some types, in order of happening. */
export function happenedInOrder<E extends EventShape, T extends E['type']>(
  events: readonly Happened<E>[],
  ...types: readonly T[]
): Happened<Extract<E, { type: T }>>[] {
  const wanted = (events as readonly Happened[]).filter(({ type }) => (types as readonly string[]).includes(type));
  return wanted.toSorted(inOrder) as unknown as Happened<Extract<E, { type: T }>>[];
}
