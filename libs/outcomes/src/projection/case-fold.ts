import type { LocalDate, Uuid } from '#kernel';
import type { Facts, Fold, ListingOn } from '#reporting';
import { DONE_FOR_CASE, LETTERS_SENT, type Activity } from '../facts/activity.js';
import { referralOf, type ReferralOfCase } from '../facts/attribution.js';
import { lettersOf } from '../facts/letters.js';
import { factsFollowing, OF_FACTS } from '../facts/outcome-facts-of.js';
import { CATEGORY_OF, eventsOf, type Category } from '../history/case-events.js';
import { CaseHistory, type BelievedCase, type GrowingCase } from '../history/case-history.js';
import { ANY_DAY } from '../history/days.js';
import { keptTypeOf, type Entry } from '../history/entry.js';
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

/** What was told of practices: where they belong by all that is known now. */
export interface Heard {
  heard: ListingOn;
}

/** The place of the rows of the case itself among the parts. */
const OWN = 0;

/** A row with a key that no other row of the case has. */
type Keyed = readonly [key: string, row: Row];

const OF_THE_CASE: readonly Category[] = ['referral', 'triage', 'assessment', 'intervention', 'employer', 'discharge'];

/**
 * The rows that a case's history amounts to; none if no referral was received. What no news touches stays the same object. Every letter
 * has a history of its own, for nothing that happens to another changes it.
 */
export class CaseFold implements Fold<Entry | Heard, Row> {
  private readonly history: CaseHistory;
  private readonly own: DayByDay<CaseRow, Row>;
  private readonly letters = new Map<Uuid | undefined, { place: number; fold: LetterFold }>();
  private readonly referral: () => ReferralOfCase | undefined;
  private readonly work: (() => Facts<Row>)[];
  private readonly known: Facts<Row>[];
  /** The places of parts that have news. */
  private readonly stale = new Set<number>();

  /** @param listed where practices belonged, by what is known until something else is heard */
  constructor(
    private readonly caseId: Uuid,
    find: FindTerms,
    private listed: ListingOn,
  ) {
    const history = new CaseHistory(caseId);
    this.referral = history.following(eventsOf('referral'), () => referralOf(history, find));
    const rowOf = (found: GrowingCase) => {
      const facts = factsFollowing(found, find, (practice, on) => this.listed(practice, on));
      return found.following(OF_FACTS, () => {
        const told = facts();
        return told && caseRow(caseId, told);
      });
    };
    this.history = history;
    this.own = new DayByDay(history, OF_THE_CASE, { now: rowOf(history), then: (found) => rowOf(found)() }, caseToldOf);
    const activity = DONE_FOR_CASE.map(({ told, of }) =>
      history.following([...eventsOf('referral'), ...told], () => activityRows(caseId, this.referral(), (referral) => of(history, referral))),
    );
    this.work = [() => this.own.stood(), ...activity];
    this.known = this.work.map(() => NONE);
  }

  add(entry: Entry | Heard): void {
    if ('heard' in entry) return this.hear(entry);
    const type = keptTypeOf(entry);
    if (type === undefined) return;
    const category = CATEGORY_OF[type];
    if (category === 'letter') return this.addToLetter(entry);
    this.own.news(this.history.add(entry)!);
    const touched = category === 'referral' ? this.work.length : this.work.length - this.letters.size;
    for (let place = 0; place < touched; place++) this.stale.add(place);
  }

  parts(): readonly Facts<Row>[] {
    for (const place of this.stale) this.known[place] = this.work[place]!();
    this.stale.clear();
    return this.known;
  }

  /** All rows. */
  facts(): Facts<Row> {
    return new Map(this.parts().flatMap((rows) => [...rows]));
  }

  private hear({ heard }: Heard): void {
    this.listed = heard;
    this.history.hasNews('PracticeListed');
    this.own.news(ANY_DAY);
    this.stale.add(OWN);
  }

  private addToLetter(entry: Entry): void {
    const known = this.letters.get(entry.part) ?? { place: this.work.length, fold: new LetterFold(this.caseId) };
    if (known.place === this.work.length) {
      this.letters.set(entry.part, known);
      this.work.push(() => known.fold.rows(this.referral()));
      this.known.push(NONE);
    }
    known.fold.add(entry);
    this.stale.add(known.place);
  }
}

/** The rows that one letter amounts to. */
class LetterFold {
  private readonly history: CaseHistory;
  private readonly letter: DayByDay<LetterRow, Row>;

  constructor(private readonly caseId: Uuid) {
    const history = new CaseHistory(caseId);
    const rowOf = (found: BelievedCase) => lettersOf(found).map((each) => letterRow(caseId, each))[0];
    this.history = history;
    this.letter = new DayByDay(history, ['letter'], { now: () => rowOf(history), then: rowOf }, letterToldOf);
  }

  add(entry: Entry): void {
    this.letter.news(this.history.add(entry)!);
  }

  rows(referral: ReferralOfCase | undefined): Facts<Row> {
    if (!referral) return NONE;
    const sent = activityRows(this.caseId, referral, (of) => LETTERS_SENT.of(this.history, of));
    return new Map([...this.letter.stood(), ...sent]);
  }
}

const NONE: Facts<Row> = new Map();

const activityRows = (caseId: Uuid, referral: ReferralOfCase | undefined, of: (referral: ReferralOfCase) => readonly Activity[]): Facts<Row> =>
  referral ? new Map(of(referral).map((done) => [`activity|${done.kind}|${done.what}`, { of: 'activity', row: activityRow(caseId, done) }])) : NONE;

// The days come first: by them versions are soonest seen to differ.
const caseToldOf = ({ fact, from, until }: Stretch<CaseRow>): Keyed =>
  until === undefined
    ? ['case', { of: 'case', row: { stands_from: from, ...fact } }]
    : [`earlier case|${from}`, { of: 'earlier-case', row: { stands_from: from, stands_until: until, ...fact } }];

const letterToldOf = ({ fact, from, until }: Stretch<LetterRow>): Keyed =>
  until === undefined
    ? [`letter|${fact.letter_id}`, { of: 'letter', row: { stands_from: from, ...fact } }]
    : [`earlier letter|${fact.letter_id}|${from}`, { of: 'earlier-letter', row: { stands_from: from, stands_until: until, ...fact } }];

/** The rows that tell how things stood at the end of a day; without a day how they stand by all that is known. */
export const rowsStanding = (rows: readonly Row[], asAt: LocalDate | undefined): Row[] =>
  rows.filter(({ of, row }) => {
    if (of === 'activity') return true;
    if (asAt === undefined) return of === 'case' || of === 'letter';
    return row.stands_from <= asAt && (row.stands_until === undefined || row.stands_until > asAt);
  });
