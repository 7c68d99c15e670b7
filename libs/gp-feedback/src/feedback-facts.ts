import { sql, type Kysely } from 'kysely';
import { LOG_START } from '#event-log';
import type { LocalDate } from '#kernel';
import { outcomesProjection } from '#outcomes';
import { readCheckpoint } from '#projections';
import type { CaseOfPractice, LetterOfPractice } from './feedback.js';

/** The facts that feedback is made of, as they are believed now, and the log position up to which they are. */
export interface FeedbackFacts {
  position: string;
  own: CaseOfPractice[];
  others: CaseOfPractice[];
  letters: LetterOfPractice[];
  programmes: string[];
}

/** Reads the facts of all cases referred in a period, from the read model of outcomes: there is one truth about a case. */
export async function feedbackFacts(db: Kysely<object>, practice: string, from: LocalDate, to: LocalDate): Promise<FeedbackFacts> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const cases = await sql<CaseOfPractice & { programme: string }>`
      select case_id as "caseId", practice, referred_on as "referredOn", standing, accepted_on as "acceptedOn", programme,
        not_accepted_because as "notAcceptedBecause", days_to_contact as "daysToContact", days_to_session as "daysToSession",
        discharged_on as "dischargedOn", outcome, returned_on as "returnedOn", sustained_on as "sustainedOn"
      from outcome_facts_v1 where to_position is null and referred_on between ${from} and ${to}
      order by referred_on desc, case_id`.execute(snapshot);
      const letters = await sql<LetterOfPractice>`
      select status from outcome_letters_v1 where to_position is null and practice = ${practice} and due_on between ${from} and ${to}`.execute(
        snapshot,
      );
      const position = await readCheckpoint(snapshot, outcomesProjection.name);
      return {
        position: position || LOG_START,
        own: cases.rows.filter((c) => c.practice === practice),
        others: cases.rows.filter((c) => c.practice !== practice),
        letters: letters.rows,
        programmes: [...new Set(cases.rows.map((c) => c.programme))],
      };
    });
}
