import { sql, type RawBuilder } from 'kysely';
import { runsOf } from '../month.js';

/** Whether a version of a fact was believed at a position. In brackets where it stands beside `or`. */
export const believedAt = (position: string): RawBuilder<boolean> =>
  sql<boolean>`from_position <= ${position} and (to_position is null or to_position > ${position})`;

/** Whether a version came to be believed, or ceased to be, after a position and up to another. */
export const openedOrClosed = (after: string, upTo: string): RawBuilder<boolean> =>
  sql<boolean>`((from_position > ${after} and from_position <= ${upTo}) or (to_position > ${after} and to_position <= ${upTo}))`;

/** Whether a version is believed at one of two positions and not at the other. By when it was opened and closed it is found. */
export const believedOtherwise = (after: string, upTo: string): RawBuilder<boolean> =>
  sql<boolean>`(${openedOrClosed(after, upTo)} and (${believedAt(upTo)}) <> (${believedAt(after)}))`;

/** Whether a day lies in one of some stretches. */
export const onDaysOf = (day: string, stretches: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    runsOf(stretches).map(({ from, to }) => sql`${sql.ref(day)} between ${from} and ${to}`),
    sql` or `,
  )})`;
