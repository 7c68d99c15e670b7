import { Module, type DynamicModule, type InjectionToken } from '@nestjs/common';
import { CURRENT_WAITS, ProgrammesController } from './http/programmes.controller.js';

@Module({})
export class ProgrammesModule {
  /** @param imports the module that provides what is named `waits`, a `WaitsSource` */
  static withWaits(imports: DynamicModule['imports'], waits: InjectionToken): DynamicModule {
    return { module: ProgrammesModule, imports, controllers: [ProgrammesController], providers: [{ provide: CURRENT_WAITS, useExisting: waits }] };
  }
}
