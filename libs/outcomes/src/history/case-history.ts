import { correctedHistory, type EventShape, type FactCorrected, type Happened, type LocalDate, type Recorded, type Uuid } from '#kernel';
import { CATEGORIES, CATEGORY_OF, isKept, type Category, type EventsOf } from './case-events.js';
import { daysIn, FirstDays, happenedBy } from './days.js';
import { asRecorded, type Entry } from './entry.js';

/** The events of a case as they are now believed, corrections applied, in log order, by the module they belong to. */
export type BelievedCase = { readonly [C in Category]: readonly Happened<EventsOf[C]>[] };

/** A case, and how many entries each module has: what is worked out from some of them holds as long as they get no more. */
export interface GrowingCase extends BelievedCase {
  countOf(category: Category): number;
}

/** The events of one module, as recorded and as believed. */
interface Part {
  recorded: Recorded[];
  believed?: readonly Happened[];
}

/** The history of a case as it grows. Corrections are applied anew to the module that has news, and to no other. */
export class CaseHistory implements GrowingCase {
  private readonly parts = new Map<Category, Part>();
  private readonly firstDays = new FirstDays();

  constructor(private readonly caseId: Uuid) {}

  /** Takes in the next entry, in log order; tells of which module it is news and the first day that it may change, if outcomes need it. */
  add(entry: Entry): { category: Category; since: LocalDate } | undefined {
    const type = entry.type === 'FactCorrected' ? (entry.data as FactCorrected['data']).correctedType : entry.type;
    if (!isKept(type)) return undefined;
    const category = CATEGORY_OF[type];
    const { recorded } = this.parts.get(category) ?? { recorded: [] };
    recorded.push(asRecorded(this.caseId, entry));
    this.parts.set(category, { recorded });
    return { category, since: this.firstDays.changedBy(entry) };
  }

  /** The days from one on, in their order, on which something happened in some modules. */
  daysSince(first: LocalDate, modules: readonly Category[]): LocalDate[] {
    return daysIn(
      modules.flatMap((category) => this.of(category) as readonly Happened[]),
      first,
    );
  }

  /** The case by what had happened at the end of a day. */
  upTo(day: LocalDate): GrowingCase {
    const hadHappened = happenedBy(day);
    const parts = CATEGORIES.map((category) => [category, (this.of(category) as readonly Happened[]).filter(hadHappened)]);
    return { ...(Object.fromEntries(parts) as BelievedCase), countOf: (category) => this.countOf(category) };
  }

  countOf(category: Category): number {
    return this.parts.get(category)?.recorded.length ?? 0;
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

  private of<C extends Category>(category: C): BelievedCase[C] {
    const part = this.parts.get(category);
    if (!part) return [] as unknown as BelievedCase[C];
    part.believed ??= correctedHistory(part.recorded as unknown as Recorded<EventShape | FactCorrected>[]) as readonly Happened[];
    return part.believed as unknown as BelievedCase[C];
  }
}

/** Works something out of a history, and again only once a module that it depends on has news. */
export function following<T>(history: Pick<GrowingCase, 'countOf'>, modules: readonly Category[], workOut: () => T): () => T {
  let known: { at: string; value: T } | undefined;
  return () => {
    const at = modules.map((category) => history.countOf(category)).join('|');
    if (known?.at !== at) known = { at, value: workOut() };
    return known.value;
  };
}

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
