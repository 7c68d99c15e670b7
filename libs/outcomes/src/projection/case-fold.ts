import type { Uuid } from '#kernel';
import type { Fold } from '#reporting';
import { ACTIVITY_PARTS } from '../facts/activity.js';
import { referralOf } from '../facts/attribution.js';
import { factsFollowing } from '../facts/outcome-facts-of.js';
import { CaseHistory, following } from '../history/case-history.js';
import type { Entry } from '../history/entry.js';
import type { FindTerms } from '../history/programme-terms.js';
import { activityRow, caseRow, letterRow } from './rows.js';
import type { ActivityRow, CaseRow, LetterRow } from './table-rows.js';

/** A row of one of the tables. */
export type Row = { of: 'case'; row: CaseRow } | { of: 'letter'; row: LetterRow } | { of: 'activity'; row: ActivityRow };

/** A row with a key that no other row of the case has. */
type Keyed = readonly [key: string, row: Row];

/** The rows that a case's history amounts to; none if no referral was received. What no news touches stays the same object. */
export class CaseFold implements Fold<Entry, Row> {
  private readonly history: CaseHistory;
  private readonly parts: readonly (() => readonly Keyed[])[];
  private last: { parts: readonly (readonly Keyed[])[]; facts: ReadonlyMap<string, Row> } = { parts: [], facts: new Map() };

  constructor(caseId: Uuid, find: FindTerms) {
    const history = new CaseHistory(caseId);
    const facts = factsFollowing(history, find);
    const referral = following(history, ['referral'], () => referralOf(history, find));
    const own = following(history, ['referral', 'triage', 'assessment', 'intervention', 'employer', 'discharge'], (): Keyed[] => {
      const found = facts();
      return found ? [['case', { of: 'case', row: caseRow(caseId, found) }]] : [];
    });
    const letters = following(history, ['referral', 'letter'], () =>
      (facts()?.letters ?? []).map((letter): Keyed => [`letter|${letter.letterId}`, { of: 'letter', row: letterRow(caseId, letter) }]),
    );
    const activity = ACTIVITY_PARTS.map(({ told, of }) =>
      following(history, ['referral', ...told], () => {
        const received = referral();
        const done = received ? of(history, received) : [];
        return done.map((item): Keyed => [`activity|${item.kind}|${item.what}`, { of: 'activity', row: activityRow(caseId, item) }]);
      }),
    );
    this.history = history;
    this.parts = [own, letters, ...activity];
  }

  add(entry: Entry): void {
    this.history.add(entry);
  }

  facts(): ReadonlyMap<string, Row> {
    const now = this.parts.map((part) => part());
    if (now.some((keyed, i) => keyed !== this.last.parts[i])) this.last = { parts: now, facts: new Map(now.flat()) };
    return this.last.facts;
  }
}
