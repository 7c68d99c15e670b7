import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken } from '#access';
import { systemClock, type Clock, type Role } from '#kernel';
import { openPlatform, type Platform, type Settings } from '#platform';
import { composeService, publishSamples, type Service } from '#service';
import { Documented } from './documented.js';

/** An answer over HTTP. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

/**
 * A running service for tests: real HTTP, embedded storage in memory, a folder of its own. What it answers must be as the
 * interface document says, in every test.
 */
export interface Stepwise {
  url: string;
  platform: Platform;
  service: Service;
  token(role: Role, organisation?: string): Promise<string>;
  get<T = Record<string, unknown>>(path: string, as?: Role, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(path: string, body: unknown, as?: Role | null, headers?: Record<string, string>): Promise<Answer<T>>;
  stop(): Promise<void>;
}

const ORGANISATIONS: Partial<Record<Role, string>> = { 'gp-practice': 'A81001', commissioner: 'ICB01', auditor: 'ICB01', referrer: 'RYE' };

/** Starts the whole service, with the sample programmes unless told otherwise. */
export async function startStepwise(options: { clock?: Clock; settings?: Partial<Settings>; samples?: boolean } = {}): Promise<Stepwise> {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-test-'));
  const settings: Settings = {
    dataFolder: folder,
    database: { kind: 'memory' },
    nhsNumbers: 'strict',
    requestsPerMinute: 100_000,
    logLevel: 'silent',
    ...options.settings,
  };
  const platform = await openPlatform(settings, options.clock ?? systemClock);
  const service = await composed(platform, options.samples !== false).catch(async (error: unknown) => {
    // An open database would keep the test process alive for ever.
    await platform.close();
    throw error;
  });
  await service.app.listen(0, '127.0.0.1');
  const url = (await service.app.getUrl()).replace('[::1]', '127.0.0.1');
  const issued = new Map<string, Promise<string>>();
  const token = (role: Role, organisation = ORGANISATIONS[role] ?? 'PRV01'): Promise<string> => {
    const one = issued.get(`${role}|${organisation}`) ?? issueToken(platform.master.signing, { id: `${role}-1`, role, organisation });
    issued.set(`${role}|${organisation}`, one);
    return one;
  };
  const documented = new Documented(service.document() as never);
  const call = async <T>(method: string, path: string, as: Role | null, headers: Record<string, string>, body?: unknown): Promise<Answer<T>> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(as ? { authorization: `Bearer ${await token(as)}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const { status, headers: answered } = response;
    const answer = { status, headers: answered, body: (json ? JSON.parse(text) : text) as T };
    const faults = documented.faults({ method, path, status, contentType: answered.get('content-type') ?? '', body: answer.body });
    if (faults.length > 0) throw new Error(`${method} ${path} was answered otherwise than documented: ${faults.slice(0, 5).join('; ')}`);
    return answer;
  };
  return {
    url,
    platform,
    service,
    token,
    get: (path, as = 'caseworker', headers = {}) => call('GET', path, as, headers),
    post: (path, body, as = 'caseworker', headers = {}) => call('POST', path, as, headers, body),
    async stop() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function composed(platform: Platform, samples: boolean): Promise<Service> {
  if (samples) await publishSamples(platform);
  return await composeService(platform);
}
