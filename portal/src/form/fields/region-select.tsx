import { connect, observer } from '@formily/react';
import { TreeSelect } from 'antd';
import { useEffect, useState } from 'react';
import { type Region, request, useSession } from '@/client';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './fields.css';
import { useControl } from './use-control';

interface RegionProps {
  value?: unknown;
  /** Code under which the choice begins; my own territory unless said otherwise. */
  root?: string;
  placeholder?: string;
  onChange?(value: string | null): void;
  onBlur?(): void;
}

interface Node {
  id: string;
  pId: string | null;
  value: string;
  title: string;
  isLeaf: boolean;
}

const nodeOf = (region: Region, parent: string | null): Node => ({
  id: region.code,
  pId: parent,
  value: region.code,
  title: region.name,
  isLeaf: region.children === false,
});

/** The regions below a code, loaded level by level as they are opened. */
function useRegionTree(root: Region | undefined, value: string | null) {
  const [nodes, setNodes] = useState<Node[]>([]);
  const [failed, setFailed] = useState(false);
  const add = (more: Node[]) =>
    setNodes((known) => [...known, ...more.filter((node) => !known.some(({ id }) => id === node.id))]);
  const open = async (code: string) => {
    try {
      const { items } = await request<{ items: Region[] }>('/regions', { query: { parent: code } });
      add(items.map((item) => nodeOf(item, code)));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const rootCode = root?.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree starts anew with its root, not with each rendering.
  useEffect(() => {
    if (!root) return;
    setNodes([nodeOf({ ...root, children: true }, null)]);
    void open(root.code);
  }, [rootCode]);
  // A value from elsewhere (a saved record) has no node yet: without one its code would stand where its name belongs.
  const known = value === null || nodes.some((node) => node.value === value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each value that is not in the tree.
  useEffect(() => {
    if (known || value === null || nodes.length === 0) return;
    request<Region>(`/regions/${value}`)
      .then((region) => add([nodeOf(region, region.ancestors?.at(-1)?.code ?? null)]))
      .catch(() => setFailed(true));
  }, [known, value, nodes.length === 0]);
  return { nodes, open, failed };
}

/** A region of the tree; people see only their own territory. */
export const RegionPicker = observer(function RegionPicker(
  props: RegionProps & { id?: string; disabled?: boolean; invalid?: boolean; label?: string },
) {
  const t = useText(desk);
  const common = useText();
  const { user } = useSession();
  const value = typeof props.value === 'string' && props.value ? props.value : null;
  const own = user?.region;
  const root = props.root && props.root !== own?.code ? { ...own, code: props.root, name: props.root } : own;
  const { nodes, open, failed } = useRegionTree(root as Region | undefined, value);
  return (
    <>
      <TreeSelect
        id={props.id}
        aria-label={props.label}
        aria-invalid={props.invalid || undefined}
        className={css.full}
        status={props.invalid ? 'error' : undefined}
        value={value ?? undefined}
        disabled={props.disabled}
        treeDataSimpleMode
        treeData={nodes}
        treeDefaultExpandedKeys={root ? [root.code] : []}
        loadData={async ({ value: code }) => open(String(code))}
        showSearch
        treeNodeFilterProp="title"
        allowClear
        listHeight={320}
        placeholder={props.placeholder ?? t('form.chooseRegion')}
        onChange={(next: string | undefined) => props.onChange?.(next ?? null)}
        onBlur={() => props.onBlur?.()}
      />
      {failed ? (
        <span className="note" role="alert">
          {t('form.regionsUnread')}{' '}
          <button type="button" className="link" onClick={() => root && void open(root.code)}>
            {common('retry')}
          </button>
        </span>
      ) : null}
    </>
  );
});

/** The region picker as a field of a form. */
export const RegionSelect = connect(
  observer(function RegionField(props: RegionProps) {
    const { id, invalid, editable } = useControl();
    return <RegionPicker {...props} id={id} invalid={invalid} disabled={!editable} />;
  }),
);
