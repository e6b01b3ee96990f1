import type { FieldType as FormType } from '@project-cloud/forms-engine';
import type { FieldType } from '../definition/field';

type Store = 'figure' | 'text' | 'day' | 'flag' | 'list' | 'place' | 'any';

/** How an answer lies in the library: two types of one kind of store take each other's answers. */
const STORE: Record<FieldType, Store> = {
  text: 'text',
  longtext: 'text',
  integer: 'figure',
  decimal: 'figure',
  money: 'figure',
  percent: 'figure',
  date: 'day',
  month: 'text',
  yesno: 'flag',
  choice: 'text',
  choices: 'list',
  region: 'text',
  organisation: 'text',
  industry: 'text',
  creditcode: 'text',
  file: 'list',
  image: 'list',
  geometry: 'place',
  project: 'text',
  table: 'list',
  computed: 'any',
};

/** Whether what a form's control gives can lie in a library's field. */
export function sameStore(field: FieldType, asked: FormType): boolean {
  const kind = (typeof asked === 'string' ? asked : asked.type) as FieldType;
  const [kept, given] = [STORE[field], STORE[kind] ?? 'any'];
  return kept === given || kept === 'any' || given === 'any';
}
