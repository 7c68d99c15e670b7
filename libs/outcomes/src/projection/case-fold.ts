import type { LocalDate, Uuid } from '#kernel';
import type { Fold } from '#reporting';
import { ACTIVITY_PARTS } from '../facts/activity.js';
import { referralOf } from '../facts/attribution.js';
import { lettersOf } from '../facts/letters.js';
import type { OutcomeFacts } from '../facts/outcome-facts.js';
import { factsFollowing } from '../facts/outcome-facts-of.js';
import type { Category } from '../history/case-events.js';
import { CaseHistory, following, type BelievedCase, type GrowingCase } from '../history/case-history.js';
import type { Entry } from '../history/entry.js';
import type { FindTerms } from '../history/programme-terms.js';
import { DayByDay, type Stretch } from './day-by-day.js';
import { activityRow, caseRow, letterRow } from './rows.js';
import type { ActivityRow, CaseRow, LetterRow, Stood } from './table-rows.js';

/** A row of one of the tables. */
export type Row =
  | { of: 'case'; row: CaseRow & Stood }
  | { of: 'letter'; row: LetterRow & Stood }
  | { of: 'activity'; row: ActivityRow }
  | { of: 'earlier-case'; row: CaseRow & Required<Stood> }
  | { of: 'earlier-letter'; row: LetterRow & Required<Stood> };

/** A row with a key that no other row of the case has. */
type Keyed = readonly [key: string, row: Row];

const OF_THE_CASE: readonly Category[] = ['referral', 'triage', 'assessment', 'intervention', 'employer', 'discharge'];

/** The rows that a case's history amounts to; none if no referral was received. What no news touches stays the same object. */
export class CaseFold implements Fold<Entry, Row> {
  private readonly history: CaseHistory;
  private readonly own: DayByDay<CaseRow, Keyed>;
  private readonly letters: DayByDay<LetterRow, Keyed>;
  private readonly parts: readonly (() => readonly Keyed[])[];
  private last: { parts: readonly (readonly Keyed[])[]; facts: ReadonlyMap<string, Row> } = { parts: [], facts: new Map() };

  constructor(caseId: Uuid, find: FindTerms) {
    const history = new CaseHistory(caseId);
    const facts = factsFollowing(history, find);
    const rowOf = (found: OutcomeFacts | undefined) => new Map(found ? [['case', caseRow(caseId, found)]] : []);
    const rowsOf = (found: Pick<BelievedCase, 'letter'>) => new Map(lettersOf(found).map((each) => [each.letterId, letterRow(caseId, each)]));
    const own = { now: () => rowOf(facts()), then: (found: GrowingCase) => rowOf(factsFollowing(found, find)()) };
    const referral = following(history, ['referral'], () => referralOf(history, find));
    const activity = ACTIVITY_PARTS.map(({ told, of }) =>
      following(history, ['referral', ...told], () => {
        const received = referral();
        const done = received ? of(history, received) : [];
        return done.map((item): Keyed => [`activity|${item.kind}|${item.what}`, { of: 'activity', row: activityRow(caseId, item) }]);
      }),
    );
    this.history = history;
    this.own = new DayByDay(history, OF_THE_CASE, own, caseToldOf);
    this.letters = new DayByDay(history, ['letter'], { now: () => rowsOf(history), then: rowsOf }, letterToldOf);
    this.parts = [() => this.own.stood(), () => (referral() ? this.letters.stood() : NONE), ...activity];
  }

  add(entry: Entry): void {
    const news = this.history.add(entry);
    if (news) (news.category === 'letter' ? this.letters : this.own).news(news.since);
  }

  facts(): ReadonlyMap<string, Row> {
    const now = this.parts.map((part) => part());
    if (now.some((keyed, i) => keyed !== this.last.parts[i])) this.last = { parts: now, facts: new Map(now.flat()) };
    return this.last.facts;
  }
}

const NONE: readonly Keyed[] = [];

// The days come first: by them versions are soonest seen to differ.
const caseToldOf = ({ key, fact, from, until }: Stretch<CaseRow>): Keyed =>
  until === undefined
    ? [key, { of: 'case', row: { stands_from: from, ...fact } }]
    : [`earlier case|${from}`, { of: 'earlier-case', row: { stands_from: from, stands_until: until, ...fact } }];

const letterToldOf = ({ key, fact, from, until }: Stretch<LetterRow>): Keyed =>
  until === undefined
    ? [`letter|${key}`, { of: 'letter', row: { stands_from: from, ...fact } }]
    : [`earlier letter|${key}|${from}`, { of: 'earlier-letter', row: { stands_from: from, stands_until: until, ...fact } }];

/** The rows that tell how things stood at the end of a day; without a day how they stand by all that is known. */
export const rowsStanding = (rows: readonly Row[], asAt: LocalDate | undefined): Row[] =>
  rows.filter(({ of, row }) => {
    if (of === 'activity') return true;
    if (asAt === undefined) return of === 'case' || of === 'letter';
    return row.stands_from <= asAt && (row.stands_until === undefined || row.stands_until > asAt);
  });
