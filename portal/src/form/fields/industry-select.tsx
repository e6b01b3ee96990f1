import { connect, observer } from '@formily/react';
import { TreeSelect } from 'antd';
import { useQuery } from '@/client';
import { useLabel, useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './fields.css';
import { useControl } from './use-control';

interface Industry {
  code: string;
  name: string | { zh: string; en?: string };
  parent?: string | null;
}

interface IndustryProps {
  value?: unknown;
  placeholder?: string;
  onChange?(value: string | null): void;
  onBlur?(): void;
}

/** A class of the industry classification, found by code or name. */
export const IndustrySelect = connect(
  observer(function IndustryField({ value, placeholder, onChange, onBlur }: IndustryProps) {
    const t = useText(desk);
    const label = useLabel();
    const { aria, status, editable } = useControl();
    const { data, loading } = useQuery<{ items: Industry[] }>('/industries', { fresh: 3_600_000 });
    const nodes = (data?.items ?? []).map(({ code, name, parent }) => ({
      id: code,
      pId: parent ?? null,
      value: code,
      title: `${code} ${label(name)}`,
    }));
    return (
      <TreeSelect
        {...aria}
        className={css.full}
        status={status}
        value={typeof value === 'string' && value ? value : undefined}
        disabled={!editable}
        loading={loading}
        treeDataSimpleMode
        treeData={nodes}
        showSearch
        treeNodeFilterProp="title"
        allowClear
        listHeight={320}
        placeholder={placeholder ?? t('form.chooseIndustry')}
        onChange={(next: string | undefined) => onChange?.(next ?? null)}
        onBlur={() => onBlur?.()}
      />
    );
  }),
);
