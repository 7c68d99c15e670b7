import { afterEach, expect, test } from '@jest/globals';
import type { EventLog, LogSignal } from '#event-log';
import { ProgrammeShelf } from '#programmes';
import type { ProgrammeEvent } from '#programmes/contract';
import type { Recorded } from '#kernel';
import { givenEvents, programmePublished } from '#support/projections.js';
import { aStagedProgramme } from '#support/stories.js';

const another = { ...aStagedProgramme(), id: 'another-service' };
const [first, second] = givenEvents(programmePublished(aStagedProgramme()), programmePublished(another)) as Recorded<ProgrammeEvent>[];

/** A log that says what it is told to, and whose connection can break. */
class ScriptedLog implements Pick<EventLog, 'subscribe'> {
  readonly subscribedAfter: string[] = [];
  private say: (signal: LogSignal | Error) => void = () => undefined;

  async *subscribe({ after, signal: stop }: { after: string; signal: AbortSignal }): AsyncIterable<LogSignal> {
    this.subscribedAfter.push(after);
    const all = [first, second].filter((event) => event && event.position > after && this.written.includes(event)) as Recorded<ProgrammeEvent>[];
    if (all.length > 0) yield { kind: 'events', events: all, position: all.at(-1)?.position ?? after };
    yield { kind: 'caught-up', position: all.at(-1)?.position ?? after };
    while (!stop.aborted) {
      const said = await new Promise<LogSignal | Error | undefined>((resolve) => {
        this.say = resolve;
        stop.addEventListener('abort', () => resolve(undefined), { once: true });
      });
      if (said instanceof Error) throw said;
      if (said) yield said;
    }
  }

  constructor(readonly written: (Recorded<ProgrammeEvent> | undefined)[]) {}

  breaks(): void {
    this.say(new Error('Connection terminated'));
  }

  tells(event: Recorded<ProgrammeEvent>): void {
    this.written.push(event);
    this.say({ kind: 'events', events: [event], position: event.position });
  }
}

const ids = (): string[] => shelf.inForce('2026-03-02').map(({ id }) => id);
let shelf: ProgrammeShelf;
afterEach(() => shelf.stop());

async function opened(log: ScriptedLog): Promise<void> {
  shelf = new ProgrammeShelf(log as unknown as EventLog, { failed: () => undefined });
  await shelf.start();
}

test('holds what had been published when it starts, and what is published since', async () => {
  const log = new ScriptedLog([first]);
  await opened(log);
  expect(ids()).toEqual(['staged-service']);
  const here = shelf.has('another-service', 1);
  log.tells(second!);
  await here;
  expect(ids()).toEqual(['staged-service', 'another-service']);
  expect(shelf.standing('never-published')).toEqual({ status: 'unpublished' });
});

test('keeps what it holds while the log cannot be reached, and goes on from where it was', async () => {
  const log = new ScriptedLog([first]);
  await opened(log);
  log.breaks();
  expect(ids()).toEqual(['staged-service']);
  log.written.push(second);
  await shelf.has('another-service', 1);
  expect(ids()).toEqual(['staged-service', 'another-service']);
  expect(log.subscribedAfter).toEqual(['0000000000000000', first?.position]);
});
