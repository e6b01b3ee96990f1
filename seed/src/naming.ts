import type { DemoCast } from './cast';
import type { ProjectKind } from './catalogue';
import type { County } from './places';
import type { Random } from './random';
import type { RegionRow } from './rows';

const quarters = [
  '城东片区',
  '城南片区',
  '城西片区',
  '城北片区',
  '老城区',
  '新区',
  '高铁站片区',
  '工业集中区',
  '江北',
  '河西',
];
const ordinals = ['第一', '第二', '第三', '第四', '第五', '第六'];
const phases = ['（一期）', '（二期）', '（三期）'];
const firstSyllables = [...'恒桂宏永瑞盛泰鑫德兴嘉裕翠锦朗'];
const secondSyllables = [...'筑源川达屹润丰泽海茂晟安和信腾通'];

/** A project's name: place, thing, kind of works, phase. `town` is set when the project lies in a township. */
export function projectName(kind: ProjectKind, county: County, town: RegionRow | null, random: Random): string {
  const one = town ?? anyTown(county, random);
  const quarter = town?.name ?? (one && random.chance(0.7) ? one.name : random.pick(quarters));
  const other = anyTown(county, random)?.name ?? random.pick(quarters);
  const name = random
    .pick(kind.names)
    .replace('{c}', county.label)
    .replace('{t}至', `${one && one.name !== other ? one.name : '城区'}至`)
    .replace('{t}', quarter)
    .replace('{u}', other)
    .replace('{b}', brand(random))
    .replace('{n}', random.pick(ordinals));
  return kind.phased && random.chance(0.3) ? name + random.weigh(phases, (phase) => 4 - phases.indexOf(phase)) : name;
}

/** Two invented syllables for a company. */
export function brand(random: Random): string {
  return random.pick(firstSyllables) + random.pick(secondSyllables);
}

/** A person's name. */
export function personName(cast: DemoCast, random: Random): string {
  return random.pick([...cast.surnames]) + random.pick(cast.givenNames);
}

function anyTown(county: County, random: Random): RegionRow | null {
  return county.towns.length > 0 ? random.pick(county.towns) : null;
}
