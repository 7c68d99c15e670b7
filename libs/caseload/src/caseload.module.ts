import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { CaseloadController } from './http/caseload.controller.js';
import { WorklistItemsController } from './http/worklist-items.controller.js';
import { WorklistsController } from './http/worklists.controller.js';
import { handledWorklist, WorklistCommand } from './worklist/handled-worklist.js';

@Module({
  imports: [CqrsModule],
  controllers: [CaseloadController, WorklistsController, WorklistItemsController],
  providers: [commandHandler(WorklistCommand, handledWorklist)],
})
export class CaseloadModule {}
