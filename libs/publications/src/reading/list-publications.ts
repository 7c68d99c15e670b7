import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#database';
import type { Actor } from '#kernel';
import { readCheckpoint } from '#projections';
import { AS_THEY_ARE } from '../model/audience.js';
import { publicationsProjection } from './publications-projection.js';
import type { PublicationRow } from './schema.js';

/** Which publications a list has. */
export interface ListAsked {
  /** Name of a report; absent: of all. */
  report?: string;
  limit: number;
  /** The list goes on after the publication at this log position. */
  after?: string;
}

/** A page of publications, the latest first. */
export interface PublicationPage {
  rows: PublicationRow[];
  /** Log position up to which the list has taken in everything. */
  position: string;
  /** Where the next page begins; absent on the last. */
  next?: string;
}

/** Lists the publications that an actor may read. */
export async function listPublications({ kysely }: Database, { report, limit, after }: ListAsked, actor: Actor): Promise<PublicationPage> {
  const position = await readCheckpoint(kysely, publicationsProjection.name);
  const ofReport = report === undefined ? sql`` : sql` and report = ${report}`;
  const later = after === undefined ? sql`` : sql` and from_position < ${after}`;
  const { rows } = await sql<PublicationRow>`select * from publications_v1 where ${mayBeRead(actor)}${ofReport}${later}
    order by from_position desc limit ${limit + 1}`.execute(kysely);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, position, ...(last && rows.length > limit ? { next: last.from_position } : {}) };
}

/** The rule of `mayRead`, over rows. */
function mayBeRead({ role, organisation }: Actor): RawBuilder<boolean> {
  const own = sql`(by_role = ${role} and by_organisation = ${organisation})`;
  if (role === 'team-lead') return sql`(${own} or provider = ${organisation})`;
  if (role === 'auditor') return sql`(${own} or commissioner = ${organisation})`;
  const theirs = role === 'operator' ? sql`true` : role === 'commissioner' ? sql`commissioner = ${organisation}` : sql`false`;
  return sql`(${own} or (disclosure <> ${AS_THEY_ARE} and ${theirs}))`;
}
