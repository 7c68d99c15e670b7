import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { handledTriage, TriageModuleCommand } from './handled-triage.js';
import { AllocationController } from './http/allocation.controller.js';
import { ContactsController } from './http/contacts.controller.js';
import { PausesController } from './http/pauses.controller.js';
import { ProposalController } from './http/proposal.controller.js';
import { TriageController } from './http/triage.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [TriageController, ProposalController, AllocationController, ContactsController, PausesController],
  providers: [commandHandler(TriageModuleCommand, handledTriage)],
})
export class TriageModule {}
