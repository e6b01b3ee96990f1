import type { Operation } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import { type FormParts, nameOf } from './form-part';
import { limitsText } from './limit-text';

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What an operation does, in a sentence: “传真”改名“值班电话”, 现场照片至少 3 张. */
export function operationText(operation: Operation, ...places: FormParts[]): Bilingual {
  if (operation.op === 'add') {
    const { title } = operation.schema;
    const name = typeof title === 'string' ? title : operation.key;
    return { zh: `增加“${name}”`, en: `“${name}” added` };
  }
  const name = nameOf(operation.target, ...places);
  switch (operation.op) {
    case 'hide':
      return { zh: `隐藏“${name.zh}”`, en: `“${name.en}” hidden` };
    case 'relabel':
      return {
        zh: `“${name.zh}”改名“${operation.label}”`,
        en: `“${name.en}” renamed “${operation.en ?? operation.label}”`,
      };
    case 'help':
      return {
        zh: `“${name.zh}”的说明：${shortened(operation.text)}`,
        en: `help of “${name.en}”: ${shortened(operation.en ?? operation.text)}`,
      };
    case 'tighten': {
      const { op: _, target, ...limits } = operation;
      const field = places.map((parts) => parts.get(target)?.schema).find(Boolean) ?? {};
      const text = limitsText(limits, field);
      return { zh: `${name.zh}${text.zh}`, en: `${name.en}: ${text.en}` };
    }
    case 'reorder': {
      if (operation.after === null)
        return { zh: `“${name.zh}”移到分组最前`, en: `“${name.en}” moved to the top of its group` };
      const after = nameOf(operation.after, ...places);
      return { zh: `“${name.zh}”移到“${after.zh}”后面`, en: `“${name.en}” moved behind “${after.en}”` };
    }
    case 'default': {
      const value = shortened(JSON.stringify(operation.value));
      return { zh: `“${name.zh}”默认为 ${value}`, en: `“${name.en}” is ${value} by default` };
    }
  }
}

/** Several in one line. */
export function joined(texts: readonly Bilingual[]): Bilingual {
  return { zh: texts.map(({ zh }) => zh).join('；'), en: texts.map(({ en }) => en).join('; ') };
}
