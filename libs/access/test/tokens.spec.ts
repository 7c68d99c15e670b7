import { type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { base64url, SignJWT, UnsecuredJWT } from 'jose';
import { actorOfToken, callerOf, issueToken } from '#access';
import { ROLES, type Actor, type Role } from '#kernel';
import { MasterKey } from '#privacy';

const key = MasterKey.random().signing;
const nurse: Actor = { id: 'nurse-1', role: 'clinician', organisation: 'PRV01' };

/** A token as ours is made, but for what the test changes. */
const token = (claims: object = {}, { alg = 'HS256', secret = key }: { alg?: string; secret?: KeyObject | Uint8Array } = {}) =>
  new SignJWT({ role: nurse.role, organisation: nurse.organisation, sub: nurse.id, iss: 'stepwise', ...claims })
    .setProtectedHeader({ alg })
    .setExpirationTime('1h')
    .sign(secret);

describe('a token of ours', () => {
  test.each(ROLES.filter((role) => role !== 'system'))('speaks for a %s', async (role) => {
    const actor = { ...nurse, role };
    expect(await actorOfToken(key, await issueToken(key, actor))).toEqual(actor);
  });

  test('speaks for nobody once it has expired', async () => expect(await actorOfToken(key, await issueToken(key, nurse, '-1s'))).toBeUndefined());

  test('is read from the header, however Bearer is written', async () => {
    const text = await token();
    expect(await callerOf(key, `Bearer ${text}`)).toEqual(nurse);
    expect(await callerOf(key, `bearer ${text}`)).toEqual(nurse);
    expect(
      await Promise.all([undefined, '', text, `Basic ${text}`, `Bearer${text}`, `Bearer ${text}.`].map((h) => callerOf(key, h))),
    ).not.toContainEqual(nurse);
  });
});

describe('a token speaks for nobody', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['of another key', () => token({}, { secret: MasterKey.random().signing })],
    ['of another issuer', () => token({ iss: 'elsewhere' })],
    ['without a subject', () => token({ sub: undefined })],
    ['with an empty subject', () => token({ sub: '' })],
    ['without an organisation', () => token({ organisation: undefined })],
    ['without a role', () => token({ role: undefined })],
    ['with a role that there is not', () => token({ role: 'admin' as Role })],
    ['with the role of the system, which nobody has', () => token({ role: 'system' })],
    ['signed in another way', () => token({}, { alg: 'HS512', secret: Buffer.alloc(64, key.export()) })],
    ['that never expires', () => new SignJWT({ ...nurse, sub: nurse.id, iss: 'stepwise' }).setProtectedHeader({ alg: 'HS256' }).sign(key)],
    ['without a signature', () => new UnsecuredJWT({ ...nurse }).setSubject(nurse.id).setIssuer('stepwise').setExpirationTime('1h').encode()],
    [
      'that says so itself',
      () => `${base64url.encode('{"alg":"none"}')}.${base64url.encode(JSON.stringify({ ...nurse, sub: 'x', iss: 'stepwise' }))}.`,
    ],
    ['that is none', () => 'x.y.z'],
  ])('%s', async (_, made) => expect(await actorOfToken(key, await made())).toBeUndefined());

  test('whose claims were changed', async () => {
    const [head, , signature] = (await token()).split('.');
    const claims = base64url.encode(JSON.stringify({ ...nurse, role: 'operator', sub: nurse.id, iss: 'stepwise', exp: 4_000_000_000 }));
    expect(await actorOfToken(key, [head, claims, signature].join('.'))).toBeUndefined();
  });
});
