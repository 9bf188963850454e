import type { Page } from 'playwright';

/** Notes, from the first moment, how much the page shifts once a badge stands in it. To be called before it is loaded. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = globalThis as unknown as { shifts: number };
    kept.shifts = 0;
    let sinceMs = Number.POSITIVE_INFINITY;
    // A page that is still arriving shifts of itself.
    new MutationObserver((_, observer) => {
      if (!document.querySelector('shuifen-badge')) return;
      sinceMs = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { startTime, ...entry } of list.getEntries().map((each) => each.toJSON())) {
        if (startTime >= sinceMs) kept.shifts += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The sum of all layout shifts since the first badge came, those after input included. */
export function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Entries come after the frame in which the shift was seen.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { shifts: number }).shifts;
  });
}

/** What of the page's own elements stands elsewhere, or is larger or smaller, than it would be without the badges. */
export function movedBy(page: Page): Promise<{ readonly badges: number; readonly moved: readonly string[] }> {
  return page.evaluate(() => {
    const own = [...document.querySelectorAll('body *:not(shuifen-badge)')];
    const boxes = () => own.map((element) => element.getBoundingClientRect());
    const hosts = document.querySelectorAll('shuifen-badge');
    const badges = hosts.length;
    // In a page without its style sheets the last badge stands below the last line.
    const scrolls = () => document.documentElement.scrollWidth;
    const [withBadges, sizeWith] = [boxes(), scrolls()];
    for (const host of hosts) host.remove();
    const [without, sizeWithout] = [boxes(), scrolls()];
    const moved = own.flatMap((element, i) => {
      const [one, other] = [withBadges[i], without[i]];
      if (!one || !other) return [];
      const off = Math.max(
        ...(['x', 'y', 'width', 'height'] as const).map((side) => Math.abs(one[side] - other[side])),
      );
      return off > 0.01 ? [`${element.localName}.${element.className} by ${off.toFixed(2)} px`] : [];
    });
    if (sizeWith !== sizeWithout) moved.push(`the page: ${sizeWith} px wide instead of ${sizeWithout}`);
    return { badges, moved: moved.slice(0, 5) };
  });
}
