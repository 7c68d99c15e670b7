import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { AssessmentModuleCommand, handledAssessment } from './handled-assessment.js';
import { AppointmentsController } from './http/appointments.controller.js';
import { AssessmentController } from './http/assessment.controller.js';
import { InstrumentsController } from './http/instruments.controller.js';
import { PlanController } from './http/plan.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [AppointmentsController, AssessmentController, PlanController, InstrumentsController],
  providers: [commandHandler(AssessmentModuleCommand, handledAssessment)],
})
export class AssessmentModule {}
