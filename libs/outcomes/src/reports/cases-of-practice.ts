import { sql, type Kysely } from 'kysely';
import type { LocalDate, Uuid } from '#kernel';
import type { CaseRow } from '../projection/table-rows.js';

/** A place in the list of a practice's cases: after the last case of the page before. */
export interface PlaceInList {
  referredOn: LocalDate;
  caseId: Uuid;
}

/** The cases of a practice's patients referred in a period, as they are believed now: the latest referral first. */
export async function casesOfPractice(
  db: Kysely<object>,
  { practice, from, to }: { practice: string; from: LocalDate; to: LocalDate },
  page: { limit: number; after?: PlaceInList },
): Promise<{ cases: CaseRow[]; next?: PlaceInList }> {
  const { after, limit } = page;
  const further = after ? sql` and (referred_on, case_id) < (${after.referredOn}::date, ${after.caseId}::uuid)` : sql``;
  const { rows } = await sql<CaseRow>`
    select * from outcome_facts_v2
    where practice = ${practice} and referred_on between ${from} and ${to} and to_position is null${further}
    order by referred_on desc, case_id desc limit ${limit + 1}`.execute(db);
  const cases = rows.slice(0, limit);
  const last = cases.at(-1);
  return { cases, ...(last && rows.length > limit ? { next: { referredOn: last.referred_on, caseId: last.case_id } } : {}) };
}
