import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { canonicalJson } from '#event-log';
import { derivedId, newId, parseInstant, STEPWISE_NAMESPACE, type Actor, type CommandEnvelope } from '#kernel';
import type { MasterKey } from '#privacy';
import { requestProblem } from './problem.js';

/** What the HTTP layer has found out about a request. */
export interface KnownRequest extends FastifyRequest {
  actor?: Actor;
  correlationId?: string;
  master?: MasterKey;
}

/** Who sent the request. Routes that are public have `anonymous`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<KnownRequest>()),
);

/** The envelope of the command that a request carries: its headers, its sender, its effective time. */
export const Envelope = createParamDecorator((_: unknown, context: ExecutionContext): CommandEnvelope =>
  envelopeOf(context.switchToHttp().getRequest<KnownRequest>()),
);

/** The sender of a request without a token: somebody referring themself. */
const ANONYMOUS: Actor = { id: 'anonymous', role: 'person', organisation: 'public' };

export const actorOf = (request: KnownRequest): Actor => request.actor ?? ANONYMOUS;

/**
 * `Idempotency-Key` names the command together with sender, method and path: the same key there is the same command.
 * The fingerprint over the body tells a repeat from a key used twice. Senders whom nobody knows do not know of each other's
 * keys either, so for them the body is part of the name.
 */
export function envelopeOf(request: KnownRequest): CommandEnvelope {
  const actor = actorOf(request);
  const key = header(request, 'idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw requestProblem('request.invalid', [
      { field: 'Idempotency-Key', code: 'field.invalid', message: 'Idempotency-Key must be 1 to 255 printable characters.' },
    ]);
  }
  const path = request.url.split('?')[0];
  const fingerprint = request.master?.hash('command', canonicalJson(request.body ?? null)) ?? '';
  const sender = request.actor ? [actor.organisation, actor.id] : [actor.organisation, actor.id, fingerprint];
  const commandId = key === undefined ? newId() : derivedId(STEPWISE_NAMESPACE, [...sender, request.method, path, key].join('|'));
  const effectiveAt = (request.body as { effectiveAt?: unknown } | null)?.effectiveAt;
  const seenUpTo = ifMatch(request);
  const correlationId = request.correlationId ?? newId();
  return {
    commandId,
    fingerprint,
    correlationId,
    causationId: correlationId,
    actor,
    ...(typeof effectiveAt === 'string' ? { effectiveAt: parseInstant(effectiveAt) ?? effectiveAt } : {}),
    ...(seenUpTo === undefined ? {} : { seenUpTo }),
  };
}

/**
 * The case revision that `If-Match` names; of several the newest, since to have seen it is to have seen the others. `*`
 * matches any case that exists, so it asks for nothing. A weak tag is taken for the tag: proxies that compress make it so.
 */
function ifMatch(request: KnownRequest): string | undefined {
  const text = header(request, 'if-match')?.trim();
  if (text === undefined || text === '*') return undefined;
  const tags = text.split(',').map((tag) => /^(?:W\/)?"(\d{16})"$/.exec(tag.trim())?.[1]);
  if (tags.every((tag) => tag !== undefined)) return tags.toSorted().at(-1);
  throw requestProblem('request.invalid', [
    { field: 'If-Match', code: 'field.invalid', message: 'If-Match must be an ETag that this service gave for the case.' },
  ]);
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
