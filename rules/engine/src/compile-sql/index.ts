/** Rules as SQL: the same verdict as the closures, on every row of a table at once. */
export * from './compile-sql';
export { conditionSql } from './condition';
export { factsRead, LIGHT_BITS } from './light';
export * from './sql-fact';
export { Values } from './values';
