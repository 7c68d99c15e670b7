import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { addDays } from '#kernel';
import { ProjectionRunner } from '#projections';
import { sealedReport } from '#reporting';
import { allProjections } from '#service';
import type { Answer, Stepwise } from '#support/app.js';
import { aCase, daysPass, settled, startStories, today, type CaseStory, type Problem } from '#support/case-story.js';
import { FIRST_DAY, type Body } from '#support/referrals.js';

/*
 * Waits of eight people are published, and then it becomes known that some of it was otherwise: something was entered late, corrected,
 * moved to another programme; somebody has their identity erased.
 */

interface Publication extends Body {
  id: string;
  hash: string;
  knownAt: string;
  position: string;
}
interface Restated extends Body {
  now: { hash: string };
  figures: { definition: string; of: Record<string, string>; group: Body; then?: unknown; now?: unknown; difference?: number; causes: Body[] }[];
}

const PATH = '/v1/reports/publications';
const CONTACT = 'wait-referral-to-first-contact';

let stepwise: Stepwise;
let people: CaseStory[];
let theLeads: Publication;
let theCommissioners: Publication;
let theOutcomes: Publication;
/** The answers of everything about the publications, before anything else became known. */
let before: string[];

const publish = (body: Body, as: 'team-lead' | 'commissioner' | 'operator' = 'team-lead', headers: Record<string, string> = {}) =>
  stepwise.post<Publication>(PATH, body, as, headers);
const waits = (query: Body = {}, title = 'Waiting times of the first weeks'): Body => ({
  ...{ title, report: 'waiting-times' },
  query: { from: FIRST_DAY, to: addDays(FIRST_DAY, 20), measure: ['referral-to-first-contact'], ...query },
});
const publishedAs = async (answer: Promise<Answer<Publication>>): Promise<Publication> => {
  const { status, body } = await answer;
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
};
const restatement = async ({ id }: Publication, as: 'team-lead' | 'commissioner' = 'team-lead'): Promise<Restated> =>
  (await stepwise.get<Restated>(`${PATH}/${id}/restatement`, as)).body;
const figure = ({ figures }: Restated, statistic: string, population?: string, pauses?: string) =>
  figures.find(({ of }) => of['statistic'] === statistic && of['population'] === population && of['pauses'] === pauses);

/** A publication as it is read, as JSON and as CSV. */
const read = ({ id }: Publication, as: 'team-lead' | 'commissioner' = 'team-lead') =>
  Promise.all(['json', 'csv'].map(async (format) => JSON.stringify((await stepwise.get(`${PATH}/${id}?format=${format}`, as)).body)));
const readAll = async () => [...(await read(theLeads)), ...(await read(theCommissioners, 'commissioner')), ...(await read(theOutcomes))];

async function correct(c: CaseStory, type: string, change: Body): Promise<void> {
  const eventId = (await c.timeline()).findLast((event) => event.type === type)?.eventId;
  await c.does('corrections', { eventId, reason: 'entered-in-error', ...change });
}

beforeAll(async () => {
  stepwise = await startStories();
  people = [];
  for (let i = 0; i < 8; i++) people.push(await aCase(stepwise).referredBy('gp'));
  await daysPass(stepwise, 3);
  for (const c of people.slice(0, 6)) await c.reached();
  await people[2]!.does('referral/withdraw', { by: 'person', reason: 'other' });
  await daysPass(stepwise, 4);
  theLeads = await publishedAs(publish(waits({ groupBy: ['programme'] })));
  // Under a disclosure policy reports are of whole months.
  theCommissioners = await publishedAs(publish(waits({ from: '2026-03-01', to: '2026-03-31' }, 'What the board was told'), 'commissioner'));
  theOutcomes = await publishedAs(
    publish({ title: 'Outcomes so far', report: 'outcomes', query: { from: FIRST_DAY, to: addDays(FIRST_DAY, 6), groupBy: ['practice'] } }),
  );
  before = await readAll();

  await daysPass(stepwise, 2);
  await people[6]!.does('contact-attempts', { method: 'telephone', result: 'spoke', effectiveAt: `${addDays(FIRST_DAY, 5)}T10:00:00.000Z` });
  await correct(people[0]!, 'FirstContactMade', { struckOut: true });
  await correct(people[1]!, 'FirstContactMade', { happenedAt: `${addDays(FIRST_DAY, 1)}T10:00:00.000Z` });
  await people[7]!.does('referral/transfer', {
    ...{ programme: 'employment-specialist-mh', reason: 'better-fit', effectiveAt: `${addDays(FIRST_DAY, 6)}T10:00:00.000Z` },
  });
  await people[0]!.reached();
  await settled(stepwise);
  expect((await stepwise.post(`/v1/people/${people[2]!.personId}/erasure`, { requestedBy: 'person', reason: 'objection' }, 'team-lead')).status).toBe(
    200,
  );
  await settled(stepwise);
}, 120_000);
afterAll(() => stepwise.stop());

