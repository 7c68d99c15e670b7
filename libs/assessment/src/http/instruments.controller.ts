import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#access';
import { Problems } from '#http';
import { INSTRUMENTS } from '../instruments/catalogue.js';
import { describeInstrument, InstrumentList } from './instrument-description.js';

const catalogue: InstrumentList = { instruments: INSTRUMENTS.map(describeInstrument) };

/** The outcome instruments that measures are recorded by. */
@ApiTags('instruments')
@Controller('v1')
export class InstrumentsController {
  @Get('instruments')
  @Public()
  @ApiOperation({ summary: 'The outcome instruments: items, scoring, thresholds, and where each number comes from' })
  @ApiOkResponse({ type: InstrumentList, description: 'Every version of every instrument.' })
  @Problems()
  list(): InstrumentList {
    return catalogue;
  }
}
