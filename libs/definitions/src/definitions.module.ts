import { Module } from '@nestjs/common';
import { DefinitionsController } from './http/definitions.controller.js';

/** What the figures of reports mean. */
@Module({ controllers: [DefinitionsController] })
export class DefinitionsModule {}
