import { Checkbox, Input, Select } from 'antd';
import { useQuery } from '@/client';
import { SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionHead } from '../definition-version';
import designer from '../library/designer.css';
import { Line } from '../library/line';
import css from './item.css';
import { follow, type MaterialDraft } from './item-draft';
import type { ItemPart } from './item-editor';

/** What is handed in, what has to be there before, and what is given in the end. */
export function Handling({ item, itemKey, readOnly, change, fault }: ItemPart) {
  const t = useText(studioItem);
  const label = useLabel();
  const known = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'item' }, fresh: 5000 });
  const { materials } = item;
  const put = (at: number, part: Partial<MaterialDraft>) =>
    change({ materials: materials.map((one, nth) => (nth === at ? { ...one, ...part } : one)) });
  return (
    <section className={css.block}>
      <SectionTitle title={t('handling')} />
      <Line label={t('materials')} fault={fault('materials')}>
        {materials.map((material, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a material is told by its place; its name is what is typed
          <div key={at} className={css.material}>
            <Input
              aria-label={t('materialN', { n: at + 1 })}
              maxLength={200}
              disabled={readOnly}
              value={material.name}
              onChange={(event) => put(at, { name: event.target.value })}
            />
            <Checkbox
              disabled={readOnly}
              checked={material.required}
              onChange={(event) => put(at, { required: event.target.checked })}
            >
              {t('required')}
            </Checkbox>
            {readOnly ? null : (
              <button
                type="button"
                className="link"
                aria-label={t('removeOf', { name: material.name || t('materialN', { n: at + 1 }) })}
                onClick={() => change({ materials: materials.filter((_, nth) => nth !== at) })}
              >
                {t('remove')}
              </button>
            )}
          </div>
        ))}
        {readOnly ? null : (
          <button
            type="button"
            className="link"
            onClick={() => change({ materials: [...materials, { name: '', required: true }] })}
          >
            {t('addMaterial')}
          </button>
        )}
      </Line>
      <Line
        label={t('prerequisites')}
        id="item-prerequisites"
        help={t('prerequisitesHelp')}
        fault={fault('prerequisites')}
      >
        <Select
          id="item-prerequisites"
          className={designer.wide}
          mode="multiple"
          optionFilterProp="label"
          disabled={readOnly}
          value={item.prerequisites}
          options={(known.data?.items ?? [])
            .filter(({ key }) => key !== itemKey)
            .map(({ key, title }) => ({ value: key, label: label(title) }))}
          onChange={(prerequisites: string[]) => change({ prerequisites })}
        />
      </Line>
      <Line label={t('result')} id="item-result" fault={fault('result')}>
        <Input
          id="item-result"
          maxLength={200}
          disabled={readOnly}
          value={item.result.title.zh}
          onChange={(event) => change({ result: { title: follow(item.result.title, event.target.value) } })}
        />
      </Line>
    </section>
  );
}
