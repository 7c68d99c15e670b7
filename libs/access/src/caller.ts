import type { KeyObject } from 'node:crypto';
import type { Actor } from '#kernel';
import { actorOfToken } from './tokens.js';

/** Who calls, from an `Authorization: Bearer` header; `undefined`: nobody that we know. */
export async function callerOf(key: KeyObject, authorization: string | undefined): Promise<Actor | undefined> {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  return token ? await actorOfToken(key, token) : undefined;
}
