import { correctedHistory, type EventShape, type FactCorrected, type Happened, type Recorded, type Uuid } from '#kernel';
import { CATEGORY_OF, isKept, type Category, type EventsOf } from './case-events.js';
import { asRecorded, type Entry } from './entry.js';

/** The events of a case as they are now believed, corrections applied, in log order, by the module they belong to. */
export type BelievedCase = { readonly [C in Category]: readonly Happened<EventsOf[C]>[] };

/** The events of one module, as recorded and as believed. */
interface Part {
  recorded: Recorded[];
  believed?: readonly Happened[];
}

/** The history of a case as it grows. Corrections are applied anew to the module that has news, and to no other. */
export class CaseHistory implements BelievedCase {
  private readonly parts = new Map<Category, Part>();

  constructor(private readonly caseId: Uuid) {}

  /** Takes in the next entry, in log order. */
  add(entry: Entry): void {
    const type = entry.type === 'FactCorrected' ? (entry.data as FactCorrected['data']).correctedType : entry.type;
    if (!isKept(type)) return;
    const category = CATEGORY_OF[type];
    const { recorded } = this.parts.get(category) ?? { recorded: [] };
    recorded.push(asRecorded(this.caseId, entry));
    this.parts.set(category, { recorded });
  }

  /** How many entries a module has: what is worked out from it holds as long as that does not change. */
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
export function following<T>(history: CaseHistory, modules: readonly Category[], workOut: () => T): () => T {
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
