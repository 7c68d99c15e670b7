import { dirname } from 'node:path';
import ts from 'typescript';

/** What the declaration `Event<type, data, personal>` of an event says of its two compartments. */
export interface Declared {
  /** Fields of `personal`. */
  personal: Set<string>;
  /** Fields of `data`, at any depth, that may hold any text. */
  texts: Set<string>;
}

/** The events that the sources of the product declare, by type, as the compiler understands them. */
export function eventDeclarations(): Map<string, Declared> {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as { config: object };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(ts.sys.resolvePath('tsconfig.json')));
  const sources = fileNames.filter((name) => /\/libs\/[^/]+\/src\/.*(events|-index)\.ts$/.test(name));
  const program = ts.createProgram(sources, { ...options, noEmit: true, types: [] });
  const checker = program.getTypeChecker();
  const found = new Map<string, Declared>();
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isTypeReferenceNode(node) || node.typeName.getText() !== 'Event') return;
    const [type, data, personal] = node.typeArguments ?? [];
    if (!type || !ts.isLiteralTypeNode(type) || !ts.isStringLiteral(type.literal)) return;
    const declared = found.get(type.literal.text) ?? { personal: new Set(), texts: new Set() };
    for (const field of personal ? checker.getTypeAtLocation(personal).getProperties() : []) declared.personal.add(field.name);
    if (data) addTexts(checker, checker.getTypeAtLocation(data), 'data', declared.texts);
    found.set(type.literal.text, declared);
  };
  for (const source of program.getSourceFiles()) if (sources.includes(source.fileName)) visit(source);
  return found;
}

/** Adds the names of fields that may hold any text, also those of objects and lists within. */
function addTexts(checker: ts.TypeChecker, type: ts.Type, name: string, texts: Set<string>, above: readonly ts.Type[] = []): void {
  // A criterion may be made of criteria.
  if (above.includes(type)) return;
  const goInto = (inner: ts.Type, as: string): void => addTexts(checker, inner, as, texts, [...above, type]);
  if (type.isUnionOrIntersection()) return type.types.forEach((one) => goInto(one, name));
  if (type.flags & ts.TypeFlags.String) return void texts.add(name);
  if (!(type.flags & ts.TypeFlags.Object)) return;
  const entry = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (entry) return goInto(entry, name);
  for (const field of type.getProperties()) goInto(checker.getTypeOfSymbol(field), field.name);
}
