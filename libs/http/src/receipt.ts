import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ModuleCommand } from '#handling';
import { isRefusal, type CommandAnswer } from '#kernel';
import { Identifier, Moment, Parts, Text, Whole } from './fields.js';
import { refused } from './problem.js';

/** An event that a command wrote. */
export class WrittenEvent {
  @Identifier({ about: 'Id of the event; corrections name it.' })
  eventId: string;

  @Text({ about: 'What happened, as a type of event.', example: 'ReferralAccepted' })
  type: string;
}

/** The answer to every command: what it wrote, and where in the log. */
export class Receipt {
  @Identifier({ about: 'The case that the command was about.' })
  caseId: string;

  @Whole({ about: 'Revision of the changed part of the case: its number of events, from 0.', min: -1, max: 2_147_483_647, example: 3 })
  revision: number;

  @Text({ about: 'Log position of the last event. Pass it as `?after=` to read what it changed; it is also the ETag.', example: '0000000000000042' })
  position: string;

  @Parts(() => WrittenEvent, {
    about: 'The events written, in order; empty if there was nothing to do.',
    example: [{ eventId: '6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11', type: 'ReferralAccepted' }],
  })
  events: WrittenEvent[];
}

/** The answer to a command that made something: its id as well. */
export class CreatedReceipt extends Receipt {
  @Identifier({ about: 'Id of what was made: an appointment, an intervention, a session, an adjustment …' })
  id: string;
}

/** Sends commands over the command bus and turns refusals into problems. */
@Injectable()
export class CommandSender {
  constructor(private readonly bus: CommandBus) {}

  /** @throws ProblemException if the command is refused */
  async send(command: ModuleCommand<{ type: string }>): Promise<CommandAnswer> {
    const answer = await this.bus.execute(command);
    if (isRefusal(answer)) throw refused(answer);
    return answer;
  }

  /** As `send`, answered as HTTP answers. */
  async receipt(command: ModuleCommand<{ type: string }>): Promise<Receipt> {
    return receiptOf(command.target.caseId, await this.send(command));
  }
}

/** A command's answer as HTTP gives it. */
export function receiptOf(caseId: string, answer: CommandAnswer): Receipt {
  return Object.assign(new Receipt(), {
    caseId,
    revision: answer.revision,
    position: answer.position,
    events: answer.events.map(({ eventId, type }) => ({ eventId, type })),
  });
}

/** What every body of a case command may say: when it happened. */
export class FactBody {
  @Moment({ about: 'When it happened, if not now. A late entry gives the time past.', optional: true })
  effectiveAt?: string;
}
