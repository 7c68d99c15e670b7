import { Module } from '@nestjs/common';
import { FeedbackController } from './http/feedback.controller.js';
import { OwnPatients } from './http/own-patients.js';

@Module({ controllers: [FeedbackController], providers: [OwnPatients] })
export class GpFeedbackModule {}
