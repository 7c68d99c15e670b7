import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { firstValueFrom, NEVER, of, type Observable } from 'rxjs';
import { TimeLimit } from '../src/http/time-limit.js';

describe('an answer', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const answer = (handled: Observable<unknown>) => firstValueFrom(new TimeLimit().intercept({} as ExecutionContext, { handle: () => handled }));

  it('that comes in time is given', async () => {
    await expect(answer(of('in time'))).resolves.toBe('in time');
  });

  it('that takes over five seconds is a time-out', async () => {
    const late = expect(answer(NEVER)).rejects.toMatchObject({ status: 408, code: 'fhir.timeout' });
    await jest.advanceTimersByTimeAsync(5_001);
    await late;
  });
});
