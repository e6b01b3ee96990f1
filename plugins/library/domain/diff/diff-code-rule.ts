import type { Change } from './change';
import { diffProperties, otherProperties, property } from './properties';
import { words } from './words';

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});
const list = (value: unknown): Bag[] => (Array.isArray(value) ? value.map(bag) : []);

const source = (value: unknown) =>
  value === 'authority'
    ? { zh: '办理机关所在地区', en: 'the area of the authority' }
    : value === 'place'
      ? { zh: '项目建设地点', en: 'the place of the project' }
      : words(value);

const by = (value: unknown) =>
  words(
    list(value).map(({ of, value: named, code }) => ({
      zh: `${of === 'library' ? '项目库' : '行业'} ${named} 用 ${code}`,
      en: `${of} ${named} takes ${code}`,
    })),
  );
const map = (value: unknown) => words(list(value).map(({ from, code }) => `${from} → ${code}`));

const ABOUT = { kind: 'code-rule' as const, subject: { zh: '编码规则', en: 'code rule' } };
const PARTS = {
  region: [property('source', '区域段取自', 'region segment from', { words: source })],
  department: [
    property('otherwise', '部门代码', 'department code'),
    property('by', '部门代码的例外', 'exceptions to the department code', { words: by, otherwise: [] }),
  ],
  type: [
    property('otherwise', '未填类型时的代码', 'code where no type is given'),
    property('map', '项目类型对照', 'project types', { words: map, otherwise: [] }),
  ],
} as const;

const earlier = (value: unknown) => words(list(value).map(({ name }) => words(name)));

/** A code rule: the segments that can be chosen by name, and whatever else differs. */
export function diffCodeRule(before: Bag, after: Bag): Change[] {
  const [was, is] = [bag(before.segments), bag(after.segments)];
  const segments = Object.entries(PARTS).flatMap(([part, properties]) => {
    const about = { ...ABOUT, path: `segments.${part}` };
    const known = new Set<string>(properties.map(({ key }) => key));
    return [
      ...diffProperties(about, properties, bag(was[part]), bag(is[part])),
      ...otherProperties(about, known, bag(was[part]), bag(is[part])),
    ];
  });
  const named = [
    property('name', '名称', 'name'),
    property('legalBasis', '依据', 'legal basis'),
    property('earlier', '旧版编码', 'earlier forms', { words: earlier, otherwise: [] }),
  ];
  return [
    ...segments,
    ...otherProperties({ ...ABOUT, path: 'segments' }, new Set(Object.keys(PARTS)), was, is),
    ...diffProperties({ ...ABOUT, path: '' }, named, before, after),
    ...otherProperties({ ...ABOUT, path: '' }, new Set(['segments', 'name', 'legalBasis', 'earlier']), before, after),
  ];
}
