import { TreeSelect } from 'antd';
import { useEffect, useState } from 'react';
import { type Region, type RegionRef, request, useSession } from '@/client';

interface Node {
  value: string;
  title: string;
  isLeaf: boolean;
  children?: Node[];
}

interface ServedRegionsProps {
  id: string;
  value: RegionRef[];
  onChange(value: RegionRef[]): void;
}

const nodeOf = ({ code, name, children }: Region): Node => ({ value: code, title: name, isLeaf: children === false });

const grown = (nodes: Node[], code: string, children: Node[]): Node[] =>
  nodes.map((node) =>
    node.value === code
      ? { ...node, children }
      : node.children
        ? { ...node, children: grown(node.children, code, children) }
        : node,
  );

/** Regions at or below one's own, each with all below it, read level by level. */
export function ServedRegions({ id, value, onChange }: ServedRegionsProps) {
  const { user } = useSession();
  const own = user?.region;
  const [nodes, setNodes] = useState<Node[]>([]);
  useEffect(() => {
    if (own) setNodes([{ ...nodeOf(own), isLeaf: false }]);
    else void request<{ items: Region[] }>('/regions').then(({ items }) => setNodes(items.map(nodeOf)));
  }, [own]);
  const open = async (code: string) => {
    const { items } = await request<{ items: Region[] }>('/regions', { query: { parent: code } });
    setNodes((now) => grown(now, code, items.map(nodeOf)));
  };
  return (
    <TreeSelect<{ value: string; label: React.ReactNode }[]>
      id={id}
      treeData={nodes}
      value={value.map(({ code, name }) => ({ value: code, label: name }))}
      labelInValue
      treeCheckable
      treeCheckStrictly
      showSearch={false}
      loadData={(node) => open(String(node.value))}
      onChange={(chosen) => onChange(chosen.map(({ value: code, label }) => ({ code, name: String(label) })))}
    />
  );
}
