import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { throwError, timeout, type Observable } from 'rxjs';
import { tooLate } from '../problems.js';

/** BaRS senders wait five seconds for an answer (BaRS core 1.5.0, processing times). */
const TIME_LIMIT_MS = 5_000;

/** Answers 408 when an answer takes too long. */
@Injectable()
export class TimeLimit implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(timeout({ first: TIME_LIMIT_MS, with: () => throwError(tooLate) }));
  }
}
