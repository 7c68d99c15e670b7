import { employerStanding, type AdjustmentStanding, type LiaisonEvent } from '#employer-liaison/contract';
import type { Happened } from '#kernel';
import type { BelievedCase } from '../history/case-history.js';
import type { AdjustmentCounts } from './outcome-facts.js';

/** Counts what was proposed to the person's employers. Liaison that is opened again starts afresh, so each is folded by itself. */
export function adjustmentsOf({ employer }: BelievedCase): AdjustmentCounts {
  const liaisons: Happened<LiaisonEvent>[][] = [];
  for (const event of employer) {
    if (event.type === 'LiaisonOpened') liaisons.push([]);
    liaisons.at(-1)?.push(event);
  }
  const all = liaisons.flatMap((events) => {
    const standing = employerStanding(events);
    return standing.status === 'none' ? [] : standing.adjustments;
  });
  const count = (...statuses: AdjustmentStanding['status'][]): number => all.filter(({ status }) => statuses.includes(status)).length;
  return {
    proposed: all.length,
    agreed: count('agreed', 'implemented'),
    notAgreed: count('not-agreed'),
    awaited: count('proposed'),
    implemented: count('implemented'),
  };
}
