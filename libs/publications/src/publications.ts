import type { Database } from '#database';
import type { EventLog } from '#event-log';
import type { Desk, Streams } from '#handling';
import { derivedId, fold, isRefusal, londonDate, Refusal, type Actor, type Clock, type CommandEnvelope, type Instant, type Uuid } from '#kernel';
import type { Progress } from '#projections';
import type { AnyReport, PublishableReport } from '#reporting';
import { toPublication } from './handled-publications.js';
import { mayRead, readableOf } from './model/audience.js';
import { concernsOf } from './model/concerns.js';
import type { Published, PublicationEvent } from './model/events.js';
import { refusePublication } from './model/refusals.js';
import { reportPublication } from './model/report-publication.js';
import { publicationStream, type PublicationStanding } from './model/standing.js';

/** What somebody wants to publish. */
export interface ToPublish {
  title: string;
  report: PublishableReport;
  /** The query of the report, checked. */
  query: object;
}

/** A publication that there is. */
export type Pinned = Exclude<PublicationStanding, { status: 'none' }> & { id: Uuid; position: string };

/** Thrown where the facts do not come up to the log in time. */
export class FactsBehind extends Error {}

/** How long to wait until the facts of a report have taken in what the log holds, in milliseconds. */
const LONGEST_WAIT_MS = 5_000;

/** What publishing reports needs of the platform. */
export interface PublicationParts {
  database: Database;
  log: Pick<EventLog, 'head'>;
  desk: Desk;
  streams: Streams;
  progress: Progress;
  clock: Clock;
}

/** The publications of reports: made, read as they were, taken back. */
export class Publications {
  constructor(private readonly parts: PublicationParts) {}

  /**
   * Publishes a report as its publisher sees it at this moment, or as known at the moment that the query names.
   * @throws FactsBehind if what is known at this moment is not counted yet
   */
  async publish({ title, report, query }: ToPublish, envelope: CommandEnvelope): Promise<Pinned | Refusal> {
    const { database, desk, clock } = this.parts;
    const id = derivedId(envelope.commandId, 'publication');
    const now = clock.now();
    await this.factsOf(report);
    const { knownAt = now, ...rest } = query as { knownAt?: Instant };
    const request = report.settled(rest, londonDate(knownAt));
    const content = await report.run(database, { ...request, knownAt }, envelope.actor, now);
    if (isRefusal(content)) return ofQuery(content);
    const concerns = concernsOf(await report.programmes(database, content.position), content.filters);
    const published: Published = {
      ...{ title, report: report.name, request: plain(request), knownAt },
      ...{ concerns, content: plain(content) },
    };
    const answer = await toPublication(desk, id, { type: 'PublishReport', ...published }, envelope);
    return isRefusal(answer) ? answer : await this.of(id);
  }

  /** Takes a publication back. */
  async withdraw(id: Uuid, { reason, replacedBy }: Omit<WithdrawData, 'type'>, envelope: CommandEnvelope): Promise<Pinned | Refusal> {
    const found = await this.find(id, envelope.actor);
    if (isRefusal(found)) return found;
    if (replacedBy !== undefined) {
      const other = await this.find(replacedBy, envelope.actor);
      if (isRefusal(other)) return refusePublication('publication.not-found', { field: 'replacedBy' });
    }
    const answer = await toPublication(this.parts.desk, id, { type: 'WithdrawPublication', reason, ...(replacedBy ? { replacedBy } : {}) }, envelope);
    return isRefusal(answer) ? answer : await this.of(id);
  }

  /** A publication that an actor may read. */
  async find(id: Uuid, actor: Actor): Promise<Pinned | Refusal> {
    const found = await this.of(id);
    return !isRefusal(found) && mayRead(readableOf(found), actor) ? found : refusePublication('publication.not-found');
  }

  private async of(id: Uuid): Promise<Pinned | Refusal> {
    const events = await this.parts.streams.read<PublicationEvent>(publicationStream(id));
    const standing = fold(reportPublication, events);
    return standing.status === 'none' ? refusePublication('publication.not-found') : { ...standing, id, position: events.at(-1)?.position ?? '' };
  }

  /** Waits until the facts of a report have taken in everything that is in the log by now. */
  private async factsOf({ projection }: PublishableReport): Promise<void> {
    const { log, progress } = this.parts;
    if (!(await progress.waitFor([projection], await log.head(), LONGEST_WAIT_MS))) throw new FactsBehind();
  }
}

type WithdrawData = Parameters<typeof toPublication>[2] & { type: 'WithdrawPublication' };

/** As JSON has it: what the log gives back is what was put in. */
const plain = (value: object | AnyReport): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

/** A refusal of a report as one of what was to be published: the fields are those of its query. */
const ofQuery = ({ code, kind, message, fields, details }: Refusal): Refusal =>
  new Refusal(
    code,
    kind,
    message,
    fields.map((fault) => ({ ...fault, field: `query.${fault.field}` })),
    details,
  );
