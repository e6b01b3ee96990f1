import type { Bilingual, Position } from '@project-cloud/kernel';
import type { ShapeFault } from './read-shape';

const at = ([x, y]: Position) => `${x}, ${y}`;

/** A reason that says what to do in the program that the file comes from. */
export function faultWords(fault: ShapeFault): Bilingual {
  switch (fault.code) {
    case 'shape':
      return {
        zh: `没有可用的图形（${fault.found}）`,
        en: `It has no geometry that can be used (${fault.found})`,
      };
    case 'type':
      return {
        zh: `图形是 ${fault.found}，和图层的图形类型不符`,
        en: `It is a ${fault.found}, which is not what the layer holds`,
      };
    case 'coordinates':
      return {
        zh: '坐标读不出来，应为成对的数',
        en: 'Its coordinates cannot be read; they have to be pairs of numbers',
      };
    case 'projected':
      return {
        zh: `坐标 ${at(fault.point)} 像是以米为单位的投影坐标，请先转换为 CGCS2000 经纬度`,
        en: `${at(fault.point)} looks like metres of a projection; convert to longitude and latitude (CGCS2000)`,
      };
    case 'range':
      return {
        zh: `坐标 ${at(fault.point)} 超出经纬度范围`,
        en: `${at(fault.point)} is no longitude and latitude`,
      };
    case 'swapped':
      return {
        zh: `坐标 ${at(fault.point)} 的经度和纬度写反了，经度应在前`,
        en: `${at(fault.point)} has latitude first; longitude comes first`,
      };
    case 'outside':
      return {
        zh: `坐标 ${at(fault.point)} 不在本平台的地区范围内`,
        en: `${at(fault.point)} lies outside the regions of this platform`,
      };
    case 'short':
      return { zh: '点太少，围不成面或连不成线', en: 'It has too few points for an area or a line' };
    case 'open':
      return { zh: '边界没有闭合，最后一点应和第一点相同', en: 'A ring is open; its last point has to be its first' };
    case 'crossing':
      return {
        zh: `边界在 ${at(fault.point)} 附近自相交，请修正后再上传`,
        en: `A ring crosses itself near ${at(fault.point)}; mend it first`,
      };
    case 'long':
      return {
        zh: `有 ${fault.points} 个点，太多，请先简化`,
        en: `It has ${fault.points} points, too many; simplify it first`,
      };
  }
}
