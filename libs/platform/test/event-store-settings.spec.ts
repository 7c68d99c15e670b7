import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '#database';
import { EventStoreLog } from '#event-log';
import { operatorSentence, settingsFrom, WrongSetting } from '#platform';
import { EventStoreDouble } from '#support/eventstoredb.js';

const SECRET = 'p4ssw0rd-of-the-log';

/** What is said of settings, or the error itself if it is not for the operator. */
async function said(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return operatorSentence(error) ?? String(error);
  }
  return 'nothing';
}

test.each([
  'esdb://localhost:2113?tls=false',
  'esdb+discover://log.example.org:2113',
  'esdb://one.example.org:2113,two.example.org:2113,three.example.org:2113?tls=true&tlsCAFile=/etc/ssl/own.pem',
  `esdb://stepwise:${SECRET}@localhost:2113/?keepAliveInterval=10000`,
])('%s says where the log is', (url) => {
  expect(settingsFrom({ EVENTSTORE_URL: url }, 'data').eventStore).toEqual({ url });
});

test('who speaks may stand beside the connection string', () => {
  const settings = settingsFrom({ EVENTSTORE_URL: 'esdb://localhost', EVENTSTORE_USER: 'stepwise', EVENTSTORE_PASSWORD: SECRET }, 'data');
  expect(settings.eventStore).toEqual({ url: 'esdb://localhost', user: 'stepwise', password: SECRET });
  expect(settingsFrom({ EVENTSTORE_URL: '' }, 'data').eventStore).toBeUndefined();
});

test.each([
  [{ EVENTSTORE_URL: `http://stepwise:${SECRET}@localhost:2113` }],
  [{ EVENTSTORE_URL: `esdb://stepwise:${SECRET}@` }],
  [{ EVENTSTORE_URL: `esdb://stepwise:${SECRET}@x@localhost` }],
  [{ EVENTSTORE_URL: `esdb://stepwise:${SECRET}@localhost?tls` }],
  [{ EVENTSTORE_URL: `esdb://stepwise:${SECRET}@localhost?tls=false&throwOnAppendFailure=false` }],
  [{ EVENTSTORE_URL: 'esdb://localhost', EVENTSTORE_PASSWORD: SECRET }],
  [{ EVENTSTORE_USER: 'stepwise', EVENTSTORE_PASSWORD: SECRET }],
])('one sentence, without the password, says what is wrong with settings (case %#)', async (environment) => {
  expect(() => settingsFrom(environment, 'data')).toThrow(WrongSetting);
  const sentence = await said(() => settingsFrom(environment, 'data'));
  expect(sentence).toMatch(/^EVENTSTORE_\w+ .*\.$/);
  expect(sentence).not.toContain(SECRET);
});

describe('a server', () => {
  let database: Database;
  beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
  afterAll(() => database.close());
  const open = (url: string, user = 'stepwise', patience = { patienceMs: 100, answerMs: 100 }): Promise<EventStoreLog> =>
    EventStoreLog.open({ url, user, password: SECRET }, database, undefined, patience);

  test.each([
    ['with a setting that its client does not take', 'esdb://localhost?tls=perhaps', /^EVENTSTORE_URL cannot be used\./],
    [
      'with a certificate that is not there',
      'esdb://localhost?tlsCAFile=/nowhere.pem',
      /^EVENTSTORE_URL cannot be used \(Failed to load certificate/,
    ],
    ['that is not there', 'esdb://127.0.0.1:1?tls=false', /^The EventStoreDB server cannot be reached\. See that it runs and that EVENTSTORE_URL/],
  ])('%s is told in one sentence, without the password', async (_, url, sentence) => {
    const words = await said(() => open(url));
    expect(words).toMatch(sentence);
    expect(words).not.toContain(SECRET);
  });

  test('that does not let us in is told as such', async () => {
    const double = await EventStoreDouble.start();
    double.next('read', 'no-access');
    expect(await said(() => open(double.url, 'stepwise', { patienceMs: 30_000, answerMs: 30_000 }))).toMatch(
      /^The EventStoreDB server does not let this account in\./,
    );
    await double.stop();
  });
});
