/** Rules as json-rules-engine writes them: read strictly, compiled to closures and to SQL, explained, and turned over. Pure. */

export * from './ask-reference';
export * from './compile-condition';
export * from './compile-rule';
export * from './compile-sql';
export * from './counterfactual';
export * from './explanation';
export * from './fact-dictionary';
export { type FigureOptions, formatFigure, unitName } from './figure';
export { OPERATORS, type OperatorTable, splitOperator } from './operators';
export * from './parameters';
export { type ParseConditionsOptions, parseConditions } from './parse-conditions';
export { type ParseRuleOptions, parseRule } from './parse-rule';
export * from './rule';
export * from './run-cases';
