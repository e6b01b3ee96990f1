import { type RefObject, useEffect, useRef } from 'react';

/** Shows a part of a page that the address names, once that part is there: what is loaded later the browser cannot find. */
export function useAnchor<T extends HTMLElement>(id: string): RefObject<T> {
  const part = useRef<T>(null);
  useEffect(() => {
    if (window.location.hash === `#${id}`) part.current?.scrollIntoView();
  }, [id]);
  return part;
}
