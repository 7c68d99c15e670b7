import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { DischargeModuleCommand, handledDischarge } from './handled-discharge.js';
import { DischargeController } from './http/discharge.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [DischargeController],
  providers: [commandHandler(DischargeModuleCommand, handledDischarge)],
})
export class DischargeModule {}
