import type { Fault } from './checks.js';
import { IMPLICIT_CRITERIA } from './criterion-definition.js';
import { nationsOfDistrict } from './postcode-nations.js';
import type { Criterion, Programme } from './programme.js';

/** A definition some of whose fields could not be read; rules about those have nothing to say. */
type Draft = Partial<Programme>;

/** What in a definition contradicts itself, though each field by itself is right. */
export function contradictions(draft: Draft): Fault[] {
  return [...timeFaults(draft), ...placeFaults(draft), ...stageFaults(draft), ...supplierFaults(draft), ...criteriaFaults(draft)];
}

function timeFaults({ opensOn, closesOn, sustained, followUpWeeks, reviewEveryWeeks, maxWeeks }: Draft): Fault[] {
  const faults: Fault[] = [];
  if (opensOn !== undefined && closesOn !== undefined && closesOn < opensOn) {
    faults.push({ path: 'closesOn', message: `${closesOn} is before the programme opens on ${opensOn}` });
  }
  if (sustained && sustained.weeks > sustained.windowWeeks) {
    faults.push({ path: 'sustained.weeks', message: `${sustained.weeks} weeks of work do not fit into a window of ${sustained.windowWeeks}` });
  }
  followUpWeeks?.forEach((week, i) => {
    const before = followUpWeeks[i - 1];
    if (before !== undefined && week < before)
      faults.push({ path: `followUpWeeks[${i}]`, message: `${week} comes after ${before}; write the weeks in order` });
  });
  if (reviewEveryWeeks !== undefined && maxWeeks !== undefined && reviewEveryWeeks > maxWeeks) {
    faults.push({
      path: 'reviewEveryWeeks',
      message: `${reviewEveryWeeks} weeks is longer than the ${maxWeeks} weeks of support, so no plan would be reviewed`,
    });
  }
  return faults;
}

function placeFaults({ nation, area, criteria = [] }: Draft): Fault[] {
  if (nation === undefined) return [];
  const outside = (districts: readonly string[], path: string): Fault[] =>
    districts.flatMap((district, i) =>
      nationsOfDistrict(district).includes(nation) ? [] : [{ path: `${path}[${i}]`, message: `"${district}" does not lie in ${nation}` }],
    );
  return [
    ...outside(area ?? [], 'area'),
    ...everyCriterion(criteria).flatMap(({ criterion, path }) =>
      criterion.kind === 'area' ? outside(criterion.postcodeDistricts, `${path}.postcodeDistricts`) : [],
    ),
  ];
}

function stageFaults({ stages, defaultStage, assessmentModes }: Draft): Fault[] {
  if (!stages) return [];
  const faults: Fault[] = [];
  if (defaultStage !== undefined && !stages.includes(defaultStage)) {
    faults.push({ path: 'defaultStage', message: `stage ${defaultStage} is not offered; the programme offers ${stages.join(', ')}` });
  }
  const assessing = stages.filter((stage) => stage !== 'A');
  if (assessing.length > 0 && assessmentModes?.length === 0) {
    faults.push({ path: 'assessmentModes', message: `is empty, but stage ${assessing.join(' and ')} begins with an assessment` });
  }
  return faults;
}

function supplierFaults({ provider, subcontractors, catalogue = [] }: Draft): Fault[] {
  if (!provider || !subcontractors) return [];
  const faults: Fault[] = [];
  const repeated = subcontractors.findIndex(({ code }) => code === provider.code);
  if (repeated >= 0) faults.push({ path: `subcontractors[${repeated}].code`, message: `"${provider.code}" is the provider itself` });
  const own = [provider.code, ...subcontractors.map(({ code }) => code)];
  catalogue.forEach(({ supplier, external }, i) => {
    if (external !== own.includes(supplier.code)) return;
    const message = external
      ? `"${supplier.code}" is the provider or its subcontractor, so it is not external`
      : `"${supplier.code}" is neither the provider nor a subcontractor; mark it external or add it to the subcontractors`;
    faults.push({ path: `catalogue[${i}].external`, message });
  });
  return faults;
}

function criteriaFaults({ criteria = [], sources }: Draft): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const { criterion, path } of everyCriterion(criteria)) {
    if (seen.has(criterion.id)) faults.push({ path: `${path}.id`, message: `"${criterion.id}" is the id of another criterion` });
    seen.add(criterion.id);
    if ((IMPLICIT_CRITERIA as readonly string[]).includes(criterion.id)) {
      faults.push({ path: `${path}.id`, message: `"${criterion.id}" is the id of a rule that every programme has; choose another` });
    }
    if (criterion.kind !== 'source' || !sources) continue;
    criterion.oneOf.forEach((source, i) => {
      if (!sources.includes(source)) faults.push({ path: `${path}.oneOf[${i}]`, message: `"${source}" is not among the sources of the programme` });
    });
  }
  return faults;
}

/** The criteria and, after each choice, those within it, with their paths. */
function everyCriterion(criteria: readonly Criterion[], path = 'criteria'): { criterion: Criterion; path: string }[] {
  return criteria.flatMap((criterion, i) => {
    const here = { criterion, path: `${path}[${i}]` };
    return criterion.kind === 'any-of' ? [here, ...everyCriterion(criterion.criteria, `${here.path}.criteria`)] : [here];
  });
}
