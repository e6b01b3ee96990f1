import { Button } from 'antd';
import { useState } from 'react';
import { EMPTY } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import type { DefinitionVersion } from '../definition-version';
import css from './body.css';
import { labelOf, recordsOf, textOf } from './body-parts';

const FIRST = 200;

/** A dictionary: code, word and what it stands under. Long ones show their beginning first. */
export function DictionaryBody({ version: { body } }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const label = useLabel();
  const [all, setAll] = useState(false);
  const items = recordsOf(body.items);
  const shown = all ? items : items.slice(0, FIRST);
  const tree = items.some(({ parent }) => textOf(parent) !== '');
  return (
    <div className={css.body}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('code')}</th>
            <th>{t('name')}</th>
            {tree ? <th>{t('parent')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={textOf(item.code)}>
              <td>{textOf(item.code)}</td>
              <td>{label(labelOf(item.label))}</td>
              {tree ? <td>{textOf(item.parent) || EMPTY}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < items.length ? (
        <p className={css.lead}>
          {t('firstItems', { n: shown.length, total: items.length })}{' '}
          <Button onClick={() => setAll(true)}>{t('showAll')}</Button>
        </p>
      ) : null}
    </div>
  );
}
