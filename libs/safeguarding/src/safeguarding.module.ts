import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { handledSafeguarding, SafeguardingModuleCommand } from './handled-safeguarding.js';
import { SafeguardingController } from './http/safeguarding.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [SafeguardingController],
  providers: [commandHandler(SafeguardingModuleCommand, handledSafeguarding)],
})
export class SafeguardingModule {}
