import { setTimeout as sleep } from 'node:timers/promises';
import { londonDate, newId, systemClock } from '#kernel';
import { aReferralFrom, type Body } from '#support/referrals.js';

/** A command that was answered: what was sent under which key, and what came back. */
export interface Acknowledged {
  path: string;
  body: Body;
  key: string;
  caseId: string;
  position: string;
  /** As the answer lists them; that to a referral does not. */
  eventIds: string[];
}

interface Receipt {
  caseId: string;
  position: string;
  events?: { eventId: string }[];
}

/** What a client is told when the service is not able to answer now. */
const TRY_AGAIN = new Set([500, 502, 503]);
const PAUSE_MS = 30;

/**
 * Clients that play the beginning of one case after another, each command under an Idempotency-Key of its own. A command that
 * gets no answer is repeated under the same key until it gets one, wherever the service is by then.
 */
export class Clients {
  readonly acknowledged: Acknowledged[] = [];
  /** How often a command had to be sent again. */
  repeats = 0;
  private leaving = false;
  private readonly gone = new AbortController();
  private playing: Promise<unknown> = Promise.resolve();
  private wake: () => void = () => undefined;

  /** @param where base URL of the service at this moment; clients beside each other may be sent to different ones */
  constructor(
    private readonly where: (client: number) => string,
    private readonly token: string,
  ) {}

  /** Begins with so many clients at once. */
  start(clients: number): void {
    this.playing = Promise.all(Array.from({ length: clients }, (_, client) => this.play(client)));
    // Told of in `stop` and `more`; the others leave as well.
    this.playing.catch(() => {
      this.gone.abort();
      this.wake();
    });
  }

  /** Waits until so many more commands have been answered. */
  async more(commands: number): Promise<void> {
    const enough = this.acknowledged.length + commands;
    let failed = false;
    void this.playing.catch(() => (failed = true));
    while (this.acknowledged.length < enough && !failed) await new Promise<void>((resolve) => (this.wake = resolve));
    if (failed) await this.playing;
  }

  /** No more commands are begun; settles when all that were begun have been answered. @throws if one was refused */
  async stop(): Promise<void> {
    this.leaving = true;
    await this.playing;
  }

  /** Leaves at once, answered or not. */
  async abandon(): Promise<void> {
    this.gone.abort();
    await this.playing.catch(() => undefined);
  }

  /** Sends a command again under the key that it had. */
  async again({ path, body, key }: Acknowledged): Promise<string[]> {
    return eventIdsOf(await this.answer(0, path, body, key));
  }

  private async play(client: number): Promise<void> {
    while (!this.leaving) {
      const { caseId } = await this.send(client, '/v1/referrals', aReferralFrom('gp', {}, londonDate(systemClock.now())));
      for (const [path, body] of beginning) if (!this.leaving) await this.send(client, `/v1/cases/${caseId}/${path}`, body);
    }
  }

  private async send(client: number, path: string, body: Body): Promise<Receipt> {
    const key = newId();
    const answer = await this.answer(client, path, body, key);
    this.acknowledged.push({ path, body, key, caseId: answer.caseId, position: answer.position, eventIds: eventIdsOf(answer) });
    this.wake();
    return answer;
  }

  private async answer(client: number, path: string, body: Body, key: string): Promise<Receipt> {
    for (; !this.gone.signal.aborted; this.repeats++) {
      const response = await fetch(`${this.where(client)}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: this.gone.signal,
      }).catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      if (response?.ok && text !== undefined) return JSON.parse(text) as Receipt;
      if (response && text !== undefined && !TRY_AGAIN.has(response.status)) throw new Error(`POST ${path}: ${response.status} ${text}`);
      await sleep(PAUSE_MS);
    }
    throw new Error('The clients have left');
  }
}

const eventIdsOf = ({ events = [] }: Receipt): string[] => events.map(({ eventId }) => eventId);

/** What happens in a case after its referral. */
const beginning: readonly (readonly [path: string, body: Body])[] = [
  ['referral/accept', {}],
  ['triage/decision', { stage: 'B', priority: 'routine', assessmentMode: 'telephone' }],
  ['allocation', { practitioner: 'caseworker-1' }],
  ['contact-attempts', { method: 'telephone', result: 'no-answer' }],
  ['contact-attempts', { method: 'telephone', result: 'spoke' }],
  ['work-status', { status: 'off-sick', evidence: 'person' }],
];
