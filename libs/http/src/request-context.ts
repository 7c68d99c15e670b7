import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mergeMap, type Observable, tap } from 'rxjs';
import { isUuid, newId } from '#kernel';
import { MasterKey } from '#privacy';
import { ReadModels } from './read-models.js';
import type { KnownRequest } from './envelope.js';
import { requestProblem } from './problem.js';

/** How long `?after=` waits for the read models, in milliseconds. */
const AFTER_TIMEOUT_MS = 5_000;

/** What every request gets: a correlation id, `?after=`, an ETag on what has a position. */
@Injectable()
export class RequestContext implements NestInterceptor {
  constructor(
    @Inject(MasterKey) private readonly master: MasterKey,
    private readonly readModels: ReadModels,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<KnownRequest>();
    const reply = http.getResponse<FastifyReply>();
    request.master = this.master;
    inLowerCase(request.params as Record<string, string>);
    const after = (request.query as { after?: unknown }).after;
    if (after !== undefined) {
      delete (request.query as { after?: unknown }).after;
      await this.wait(after);
    }
    return next.handle().pipe(
      mergeMap(async (body: unknown) => body),
      tap((body) => {
        const position = (body as { position?: unknown } | null)?.position;
        if (typeof position === 'string' && /^\d{16}$/.test(position)) void reply.header('etag', `"${position}"`);
      }),
    );
  }

  private async wait(after: unknown): Promise<void> {
    if (typeof after !== 'string' || !/^\d{16}$/.test(after)) {
      throw requestProblem('request.invalid', [
        { field: 'after', code: 'field.invalid', message: 'after must be a position that a command was answered with.' },
      ]);
    }
    if (!(await this.readModels.have(after, AFTER_TIMEOUT_MS))) throw requestProblem('read-model.behind');
  }
}

/** Ids are given out in lower case, and streams are named after them; RFC 9562 lets a client write them otherwise. */
function inLowerCase(params: Record<string, string>): void {
  for (const [name, value] of Object.entries(params)) if (isUuid(value)) params[name] = value.toLowerCase();
}

/** The correlation id of a request: as sent in `X-Correlation-ID` if that is a UUID, else a new one. */
export function correlationIdFor(sent: string | string[] | undefined): string {
  const text = Array.isArray(sent) ? sent[0] : sent;
  return text && isUuid(text) ? text.toLowerCase() : newId();
}
