import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { handledIntervention, handledInterventionIndex, InterventionIndexCommand, InterventionModuleCommand } from './handled-intervention.js';
import { InterventionsController } from './http/interventions.controller.js';
import { SessionsController } from './http/sessions.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [InterventionsController, SessionsController],
  providers: [commandHandler(InterventionModuleCommand, handledIntervention), commandHandler(InterventionIndexCommand, handledInterventionIndex)],
})
export class InterventionModule {}
