import type { Bilingual } from '@project-cloud/kernel';
import type { Choice } from './overlay-report';

/** What the base did, by the code of the conflict; the field's name stands in it. */
export function theirsText(code: string, name: Bilingual): Bilingual {
  const { zh, en } = name;
  switch (code) {
    case 'removed':
      return { zh: `这次底稿删去了“${zh}”`, en: `The base removes “${en}”` };
    case 'reads-removed':
      return { zh: `这次底稿删去了条件要用的“${zh}”`, en: `The base removes “${en}”, which the condition reads` };
    case 'locked':
      return { zh: `这次底稿锁定了“${zh}”，不能改`, en: `The base locks “${en}”` };
    case 'required':
      return { zh: `这次底稿要求必填“${zh}”，不能隐藏`, en: `The base requires “${en}”, so it cannot be hidden` };
    case 'checked':
      return { zh: `这次底稿要校验“${zh}”，不能隐藏`, en: `The base checks “${en}”, so it cannot be hidden` };
    case 'read-by':
      return { zh: `这次底稿别处要用“${zh}”，不能隐藏`, en: `The base uses “${en}” elsewhere, so it cannot be hidden` };
    case 'impossible':
      return { zh: `按这次的底稿，“${zh}”没有可填的值了`, en: `On the new base nothing fits “${en}” any more` };
    case 'default':
      return { zh: `默认值不合这次底稿对“${zh}”的要求`, en: `The default does not fit “${en}” on the new base` };
    case 'duplicate':
      return { zh: `这次底稿也有了“${zh}”这个键`, en: `The new base has the key “${en}” too` };
    case 'computed':
      return { zh: `这次底稿改为自动计算“${zh}”`, en: `The base computes “${en}” now` };
    case 'not-a-field':
      return { zh: `这次底稿里“${zh}”不是字段了`, en: `“${en}” is no field on the new base` };
    case 'condition':
      return { zh: '那个分组这次有了显示条件', en: 'That group only shows sometimes now' };
    case 'place':
      return { zh: `“${zh}”不能放在那里了`, en: `“${en}” cannot stand there any more` };
    default:
      return { zh: `“${zh}”和这次的底稿合不上`, en: `“${en}” does not fit the new base` };
  }
}

/** Why an operation holds otherwise than meant, or waits. */
export function whyText(code: string, { zh, en }: Bilingual, reason: Bilingual): Bilingual {
  switch (code) {
    case 'target-hidden':
      return {
        zh: `“${zh}”已经隐藏，恢复显示后再用`,
        en: `“${en}” is hidden; the change waits until it shows again`,
      };
    case 'target-missing':
      return {
        zh: `现在没有“${zh}”，恢复后再用`,
        en: `There is no “${en}” now; the change waits until it returns`,
      };
    case 'reads-missing':
      return {
        zh: '条件要用的字段不在，恢复后再用',
        en: 'What its condition reads is not there; it waits until that returns',
      };
    default:
      return reason;
  }
}

export const GONE_ANYWAY: Bilingual = { zh: '底稿已经不问这一项，不用再隐藏', en: 'The base no longer asks for it' };
export const HIDDEN_ANYWAY: Bilingual = { zh: '上级已经隐藏', en: 'It is hidden above already' };
export const BACK_AGAIN: Bilingual = { zh: '原来不能用，现在又能用了', en: 'It waited, and applies again' };
export const SAME_NOW: Bilingual = { zh: '底稿也改成这样了', en: 'The base says the same now' };

/** Whom the layer belongs to, for labels: a region's code tells a city from a county. */
const levelOf = (region: string): Bilingual =>
  region.length <= 4 ? { zh: '市级', en: 'city’s' } : { zh: '县级', en: 'county’s' };

/** What a choice is called. `means` narrows it: the value after clamping, what keeping costs. */
export function choiceLabel(choice: Choice, region: string, means = ''): Bilingual {
  const level = levelOf(region);
  switch (choice) {
    case 'keep':
      if (means === 'stricter') return { zh: `保留${level.zh}（更严）`, en: `Keep the ${level.en} (stricter)` };
      if (means === 'fit') return { zh: '保留字段，去掉不能用的条件', en: 'Keep the field without what fails' };
      return { zh: `保留${level.zh}`, en: `Keep the ${level.en}` };
    case 'drop':
      return means === 'field'
        ? { zh: '去掉这个字段', en: 'Remove the field' }
        : { zh: '一并停用', en: 'Let it go as well' };
    case 'own-field':
      return { zh: `转为${level.zh}字段`, en: `Make it the ${level.en} field` };
    case 'clamp':
      return { zh: `改为 ${means}`, en: `Change to ${means}` };
    case 'base':
      return means === '' ? { zh: '用底稿', en: 'Take the base’s' } : { zh: `用底稿 ${means}`, en: `Take ${means}` };
    case 'defer':
      return { zh: '暂不处理，先用原来的', en: 'Later; what holds now stays' };
  }
}