describe('a publication', () => {
  it('is the report as its publisher saw it, with a hash that anybody can work out again', async () => {
    const { body } = await stepwise.get<Body & { content: Body & { figures: Body[] } }>(`${PATH}/${theLeads.id}`, 'team-lead');
    expect(body).toMatchObject({
      ...{ title: 'Waiting times of the first weeks', report: 'waiting-times', knownAt: theLeads.knownAt, disclosure: 'unsuppressed' },
      ...{ by: { role: 'team-lead', organisation: 'PRV01' }, concerns: { providers: ['PRV01'], commissioners: ['ICB01'] } },
    });
    expect(body.content.figures).toEqual([
      expect.objectContaining({ completed: expect.objectContaining({ n: 6 }), waiting: expect.objectContaining({ n: 2 }) }),
    ]);
    const { hash, ...said } = body.content;
    expect(sealedReport(said as never)).toMatchObject({ hash });
    expect(hash).toBe(theLeads.hash);
    const again = await stepwise.get(
      `/v1/reports/waiting-times?${new URLSearchParams(asQuery(waits({ groupBy: ['programme'] })))}&knownAt=${theLeads.knownAt}`,
      'team-lead',
    );
    expect(again.body).toMatchObject({ hash: theLeads.hash });
  });

  it('is published once, however often the command is sent', async () => {
    const key = { 'idempotency-key': 'march' };
    const first = await publishedAs(publish(waits(), 'team-lead', key));
    expect(await publishedAs(publish(waits(), 'team-lead', key))).toEqual(first);
    expect((await publish(waits({}, 'Another'), 'team-lead', key)).body).toMatchObject({ code: 'command.id-reused' });
  });

  it('is refused as the report refuses what it is asked, field by field', async () => {
    const refused = async (body: Body) => {
      const { body: problem } = (await publish(body)) as unknown as Answer<Problem>;
      return [problem.code, ...problem.fields.map(({ field, code }) => `${field} ${code}`)];
    };
    expect(await refused(waits({ from: undefined }))).toEqual(['request.invalid', 'query.from field.required']);
    expect(await refused(waits({ measure: ['being-well'], surprise: 1 }))).toEqual([
      ...['request.invalid', 'query.surprise field.unknown', 'query.measure field.not-a-choice'],
    ]);
    expect(await refused(waits({ provider: ['PRV02'] }))).toEqual(['report.not-yours', 'query.provider report.not-yours']);
    expect(await refused({ ...waits(), query: 'all' })).toEqual(['request.invalid', 'query field.invalid']);
  });

  it('is listed for those whom it is about, the latest first', async () => {
    const listed = async (as: 'team-lead' | 'commissioner' | 'operator', query = '') => {
      const { body } = await stepwise.get<{ publications: Publication[]; next?: string }>(`${PATH}${query}`, as);
      return { ids: body.publications.map(({ id }) => id), next: body.next };
    };
    expect((await listed('commissioner')).ids).toEqual([theCommissioners.id]);
    expect((await listed('operator')).ids).toEqual([theCommissioners.id]);
    expect((await listed('team-lead', '?report=outcomes')).ids).toEqual([theOutcomes.id]);
    const page = await listed('team-lead', '?limit=2');
    const rest = await listed('team-lead', `?cursor=${page.next}`);
    expect([...page.ids, ...rest.ids]).toEqual((await listed('team-lead')).ids);
    expect((await stepwise.get<Problem>(`${PATH}?cursor=nowhere`, 'team-lead')).body.fields).toMatchObject([{ field: 'cursor' }]);
    // What the provider sees as it is, is for nobody else.
    expect((await stepwise.get<Problem>(`${PATH}/${theLeads.id}`, 'commissioner')).body.code).toBe('publication.not-found');
    expect((await stepwise.get(`${PATH}/${theCommissioners.id}`, 'team-lead')).status).toBe(200);
  });

  it('is taken back by who made it, and stays readable', async () => {
    const mine = await publishedAs(publish(waits({}, 'Too early')));
    const withdraw = (id: string, body: Body, as: 'team-lead' | 'commissioner') =>
      stepwise.post<Problem & Publication>(`${PATH}/${id}/withdraw`, body, as);
    expect((await withdraw(theCommissioners.id, { reason: 'replaced' }, 'team-lead')).body.code).toBe('publication.not-yours');
    expect((await withdraw(mine.id, { reason: 'replaced', replacedBy: mine.id }, 'team-lead')).body.code).toBe('publication.replaced-by-itself');
    const { status, body } = await withdraw(mine.id, { reason: 'replaced', replacedBy: theLeads.id }, 'team-lead');
    expect([status, body.hash]).toEqual([200, mine.hash]);
    expect((await stepwise.get(`${PATH}/${mine.id}`, 'team-lead')).body).toMatchObject({
      withdrawal: { reason: 'replaced', replacedBy: theLeads.id },
      content: { hash: mine.hash },
    });
    expect((await withdraw(mine.id, { reason: 'replaced' }, 'team-lead')).body.code).toBe('publication.withdrawn');
    await settled(stepwise);
    const { body: list } = await stepwise.get<{ publications: Body[] }>(PATH, 'team-lead');
    expect(list.publications.find(({ id }) => id === mine.id)).toHaveProperty('withdrawnAt');
  });
});

