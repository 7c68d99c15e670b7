import { Global, Module, type DynamicModule, type InjectionToken } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Database } from '#database';
import { Desk, Streams } from '#handling';
import { CommandSender, ReadModels } from '#http';
import { CLOCK } from '#kernel';
import { Eraser, Looks } from '#people';
import { MasterKey, Vault } from '#privacy';
import { ProgrammeShelf } from '#programmes';
import { Progress } from '#projections';
import { ReferralIntake } from '#referral';
import { EVENT_LOG, LOGGER, SETTINGS } from './tokens.js';
import type { Platform } from './platform.js';

/** Makes the opened platform known to all modules. */
@Global()
@Module({})
export class PlatformModule {
  static over(platform: Platform): DynamicModule {
    const given: [token: InjectionToken, value: unknown][] = [
      [CLOCK, platform.clock],
      [SETTINGS, platform.settings],
      [LOGGER, platform.logger],
      [EVENT_LOG, platform.log],
      [Database, platform.database],
      [Desk, platform.desk],
      [Streams, platform.streams],
      [MasterKey, platform.master],
      [Vault, platform.vault],
      [ProgrammeShelf, platform.shelf],
      [ReferralIntake, platform.intake],
      [Eraser, platform.eraser],
      [Looks, platform.looks],
      [Progress, platform.progress],
    ];
    return {
      module: PlatformModule,
      imports: [CqrsModule.forRoot()],
      providers: [...given.map(([provide, useValue]) => ({ provide, useValue })), CommandSender, ReadModels],
      exports: [...given.map(([token]) => token), CommandSender, ReadModels],
    };
  }
}
