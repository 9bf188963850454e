import { useEffect, useState } from 'preact/hooks';

/** A section is read from the moment its head has come so far up. */
const READ_FROM_PX = 160;

/**
 * The section that stands at the head of the window, while the user scrolls. At the end of the page, where the last ones
 * cannot come up so far, it is the one that was asked for, if it is in sight.
 *
 * @param ids of the sections, in the order of the page
 * @param asked the section that the address names
 */
export function useSection(ids: readonly string[], asked: string): string {
  const [current, setCurrent] = useState(asked);
  const all = ids.join();
  useEffect(() => {
    const look = () => setCurrent(sectionAt(all.split(','), asked));
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [all, asked]);
  return current;
}

function sectionAt(ids: readonly string[], asked: string): string {
  const boxes = ids.flatMap((id) => {
    const box = document.getElementById(id)?.getBoundingClientRect();
    return box ? [{ id, top: box.top }] : [];
  });
  const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 1;
  const end = isAtEnd && boxes.find(({ id, top }) => id === asked && top >= 0);
  return (end || boxes.findLast(({ top }) => top <= READ_FROM_PX) || boxes[0])?.id ?? asked;
}
