import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { HealthController } from './health.controller.js';
import { MeasureRequests, Metrics, MetricsController } from './metrics.controller.js';

@Module({
  controllers: [HealthController, MetricsController],
  providers: [Metrics, { provide: APP_INTERCEPTOR, useClass: MeasureRequests }],
})
export class OperationsModule {}
