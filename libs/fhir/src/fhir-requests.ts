import type { Database, Migration } from '#database';
import type { Instant, Uuid } from '#kernel';

export const fhirMigrations: readonly Migration[] = [
  {
    name: 'fhir-1-requests',
    sql: `
create table fhir_requests (
  request_id uuid primary key,
  case_id uuid not null,
  received_at timestamptz not null
)
`,
  },
];

interface Tables {
  fhir_requests: { request_id: string; case_id: string; received_at: string };
}

/** The ids of messages that were processed. Noted after the work is done: a crash in between makes a redelivery of it. */
export class FhirRequests {
  private constructor(private readonly database: Database) {}

  static async open(database: Database): Promise<FhirRequests> {
    await database.migrate(fhirMigrations);
    return new FhirRequests(database);
  }

  async processed(requestId: Uuid): Promise<boolean> {
    const found = await this.database
      .tables<Tables>()
      .selectFrom('fhir_requests')
      .select('request_id')
      .where('request_id', '=', requestId)
      .executeTakeFirst();
    return found !== undefined;
  }

  async note(requestId: Uuid, caseId: Uuid, receivedAt: Instant): Promise<void> {
    const row = { request_id: requestId, case_id: caseId, received_at: receivedAt };
    await this.database
      .tables<Tables>()
      .insertInto('fhir_requests')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
