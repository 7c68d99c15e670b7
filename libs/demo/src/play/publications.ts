import { issueToken } from '#access';
import { addDays, derivedId, londonDate, STEPWISE_NAMESPACE, type Actor, type Clock, type Instant, type LocalDate } from '#kernel';
import type { Platform } from '#platform';
import type { Service } from '#service';
import { accountOf } from '../people/staff.js';

/** On the first day of which months something is published, by how many months they lie before the last: long enough ago for much to have become known since. */
const MONTHS_BEFORE_LAST = [7, 6];

const TEAM_LEAD = accountOf('staged-work-health', 'team-lead');
const COMMISSIONER: Actor = { id: 'aire-valley-commissioner-1', role: 'commissioner', organisation: 'ICB01' };

/**
 * Publishes a few months as they have just ended. What is entered late, corrected and moved afterwards is what their restatements tell of.
 */
export class MonthlyPublications {
  private readonly due: Set<LocalDate>;
  private sent = 0;

  constructor(
    private readonly app: Service['app'],
    private readonly platform: Pick<Platform, 'master'>,
    private readonly clock: Clock,
    end: Instant,
    private readonly catchUp: () => Promise<void>,
  ) {
    this.due = new Set(MONTHS_BEFORE_LAST.map((months) => monthsBefore(londonDate(end), months)));
  }

  /** On the first day of a month, publishes the month before if it is one of those; says whether it did. */
  async publishIfDue(): Promise<boolean> {
    const today = londonDate(this.clock.now());
    if (!this.due.delete(today)) return false;
    await this.publish({ from: monthsBefore(today, 1), to: addDays(today, -1) });
    return true;
  }

  private async publish(month: { from: LocalDate; to: LocalDate }): Promise<void> {
    const called = (what: string): string => `${what}, ${month.from.slice(0, 7)}`;
    await this.post('', { title: called('Waiting times'), report: 'waiting-times', query: { ...month, groupBy: ['stage'] } }, TEAM_LEAD);
    await this.post('', { title: called('Waiting list'), report: 'waiting-list', query: { on: month.to, groupBy: [] } }, TEAM_LEAD);
    await this.post('', { title: called('Outcomes of those referred'), report: 'outcomes', query: month }, TEAM_LEAD);
    await this.post('', { title: called('Activity'), report: 'activity', query: { ...month, groupBy: [] } }, TEAM_LEAD);
    const waits = { title: called('Waiting times'), report: 'waiting-times' };
    const asked = await this.post('', { ...waits, query: { ...month, measure: ['absence-to-referral'] } }, COMMISSIONER);
    const meant = await this.post('', { ...waits, query: month }, COMMISSIONER);
    await this.post(`/${asked}/withdraw`, { reason: 'asked-wrongly', replacedBy: meant }, COMMISSIONER);
  }

  /** Sends a command when the read models have all that is in the log by then. @throws Error if it is refused */
  private async post(path: string, payload: object, as: Actor): Promise<string> {
    await this.catchUp();
    const url = `/v1/reports/publications${path}`;
    const name = derivedId(STEPWISE_NAMESPACE, `demo publication ${this.sent++}`);
    const token = await issueToken(this.platform.master.signing, as, '1h');
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': name, 'x-correlation-id': name };
    const { statusCode, body } = await this.app.inject({ method: 'POST', url, headers, payload });
    if (statusCode >= 300) throw new Error(`POST ${url} was answered with ${statusCode}: ${body}`);
    return (JSON.parse(body) as { id: string }).id;
  }
}

/** The first day of the month that lies some months before that of a day. */
function monthsBefore(day: LocalDate, months: number): LocalDate {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}