describe('its restatement', () => {
  it('tells of each figure what was published, what is known now, and why they differ', async () => {
    const found = await restatement(theLeads);
    expect(figure(found, 'n', 'completed')).toMatchObject({
      ...{ definition: CONTACT, group: { programme: 'staged-work-health' }, then: 6, now: 7, difference: 1 },
      causes: [{ cause: 'late-entry', entered: 1 }],
    });
    expect(figure(found, 'n', 'waiting')).toMatchObject({
      ...{ then: 2, now: 0, difference: -2 },
      causes: [
        { cause: 'late-entry', left: 1 },
        { cause: 're-attribution', left: 1 },
      ],
    });
  });

  it('is as docs/publications.md shows it', async () => {
    const found = await restatement(theLeads);
    const example = /```json\n(.*?)```/s.exec(readFileSync('docs/publications.md', 'utf8'))?.[1] ?? '';
    expect(JSON.parse(example)).toEqual(['completed', 'waiting'].map((population) => figure(found, 'n', population)));
  });

  it('says of a percentile who came, went or changed', async () => {
    const p90 = figure(await restatement(theLeads), 'p90', 'completed', 'included');
    expect(p90?.causes).toEqual([
      { cause: 'late-entry', entered: 1 },
      { cause: 'correction', changed: 1 },
      { cause: 'later-event', changed: 1 },
    ]);
  });

  it('is refused as known before the publication', async () => {
    const { body } = await stepwise.get<Problem>(`${PATH}/${theLeads.id}/restatement?knownAt=${FIRST_DAY}T09:00:00Z`, 'team-lead');
    expect([body.code, body.fields[0]?.field]).toEqual(['publication.known-before', 'knownAt']);
  });

  it('has nothing to say as known at the publication itself', async () => {
    const { body } = await stepwise.get<Restated>(`${PATH}/${theLeads.id}/restatement?knownAt=${theLeads.knownAt}`, 'team-lead');
    expect([body.figures, body.now.hash]).toEqual([[], theLeads.hash]);
  });

  it('tells a commissioner of no change that fewer people than the policy allows brought about', async () => {
    const { figures, ...head } = await restatement(theCommissioners, 'commissioner');
    expect(head).toMatchObject({ disclosure: 'suppress-under-5-round-5' });
    expect(figures.flatMap(({ causes }) => causes)).toEqual([]);
  });
});

it('neither an erasure, nor new tables, nor a rebuild changes a publication or its restatement', async () => {
  expect(await readAll()).toEqual(before);
  const told = await Promise.all([restatement(theLeads), restatement(theCommissioners, 'commissioner'), restatement(theOutcomes)]);
  await settled(stepwise);
  await stepwise.service.background.stop();
  const { database, log, clock, progress, report } = stepwise.platform;
  for (const projection of allProjections()) {
    for (const table of projection.tables) await sql`drop table ${sql.table(table)}`.execute(database.kysely);
    const names = projection.migrations.map(({ name }) => name);
    await sql`delete from schema_migrations where name = any(${names}::text[])`.execute(database.kysely);
    await new ProjectionRunner(projection, database, log, clock, progress, report).rebuild();
  }
  expect(await readAll()).toEqual(before);
  expect(await Promise.all([restatement(theLeads), restatement(theCommissioners, 'commissioner'), restatement(theOutcomes)])).toEqual(told);
  expect(today(stepwise)).toBe(addDays(FIRST_DAY, 9));
}, 60_000);

/** What is asked in a publication, as the query of the report. */
const asQuery = ({ query }: Body): Record<string, string> =>
  Object.fromEntries(Object.entries(query as Body).map(([name, value]) => [name, [value].flat().join(',')]));
