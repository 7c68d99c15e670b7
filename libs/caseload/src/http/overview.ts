import { known, type LocalDate } from '#kernel';
import type { OwnerCount, WorkCounts } from '../reading/count-work.js';
import { kindOfWork, WORKLIST_KINDS } from '../worklist/kinds.js';
import type { CaseCountsAnswer, WorklistsAnswer } from './overview-answer.js';

/** The counts of a day as they are answered. */
export function overview({ kinds, owners, position }: WorkCounts, on: LocalDate): WorklistsAnswer {
  const counts = new Map(kinds.map((count) => [count.kind, count]));
  return {
    kinds: WORKLIST_KINDS.map((kind) => {
      const { open = 0, overdue = 0, breached = 0, next_due_on: nextDueOn } = counts.get(kind) ?? {};
      return known({ kind, words: kindOfWork(kind).words, open, overdue, breached, nextDueOn });
    }),
    all: sumOf(owners),
    teams: by(owners, 'team').map(([team, counts]) => known({ team: team ?? undefined, ...counts })),
    practitioners: by(owners, 'practitioner').map(([practitioner, counts]) => known({ practitioner: practitioner ?? undefined, ...counts })),
    on,
    position,
  };
}

function by(owners: readonly OwnerCount[], owner: 'team' | 'practitioner'): [string | null, CaseCountsAnswer][] {
  const groups = [...Map.groupBy(owners, (count) => count[owner])].map(([code, counts]): [string | null, CaseCountsAnswer] => [code, sumOf(counts)]);
  return groups.toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? ''));
}

const sumOf = (owners: readonly OwnerCount[]): CaseCountsAnswer => ({
  cases: sum(owners, 'cases'),
  unallocated: sum(owners, 'unallocated'),
  waiting: sum(owners, 'waiting'),
  overdue: sum(owners, 'overdue'),
  unreachable: sum(owners, 'unreachable'),
  items: sum(owners, 'items'),
});

const sum = (owners: readonly OwnerCount[], field: keyof CaseCountsAnswer): number => owners.reduce((total, count) => total + count[field], 0);
