import { once } from 'node:events';
import { request as send } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { settingsFrom } from '#platform';
import { startStepwise, type Answer, type Stepwise } from '#support/app.js';

let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise({ samples: false, settings: { requestsPerMinute: 300 } })));
afterAll(() => stepwise.stop());

const call = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(`${stepwise.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
const json = { 'content-type': 'application/json' };

test('a server that stops does not wait for connections over which nothing was asked', async () => {
  const other = await startStepwise({ samples: false });
  const { port, hostname: host } = new URL(other.url);
  const unused = connect({ port: Number(port), host });
  await once(unused, 'connect');
  const closed = once(unused, 'close');
  expect((await other.get('/health/live')).status).toBe(200);
  await other.stop();
  await closed;
});

describe('every answer', () => {
  test.each([
    ['/v1/programmes', 200],
    ['/v1/cases', 401],
    ['/nothing', 404],
    ['/health/live', 200],
  ])('tells browsers and caches to do nothing with it: %s', async (path, status) => {
    const answer = await call('GET', path);
    expect([answer.status, Object.fromEntries(answer.headers)]).toMatchObject([
      status,
      {
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    ]);
  });

  test('of the page that shows the interface lets it run its own scripts, and no others', async () => {
    const page = await call('GET', '/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await page.text()).match(/<script(?![^>]*src="\.\/docs\/)/g)).toBeNull();
  });

  test('carries the correlation id that was sent, or one of its own', async () => {
    const id = '3702A3CC-0E23-4CF3-8C7D-AEFF1BC33054';
    expect((await call('GET', '/nothing', { 'x-correlation-id': id })).headers.get('x-correlation-id')).toBe(id.toLowerCase());
    const own = (await call('GET', '/nothing', { 'x-correlation-id': 'a name' })).headers.get('x-correlation-id');
    expect(own).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('what never reaches a controller is a problem as well', () => {
  const staff = async () => ({ authorization: `Bearer ${await stepwise.token('gp-practice')}` });
  const refer = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
    call('POST', '/v1/referrals', { ...(await staff()), ...headers }, body);

  test.each<[string, () => Promise<Response>, number, string]>([
    ['a body that is no JSON', () => refer('{'), 400, 'request.malformed'],
    ['a body that reaches for prototypes', () => refer('{"__proto__": {}}'), 400, 'request.malformed'],
    ['a body that is no UTF-8', () => refer(new Uint8Array(Buffer.from('{"reason": "Zo\xeb"}', 'latin1'))), 400, 'request.malformed'],
    ['an empty body that says it is JSON', () => refer(''), 400, 'request.malformed'],
    ['a list where an object is due', () => refer('[]'), 400, 'request.invalid'],
    ['a body of another kind', () => refer('x', { 'content-type': 'text/plain' }), 415, 'request.unsupported-media-type'],
    ['a form', () => refer('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'request.unsupported-media-type'],
    ['a body beyond the limit', () => refer(JSON.stringify({ text: 'x'.repeat(600_000) })), 413, 'request.too-large'],
    ['an address that cannot be read', () => call('GET', '/v1/cases/%E0%A4%A'), 400, 'request.invalid'],
    ['an address that is not there', () => call('GET', '/v1/nothing'), 404, 'request.not-found'],
    ['a method that is not there', () => call('DELETE', '/v1/programmes'), 404, 'request.not-found'],
    [
      'an id that is none',
      async () => call('GET', '/v1/cases/1', { authorization: `Bearer ${await stepwise.token('caseworker')}` }),
      400,
      'request.invalid',
    ],
    ['a caller whom nobody knows', () => call('GET', '/v1/cases', { authorization: 'Bearer x' }), 401, 'access.unauthenticated'],
    ['a caller who may not', async () => call('GET', '/v1/cases', await staff()), 403, 'access.forbidden'],
  ])('%s', async (_, asked, status, code) => {
    const answer = await asked();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect(await answer.json()).toMatchObject({ status, code, correlationId: answer.headers.get('x-correlation-id') });
  });

  test('a caller whom nobody knows is told how to say who they are', async () =>
    expect((await call('GET', '/v1/cases')).headers.get('www-authenticate')).toBe('Bearer'));

  test('a client that waits for what is not there yet is told when to ask again', async () => {
    const answer = await call('GET', '/v1/programmes?after=9999999999999999');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  }, 15_000);
});

describe('ids', () => {
  test('in the address may be written in capitals', async () => {
    const missing: Answer = await stepwise.get('/v1/cases/C0000000-0000-4000-8000-000000000001');
    expect(missing).toMatchObject({ status: 404, body: { code: 'case.not-found' } });
  });
});

describe('the limit of requests', () => {
  const left = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> =>
    Number((await call(method, path, { ...json, ...headers }, method === 'POST' ? '{}' : undefined)).headers.get('x-ratelimit-remaining'));

  test('counts tokens that are not valid as the address that they come from', async () => {
    const before = await left('/v1/programmes');
    expect(await left('/v1/programmes', { authorization: 'Bearer one' })).toBe(before - 1);
    expect(await left('/v1/programmes', { authorization: 'Bearer another' })).toBe(before - 2);
  });

  test('counts an account by itself', async () => {
    const authorization = `Bearer ${await stepwise.token('operator')}`;
    expect(await left('/v1/programmes', { authorization })).toBe(299);
    expect(await left('/v1/programmes', { authorization })).toBe(298);
  });

  test('believes no proxy that it was not told of', async () => {
    const before = await left('/v1/programmes');
    expect(await left('/v1/programmes', { 'x-forwarded-for': '192.0.2.1' })).toBe(before - 1);
  });

  test('leaves a hundredth for self-referrals, however the address is written, and says how long to wait', async () => {
    const paths = ['/v1/self-referrals', '/v1/self%2Dreferrals?x=1', '/v1/self-referrals'];
    for (const path of paths) expect((await call('POST', path, json, '{}')).status).toBe(400);
    const over = await call('POST', '/v1/self-referrals', { ...json, authorization: 'Bearer new' }, '{}');
    expect([over.status, Number(over.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await over.json()).toMatchObject({ code: 'request.too-many' });
  });
});

test('a proxy that it was told of tells clients apart', async () => {
  const behind = await startStepwise({ samples: false, settings: { requestsPerMinute: 300, trustedProxies: 1 } });
  const left = (forwardedFor: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const request = send(`${behind.url}/v1/programmes`, { headers: { 'x-forwarded-for': forwardedFor } }, (answer) => {
        answer.resume();
        resolve(Number(answer.headers['x-ratelimit-remaining']));
      });
      request.once('error', reject).end();
    });
  expect([await left('192.0.2.1'), await left('192.0.2.2'), await left('192.0.2.1')]).toEqual([299, 299, 298]);
  // What the client itself wrote into the header stands further left, and does not count.
  expect(await left('198.51.100.7, 192.0.2.1')).toBe(297);
  await behind.stop();
});

test('no proxy is trusted unless a setting says how many there are', () => {
  expect(settingsFrom({}, 'data').trustedProxies).toBeUndefined();
  expect(settingsFrom({ STEPWISE_TRUSTED_PROXIES: '2' }, 'data').trustedProxies).toBe(2);
  expect(() => settingsFrom({ STEPWISE_TRUSTED_PROXIES: 'all' }, 'data')).toThrow('STEPWISE_TRUSTED_PROXIES');
});

describe('what never becomes a request is answered with a problem:', () => {
  test('an address beyond the limit', async () => {
    const answer = await call('GET', `/v1/programmes?practice=${'x'.repeat(20_000)}`);
    const body = (await answer.json()) as { code: string; correlationId: string };
    expect([answer.status, answer.headers.get('content-type'), body.code]).toEqual([
      431,
      'application/problem+json; charset=utf-8',
      'request.headers-too-large',
    ]);
    expect(answer.headers.get('x-correlation-id')).toBe(body.correlationId);
  });

  test('no HTTP at all', async () => {
    const { hostname, port } = new URL(stepwise.url);
    const text = await new Promise<string>((resolve, reject) => {
      let told = '';
      const socket = connect(Number(port), hostname, () => socket.write('GIVE ME CASES\r\n\r\n'));
      socket.on('data', (data) => (told += data.toString())).on('end', () => resolve(told));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad request\r\n/);
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toMatchObject({ status: 400, code: 'request.invalid', fields: [{ field: 'request' }] });
  });
});
