import type { Instant } from '#kernel';
import { aStagedProgramme } from '#support/stories.js';
import { givenEvents, programmePublished, projected, type Projected, type ToldEvent } from '#support/projections.js';
import type { CaseRow, ItemRow, ScheduleRow } from '../src/projection/schema.js';
import { caseloadProjection } from '../src/index.js';

/** The staged programme, published. Its targets: triage 2, contact 5, assessment 10 calendar days. */
export const theProgramme: ToldEvent = programmePublished(aStagedProgramme());

/** What the caseload shows of one case after a story, with its open items and what is scheduled. */
export interface Shown extends CaseRow {
  items: ItemRow[];
  schedules: ScheduleRow[];
  /** Kinds of the open items with their due dates, in that order. */
  open: string[];
  /** Kinds of what is scheduled with the instants at which it is raised, in that order. */
  due: [string, Instant][];
}

/** The case of the stories after these events, in the staged programme unless the story begins with another. */
export async function caseAfter(...story: readonly ToldEvent[]): Promise<Shown> {
  const begins = story[0]?.type === 'ProgrammePublished' ? story : [theProgramme, ...story];
  return await shown(await projected(caseloadProjection, givenEvents(...begins)));
}

/** What a projection shows of its only case. */
export async function shown({ rows }: Pick<Projected, 'rows'>): Promise<Shown> {
  const [row] = await rows<CaseRow>('caseload_v1');
  if (!row) throw new Error('The caseload is empty');
  const items = (await rows<ItemRow>('worklist_items_v1')).toSorted(by(({ due_on, kind }) => due_on + kind));
  const schedules = (await rows<ScheduleRow>('schedules_v1')).toSorted(by(({ raise_at, kind }) => raise_at + kind));
  return {
    ...row,
    items,
    schedules,
    open: items.map(({ kind, due_on }) => `${kind} by ${due_on}`),
    due: schedules.map(({ kind, raise_at }) => [kind, raise_at]),
  };
}

const by =
  <Row>(key: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    key(a).localeCompare(key(b));
