import { Skeleton } from '@/components/states';

/** Stands in while the code of a page loads. */
export function PageFallback() {
  return (
    <div style={{ padding: '24px var(--page)' }}>
      <Skeleton rows={8} />
    </div>
  );
}
