import { Module } from '@nestjs/common';
import { PracticesController } from './http/practices.controller.js';

@Module({ controllers: [PracticesController] })
export class PracticesModule {}
