import { ApiProperty } from '@nestjs/swagger';

/** A figure of an answer that may be withheld. */
export const ShownField = (about: string, optional?: true): PropertyDecorator =>
  ApiProperty({
    description: `${about} \`*\`: withheld, so that nobody can be recognised; it is neither zero nor unknown.`,
    required: !optional,
    example: 25,
    oneOf: [{ type: 'number' }, { type: 'string', enum: ['*'] }],
  });
