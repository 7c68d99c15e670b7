import { describe, expect, test } from '@jest/globals';
import { CopyRefused, placeFrom } from '#moving';

describe('a place', () => {
  test('is a data folder, a server, or an EventStoreDB beside either', () => {
    expect(placeFrom('--from', ['data'])).toEqual({ side: '--from', folder: 'data', database: { kind: 'folder', folder: 'data/database' } });
    const url = 'postgres://stepwise@127.0.0.1/stepwise';
    expect(placeFrom('--to', [url])).toEqual({ side: '--to', database: { kind: 'server', url } });
    const log = 'esdb+discover://127.0.0.1:2113';
    for (const words of [
      [log, url],
      [url, log],
    ])
      expect(placeFrom('--to', words)).toEqual({ side: '--to', database: { kind: 'server', url }, eventStore: { url: log } });
    expect(placeFrom('--to', [log, 'data'])).toMatchObject({ folder: 'data', eventStore: { url: log } });
  });

  test('takes the account for EventStoreDB from the environment, and nothing else', () => {
    const environment = {
      EVENTSTORE_USER: 'mover',
      EVENTSTORE_PASSWORD: 'p4ss',
      EVENTSTORE_URL: 'esdb://elsewhere',
      DATABASE_URL: 'postgres://elsewhere',
    };
    expect(placeFrom('--to', ['esdb://here:2113', 'data'], environment).eventStore).toEqual({
      url: 'esdb://here:2113',
      user: 'mover',
      password: 'p4ss',
    });
    expect(placeFrom('--to', ['data'], environment)).toEqual({ side: '--to', folder: 'data', database: { kind: 'folder', folder: 'data/database' } });
  });

  test.each<[string, string[], string]>([
    [
      'an address of another kind',
      ['mysql://root:s3cret@host/x'],
      '--to names a data folder, postgres://… for a server, or esdb://… for an EventStoreDB.',
    ],
    [
      'two databases',
      ['data', 'postgres://host/x'],
      '--to names one deployment: a data folder or postgres://…, and beside it esdb://… if the log is there.',
    ],
    [
      'two logs',
      ['data', 'esdb://a', 'esdb://b'],
      '--to names one deployment: a data folder or postgres://…, and beside it esdb://… if the log is there.',
    ],
    ['a log alone', ['esdb://host:2113'], '--to: a log in EventStoreDB stands beside a database. Name both, as in --to esdb://… postgres://…'],
    ['no name', [''], '--to names a folder, and this is no name.'],
    [
      'a connection string that is none',
      ['esdb://mover:s3cret:@host', 'data'],
      '--to must be a connection string such as esdb://host:2113?tls=true or esdb+discover://host:2113, with signs in a user or password as %40.',
    ],
    ['a Postgres address that is none', ['postgres:host'], '--to must begin with postgres:// or postgresql://.'],
  ])('is not %s; nothing of it is told', (_, words, message) => {
    expect(() => placeFrom('--to', words)).toThrow(new CopyRefused(message));
  });
});
