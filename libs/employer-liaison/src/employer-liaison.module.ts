import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { handledEmployerLiaison, EmployerLiaisonModuleCommand } from './handled-employer-liaison.js';
import { AdjustmentsController } from './http/adjustments.controller.js';
import { LiaisonController } from './http/liaison.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { EmployerViewController } from './http/view.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [LiaisonController, ReportsController, AdjustmentsController, EmployerViewController],
  providers: [commandHandler(EmployerLiaisonModuleCommand, handledEmployerLiaison)],
})
export class EmployerLiaisonModule {}
