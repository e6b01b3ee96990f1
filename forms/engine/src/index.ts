/** The forms engine: one expression language, schemas that are checked, composed from layers, and compiled. */

export { compileForm, FormSchemaInvalid } from './compile/compile-form';
export type { CompiledForm, FieldInfo, FieldState, FormContext, Hint, Verdict } from './compile/compiled-form';
export { type Dictionaries, type Option, OptionSet } from './compile/option-set';
export { composeForm } from './compose/compose-form';
export type { Composition, FieldOrigin, OperationReport } from './compose/composition';
export { fitAddition } from './compose/fit-addition';
export { type Layer, layerPrefix, Operation, Overlay } from './compose/overlay';
export { shapeFault } from './compose/shape-fault';
export type { Example } from './example/example';
export { type ExampleFailure, runExamples } from './example/run-examples';
export {
  type Expression,
  type ExpressionEnvironment,
  isExpressionText,
  type ParsedExpression,
  parseExpression,
} from './expression/expression';
export { FUNCTIONS } from './expression/operations';
export { type Renaming, renameInExpression, renameInSchema } from './expression/rename-fields';
export type { ExpressionIssue } from './expression/syntax';
export { parseTemplate, type Template } from './expression/template';
export { type FieldKind, type FieldType, SQL_TYPES, type ValueType } from './expression/value-type';
export { formilyCompiler } from './formily/formily-compiler';
export { checkAddition, checkSchema } from './schema/check-schema';
export { contextTypes, type FormNode, fieldTypes, formNodes } from './schema/field-node';
export { inLanguage, type Wording } from './schema/in-language';
export { isObject, type JsonSchema, propertiesOf } from './schema/json-schema';
export type { SchemaIssue } from './schema/schema-issue';
export { dictionariesOf, type FormOption, withOptions } from './schema/with-options';
