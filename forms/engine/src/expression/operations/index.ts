import type { Bilingual } from '@project-cloud/kernel';
import type { Operation, OperationTable } from '../operation';
import { AGGREGATE } from './aggregate';
import { ARITHMETIC } from './arithmetic';
import { CALENDAR } from './calendar';
import { COMPARISON } from './comparison';
import { LOGIC } from './logic';
import { TEXT_AND_LISTS } from './text-and-lists';

const TABLES: OperationTable[] = [ARITHMETIC, AGGREGATE, COMPARISON, LOGIC, TEXT_AND_LISTS, CALENDAR];

/** Everything that an expression may do; a Map, so that no name reaches Object.prototype. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(TABLES.flatMap((table) => Object.entries(table)));

/** The functions an author may write, with how to write them. */
export const FUNCTIONS: { name: string; usage: Bilingual }[] = [...OPERATIONS].flatMap(([name, operation]) =>
  operation.usage ? [{ name, usage: operation.usage }] : [],
);
