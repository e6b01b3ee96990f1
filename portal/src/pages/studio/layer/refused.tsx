import type { ClientError } from '@/client';
import { LightShape } from '@/components';
import { useText } from '@/locale';
import { studioLayer } from '@/locale/studio-layer';
import css from '../item/item.css';

const LISTED = 30;
const numberOf = (path: string) => /\[(\d+)\]/.exec(path)?.[1] ?? '';

/** Every feature that is not sound, by its number in the file, and why. */
export function Refused({ error }: { error: ClientError }) {
  const t = useText(studioLayer);
  const { fields } = error;
  return (
    <div className={css.summary} role="alert">
      <p>
        <LightShape light="red" size={10} /> {error.message}
      </p>
      <p>{t('refused')}</p>
      <ul>
        {fields.slice(0, LISTED).map(({ path, message }) => (
          <li key={path + message}>{t('featureN', { n: numberOf(path), why: message })}</li>
        ))}
      </ul>
      {fields.length > LISTED ? <p>{t('moreRefused', { n: fields.length - LISTED })}</p> : null}
    </div>
  );
}
