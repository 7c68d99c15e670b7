import {
  addDays,
  addDaysToInstant,
  londonDate,
  type Actor,
  type CommandAnswer,
  type CommandEnvelope,
  type CorrectionReason,
  type Instant,
  type LocalDate,
  type Uuid,
  type WorkingCalendar,
} from '#kernel';
import type { ModuleCommand, Target } from '#handling';
import type { Platform } from '#platform';
import { calendarOf, type ConditionGroup, type Programme } from '#programmes/contract';
import { referralStream } from '#referral/contract';
import type { Service } from '#service';
import type { SampleProgramme } from '#invented';
import type { Chance } from '../chance.js';
import type { InventedPerson } from '../people/invented-person.js';
import { staffFor, type Staff } from '../people/staff.js';
import type { Hand } from './hand.js';

/** The running service that the demo is played through. */
export type Stage = Pick<Platform, 'intake' | 'eraser' | 'streams' | 'shelf'> &
  Pick<Service, 'send'> & {
    /** Sends a request by HTTP, though nothing listens. @throws Error unless it succeeds */
    post(path: string, body: object, as: Actor, requestId: Uuid): Promise<void>;
  };

/** An event that a command wrote. */
type Written = CommandAnswer['events'][number];

type Command = ModuleCommand<{ type: string }>;

/** What every part of a case works at: who it is about, who works on it, and what has been written so far. */
export class CaseDesk {
  staff: Staff;
  /** The main condition, as the referral has it. */
  condition: ConditionGroup = 'other';
  private ids: { caseId: Uuid; personId: Uuid } | undefined;
  private readonly written: Written[] = [];

  constructor(
    readonly stage: Stage,
    readonly hand: Hand,
    readonly person: InventedPerson,
    public programme: SampleProgramme,
    readonly chance: Chance,
  ) {
    this.staff = staffFor(programme, chance);
  }

  /** @throws Error before the referral was received */
  get caseId(): Uuid {
    return this.known.caseId;
  }

  get personId(): Uuid {
    return this.known.personId;
  }

  get now(): Instant {
    return this.hand.watch.now;
  }

  get today(): LocalDate {
    return londonDate(this.now);
  }

  get calendar(): WorkingCalendar {
    return calendarOf(this.terms.nation);
  }

  /** Weeks after discharge at which the programme follows people up. */
  get followUpWeeks(): readonly number[] {
    return this.terms.followUpWeeks;
  }

  /** The day on which the programme wants a plan of today to be looked at again. */
  get nextReview(): LocalDate {
    return addDays(this.today, this.terms.reviewEveryWeeks * 7);
  }

  daysAgo(days: number): LocalDate {
    return addDays(this.today, -days);
  }

  inWorkingDays(days: number): LocalDate {
    return this.calendar.addWorkingDays(this.today, days);
  }

  /** Somebody else of the same name and birth date, as happens. */
  namesake(): InventedPerson {
    const telephone = `07700 900${String(this.chance.between(0, 999)).padStart(3, '0')}`;
    return { ...this.person, nhsNumber: '', telephone, email: `namesake.${this.person.email}`, address: '7 Example Crescent' };
  }

  /** Notes what the intake made of a message. */
  async opened({ caseId, personId }: { caseId: Uuid; personId: Uuid }): Promise<void> {
    this.ids = { caseId, personId };
    const events = await this.stage.streams.read(referralStream(caseId));
    this.written.push(...events.filter(({ eventId }) => !this.written.some((one) => one.eventId === eventId)));
  }

  /** Another programme has the case now, and other people work on it. */
  movedTo(programme: SampleProgramme): void {
    this.programme = programme;
    this.staff = staffFor(programme, this.chance);
  }

  /** Sends a command about the case. @throws DemoRefused */
  async send(actor: Actor, make: (target: Target, envelope: CommandEnvelope) => Command): Promise<CommandAnswer> {
    return await this.sendAs(make({ caseId: this.caseId }, this.hand.envelope(actor)));
  }

  /** Sends a command that has its envelope already. @throws DemoRefused */
  async sendAs(command: Command): Promise<CommandAnswer> {
    const answer = this.hand.accepted(await this.stage.send(command));
    this.written.push(...answer.events);
    return answer;
  }

  /** Corrects the latest event of a type by the module that it belongs to, or strikes it out. @throws DemoRefused */
  async correct(
    module: new (target: Target, command: never, envelope: CommandEnvelope) => Command,
    type: string,
    change: { facts: Record<string, unknown> } | 'struck-out',
    reason: CorrectionReason,
  ): Promise<void> {
    const struckOut = change === 'struck-out';
    const facts = struckOut ? {} : change.facts;
    const correction = { type: 'CorrectFact', eventId: this.eventOf(type).eventId, reason, facts, struckOut };
    await this.send(this.staff.teamLead, (target, envelope) => new module(target, correction as never, envelope));
  }

  /** The latest event of a type that a command about this case wrote. */
  eventOf<D = Record<string, unknown>>(type: string): { eventId: Uuid; data: D } {
    const event = this.written.findLast((one) => one.type === type);
    if (!event) throw new Error(`Nothing of type ${type} has happened in this story`);
    return event as unknown as { eventId: Uuid; data: D };
  }

  /** Within `entries`, everything is entered now and happened some days ago, at this time of day. */
  enteredLate(days: number, entries: () => Promise<unknown>): Promise<void> {
    return this.hand.backdated(addDaysToInstant(this.now, -days), entries);
  }

  private get terms(): Programme {
    const standing = this.stage.shelf.inForce(this.today).find(({ id }) => id === this.programme);
    if (!standing) throw new Error(`The sample programme ${this.programme} has not been published`);
    return standing;
  }

  private get known(): { caseId: Uuid; personId: Uuid } {
    if (!this.ids) throw new Error('The referral of this story has not been received yet');
    return this.ids;
  }
}
