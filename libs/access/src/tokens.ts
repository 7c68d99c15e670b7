import type { KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { ROLES, type Actor, type Role } from '#kernel';

const ISSUER = 'stepwise';

/** Makes a token for an actor, signed with the deployment's own key. `validFor` as in `30d`, `12h`. */
export function issueToken(key: KeyObject, actor: Actor, validFor = '30d'): Promise<string> {
  return new SignJWT({ role: actor.role, organisation: actor.organisation })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(actor.id)
    .setIssuer(ISSUER)
    .setIssuedAt()
    .setExpirationTime(validFor)
    .sign(key);
}

/** The actor that a token speaks for, or `undefined` if it is not valid, not ours, or expired. */
export async function actorOfToken(key: KeyObject, token: string): Promise<Actor | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, { issuer: ISSUER, algorithms: ['HS256'], requiredClaims: ['sub', 'exp'] });
    const { sub, role, organisation } = payload as { sub?: string; role?: string; organisation?: string };
    if (!sub || !organisation || !ROLES.includes(role as Role) || role === 'system') return undefined;
    return { id: sub, role: role as Role, organisation };
  } catch {
    return undefined;
  }
}
