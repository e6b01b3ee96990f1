import type { CompiledForm } from '@project-cloud/forms-engine';
import { Conflict } from '@/components';
import { useLanguage } from '@/locale';
import { type Clash, chooseVersions } from './conflict';
import type { Values } from './engine-form';
import { metaOf } from './field-meta';
import { EMPTY_VALUE, formatValue } from './format-value';

type Fields = CompiledForm['fields'];

interface VersionsProps {
  clash: { clashes: Clash[]; merged: Values } | null;
  fields: Fields;
  onClose(): void;
  onMine(values: Values): void;
  onTheirs(values: Values): void;
}

/** Both versions of what two people changed; what only one of them changed has merged by itself. */
export function Versions({ clash, fields, onClose, onMine, onTheirs }: VersionsProps) {
  const { language } = useLanguage();
  if (!clash) return null;
  const { clashes, merged } = clash;
  const all = (side: 'mine' | 'theirs') =>
    chooseVersions(merged, clashes, Object.fromEntries(clashes.map(({ key }) => [key, side])));
  const show = (key: string, value: unknown) => {
    const field = fields[key];
    return field ? formatValue(metaOf(field), value, language) : String(value ?? EMPTY_VALUE);
  };
  return (
    <Conflict
      open
      fields={clashes.map(({ key }) => ({ key, label: fields[key]?.title ?? key }))}
      mine={Object.fromEntries(clashes.map(({ key, mine }) => [key, mine]))}
      theirs={Object.fromEntries(clashes.map(({ key, theirs }) => [key, theirs]))}
      show={show}
      onKeepMine={() => onMine(all('mine'))}
      onTakeTheirs={() => onTheirs(all('theirs'))}
      onClose={onClose}
    />
  );
}
