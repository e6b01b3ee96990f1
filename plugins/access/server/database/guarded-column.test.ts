import { alterationOf, sqlTypeOf, type WantedColumn } from './guarded-column';

const text: WantedColumn = { name: 'owner', type: 'string', args: [], notNullable: true, defaultTo: null };
const flag: WantedColumn = { name: 'open', type: 'boolean', args: [], notNullable: true, defaultTo: false };
const asWanted = { type: 'character varying(255)', notNull: true, default: null };

test('a column that is as Strapi wants it is left alone; so is a longer text', () => {
  expect(alterationOf('t.owner', asWanted, text)).toBeNull();
  expect(alterationOf('t.owner', { ...asWanted, type: 'character varying(500)' }, text)).toBeNull();
  expect(alterationOf('t.open', { type: 'boolean', notNull: true, default: 'false' }, flag)).toBeNull();
});

test.each(['text', 'character varying(20)', 'bigint'])('a column of type %s becomes what is wanted', (type) => {
  expect(alterationOf('t.owner', { ...asWanted, type }, text)).toEqual({
    type: true,
    actions: [`ALTER COLUMN "owner" TYPE character varying(255) USING coalesce("owner"::character varying, '')`],
  });
});

test('a default that is gone is dropped, and no policy has to step aside', () => {
  expect(alterationOf('t.owner', { ...asWanted, default: "''::character varying" }, text)).toEqual({
    type: false,
    actions: ['ALTER COLUMN "owner" DROP DEFAULT'],
  });
});

test('a column that becomes required gets an empty text where it had none', () => {
  expect(alterationOf('t.owner', { ...asWanted, notNull: false }, text)?.actions).toEqual([
    `ALTER COLUMN "owner" TYPE character varying(255) USING coalesce("owner"::character varying, '')`,
    'ALTER COLUMN "owner" SET NOT NULL',
  ]);
});

test('a text with a default is refused by name: Strapi would alter it at every change of any content type', () => {
  expect(() => alterationOf('t.owner', asWanted, { ...text, defaultTo: '' })).toThrow('t.owner');
});

test('every type that Strapi makes of a policy’s column is known', () => {
  expect(sqlTypeOf({ type: 'decimal', args: [] })).toBe('numeric(10,2)');
  expect(sqlTypeOf({ type: 'jsonb', args: [] })).toBeNull();
});
