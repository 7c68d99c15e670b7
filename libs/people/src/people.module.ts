import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { AccessLogController } from './http/access-log.controller.js';
import { PeopleController } from './http/people.controller.js';
import { handledPeople, PeopleCommand } from './people-commands.js';

@Module({
  imports: [CqrsModule],
  controllers: [PeopleController, AccessLogController],
  providers: [commandHandler(PeopleCommand, handledPeople)],
})
export class PeopleModule {}
