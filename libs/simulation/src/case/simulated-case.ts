import { addDays, atLondonTime, londonDate, type Actor, type Instant, type LocalDate, type Uuid, type WorkingCalendar } from '#kernel';
import { calendarOf, type Programme } from '#programmes/contract';
import { THE_SYSTEM } from '#projections';
import type { Chance } from '#invented';
import type { InventedPerson } from './people.js';
import type { Ledger } from '../log/ledger.js';
import type { Chains } from '../log/chains.js';
import type { Happening } from './happening.js';
import { staffOf, type Staff } from './staff.js';

/** What a command said of itself, for those that follow from it. */
export interface Said {
  eventId: Uuid;
  /** Of the last event that was recorded with it. */
  last: Uuid;
  correlationId: Uuid;
  effectiveAt: Instant;
}

/** How something is recorded, beside what it is. */
interface How {
  /** When it happened; absent: now. */
  effectiveAt?: Instant;
  /** What made the system do it. */
  because?: Said;
}

const FIRST_MINUTE = 8 * 60 + 30;
const LAST_MINUTE = 16 * 60 + 45;

/** One case as it goes on: who it is about, who works on it, what time it is in it. Whatever is recorded goes into the ledger. */
export class SimulatedCase {
  readonly caseId: Uuid;
  readonly chains: Chains = new Map();
  staff: Staff;
  private at: number;

  /** @param now when it begins, in milliseconds since 1970 */
  constructor(
    private readonly ledger: Ledger,
    readonly chance: Chance,
    public programme: Programme,
    readonly person: InventedPerson,
    now: number,
  ) {
    this.caseId = chance.id();
    this.staff = staffOf(programme, chance);
    this.at = now;
  }

  get now(): Instant {
    return new Date(this.at).toISOString();
  }

  get today(): LocalDate {
    return londonDate(this.now);
  }

  get calendar(): WorkingCalendar {
    return calendarOf(this.programme.nation);
  }

  /** Whether the simulation goes on to this moment; what comes later is not recorded. */
  get isOver(): boolean {
    return this.at > this.ledger.end;
  }

  /** Some minutes pass. */
  minutes(count: number): void {
    this.at += count * 60_000 + this.chance.between(1, 59_999);
  }

  /** Working days pass; it is some time within working hours. */
  workingDays(days: number): void {
    if (days === 0) return this.minutes(this.chance.between(5, 30));
    this.moveTo(this.calendar.addWorkingDays(this.today, days));
  }

  /** Days pass, up to the next working day; it is some time within working hours. */
  days(days: number): void {
    if (days === 0) return this.minutes(this.chance.between(5, 30));
    this.moveTo(this.calendar.addWorkingDays(addDays(this.today, days), 0));
  }

  /** It is now that moment, or some minutes after what was recorded last. */
  until(moment: Instant, minutesAfter = 0): void {
    this.at = Math.max(Date.parse(moment) + minutesAfter * 60_000, this.at + 60_000);
  }

  /** A moment in working hours, some working days from now. */
  inWorkingDays(days: number): Instant {
    return atLondonTime(this.calendar.addWorkingDays(this.today, Math.max(1, days)), this.chance.between(36, 64) * 15);
  }

  /** Records what one command brings about in one stream. Returns what it said of its first event. */
  record(by: Actor, stream: string, happenings: readonly Happening[], how: How = {}): Said {
    return this.enter(by, stream, happenings, this.caseId, this.chains, how);
  }

  /** Records what the system does by itself because of an event, a moment later. */
  follows(because: Said, stream: string, happenings: readonly Happening[], how: How = {}): Said {
    this.at += this.chance.between(20, 400);
    return this.enter(THE_SYSTEM, stream, happenings, this.caseId, this.chains, { ...how, because });
  }

  /** As `follows`, in the stream of the person, which belongs to no case. */
  followsForPerson(because: Said, stream: string, happenings: readonly Happening[], chains: Chains): Said {
    this.at += this.chance.between(20, 400);
    return this.enter(THE_SYSTEM, stream, happenings, null, chains, { because });
  }

  private enter(
    by: Actor,
    stream: string,
    happenings: readonly Happening[],
    caseId: Uuid | null,
    chains: Chains,
    { effectiveAt, because }: How,
  ): Said {
    const { chance, now } = this;
    const commandId = chance.id();
    const correlationId = because?.correlationId ?? commandId;
    const causationId = because?.eventId ?? commandId;
    const fingerprint = chance.hash();
    const when = effectiveAt ?? now;
    let said: Said | undefined;
    for (const { type, data, personal, effectiveAt: own } of happenings) {
      const eventId = chance.id();
      said = said ? { ...said, last: eventId } : { eventId, last: eventId, correlationId, effectiveAt: own ?? when };
      const event = { eventId, type, caseId, effectiveAt: own ?? when, actor: by, correlationId, causationId, commandId, fingerprint, data };
      this.ledger.enter({ at: this.at, stream, chains, person: this.person, chance, personal }, event);
    }
    return said as Said;
  }

  private moveTo(day: LocalDate): void {
    const minute = this.chance.between(FIRST_MINUTE, LAST_MINUTE);
    this.at = Math.max(Date.parse(atLondonTime(day, minute)) + this.chance.between(0, 59_999), this.at + 60_000);
  }
}
