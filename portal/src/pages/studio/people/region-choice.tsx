import { TreeSelect } from 'antd';
import { useEffect, useState } from 'react';
import { type Region, request, useSession } from '@/client';

interface Node {
  id: string;
  pId: string | null;
  value: string;
  title: string;
  isLeaf: boolean;
}

interface RegionChoiceProps {
  id?: string;
  label: string;
  value: string | null;
  onChange(code: string | null): void;
  placeholder?: string;
  className?: string | undefined;
  allowClear?: boolean;
  invalid?: boolean;
}

const nodeOf = (region: Region, parent: string | null): Node => ({
  id: region.code,
  pId: parent,
  value: region.code,
  title: region.name,
  isLeaf: region.children === false,
});

const below = (code: string | null) =>
  request<{ items: Region[] }>('/regions', { query: { parent: code } }).then(({ items }) => items);

/** A region of one's own subtree, read level by level; of the whole tree for who looks after the platform. */
export function RegionChoice({
  id,
  label,
  value,
  onChange,
  placeholder,
  className,
  allowClear = false,
  invalid = false,
}: RegionChoiceProps) {
  const { user } = useSession();
  const own = user?.region ?? null;
  const [nodes, setNodes] = useState<Node[]>([]);
  const add = (more: Node[]) =>
    setNodes((known) => [...known, ...more.filter((node) => !known.some((one) => one.id === node.id))]);
  const open = async (code: string) => add((await below(code)).map((item) => nodeOf(item, code)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree begins once, at one's own region.
  useEffect(() => {
    if (own) {
      add([nodeOf({ ...own, children: true }, null)]);
      void open(own.code);
    } else void below(null).then((items) => add(items.map((item) => nodeOf(item, null))));
  }, [own?.code]);
  const known = value === null || nodes.some((node) => node.value === value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a region that the tree has not got to yet is asked for by name, once.
  useEffect(() => {
    if (known || value === null) return;
    void request<Region>(`/regions/${encodeURIComponent(value)}`).then((region) => add([nodeOf(region, null)]));
  }, [known, value]);
  return (
    <TreeSelect
      {...(id ? { id } : {})}
      className={className}
      aria-label={label}
      status={invalid ? 'error' : undefined}
      value={value ?? undefined}
      treeDataSimpleMode
      treeData={nodes}
      treeDefaultExpandedKeys={own ? [own.code] : []}
      loadData={async ({ value: code }) => open(String(code))}
      showSearch
      treeNodeFilterProp="title"
      allowClear={allowClear}
      listHeight={320}
      placeholder={placeholder}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
