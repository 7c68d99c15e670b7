import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { MeasureRequests, Metrics, MetricsController } from './metrics.controller.js';

@Module({
  controllers: [HealthController, MetricsController],
  providers: [Metrics, MeasureRequests],
})
export class OperationsModule {}
