import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { handledLetters, LettersModuleCommand } from './handled-letters.js';
import { LettersController } from './http/letters.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [LettersController],
  providers: [commandHandler(LettersModuleCommand, handledLetters)],
})
export class LettersModule {}
