import { Inject, Injectable, type Type } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandAnswer, CommandEnvelope, CorrectFact, EventShape, Refusal } from '#kernel';
import { Desk } from './desk.js';
import type { Handled, Target } from './handled.js';

/** A command on its way to its module over the command bus. Each module has a subclass of its own. */
export abstract class ModuleCommand<C extends { type: string }> extends Command<CommandAnswer | Refusal> {
  constructor(
    readonly target: Target,
    readonly command: C | CorrectFact,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** The one handler of a module's commands. */
export function commandHandler<S, C extends { type: string }, E extends EventShape, X>(
  commandClass: new (target: Target, command: C, envelope: CommandEnvelope) => ModuleCommand<C>,
  handled: Handled<S, C, E, X>,
): Type<ICommandHandler> {
  @Injectable()
  @CommandHandler(commandClass)
  class Handler implements ICommandHandler<ModuleCommand<C>, CommandAnswer | Refusal> {
    constructor(@Inject(Desk) private readonly desk: Desk) {}

    execute({ target, command, envelope }: ModuleCommand<C>): Promise<CommandAnswer | Refusal> {
      return this.desk.handle(handled, target, command, envelope);
    }
  }
  return Handler;
}
