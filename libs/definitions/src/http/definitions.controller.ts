import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Problems, refused } from '#http';
import { REPORT_READERS } from '#reporting';
import { DEFINITIONS, versionsOf, type Defined } from '../catalogue.js';
import { refuseDefinition } from '../refusals.js';
import { ReportDefinitionAnswer, ReportDefinitionsAnswer } from './definition-answer.js';

const READERS = [...REPORT_READERS, 'gp-practice'] as const;

const ID = { name: 'id', description: 'Id of the definition.', schema: { type: 'string' as const }, example: 'accepted' };

/** What the figures of reports mean. */
@ApiTags('reports')
@Controller('v1/reports/definitions')
export class DefinitionsController {
  @Get()
  @Roles(...READERS)
  @ApiOperation({
    summary:
      'What every figure, population, statistic and breakdown of every report means: what it counts or says, out of what, what is left out, and where that comes from',
  })
  @ApiOkResponse({ type: ReportDefinitionsAnswer, description: 'Every definition, in every version.' })
  @Problems()
  definitions() {
    return { items: DEFINITIONS };
  }

  @Get(':id')
  @Roles(...READERS)
  @ApiOperation({ summary: 'What a figure means, in every version' })
  @ApiParam(ID)
  @ApiOkResponse({ type: ReportDefinitionsAnswer, description: 'The versions of the definition, the latest first.' })
  @Problems(refuseDefinition)
  versions(@Param('id') id: string) {
    const items = versionsOf(id);
    if (items.length === 0) throw refused(refuseDefinition('definition.not-found'));
    return { items };
  }

  @Get(':id/versions/:version')
  @Roles(...READERS)
  @ApiOperation({ summary: 'What a figure means in one version' })
  @ApiParam(ID)
  @ApiParam({ name: 'version', description: 'Its version.', schema: { type: 'integer', minimum: 1 }, example: 1 })
  @ApiOkResponse({ type: ReportDefinitionAnswer, description: 'The definition.' })
  @Problems(refuseDefinition)
  version(@Param('id') id: string, @Param('version') version: string): Defined {
    const found = versionsOf(id).find((each) => String(each.version) === version);
    if (!found) throw refused(refuseDefinition('definition.not-found'));
    return found;
  }
}
