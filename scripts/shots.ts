import type { Locator } from 'playwright';
import { demoPages } from '../demo';
import type { Studio } from './studio';

export const FEED = 'https://weibo.com/';
/** An account with enough posts on its own page to teach its usual mix. */
const AUTHOR = 'https://weibo.com/u/9900000012';
const CHART = 'https://s.weibo.com/top/summary';
const TALL_PX = { width: 1180, height: 1100 } as const;
const USUAL_PX = { width: 1180, height: 900 } as const;
/** Rows in sight get their pictures, and the item its history, within this. */
const SETTLED_MS = 600;
const STATES = ['unusual', 'doubtful', 'ordinary', 'unknown'] as const;

export const urlOf = (start: string) => demoPages(0).find(({ url }) => url.startsWith(start))?.url ?? '';

/** Two whole pages with an open panel: a feed and a film. */
export async function takePages(studio: Studio): Promise<void> {
  await studio.follow(urlOf('https://movie.douban.com/subject/'));
  await studio.openPanel('unusual');
  await studio.take(studio.page, 'film');
  await studio.follow(FEED);
  await studio.openPanel('unusual');
  await studio.take(studio.page, 'feed');
  await studio.closePanel();
}

/** One post of each state, close up: the signs where they stand, beside the site's own figures. */
export async function takeBadges(studio: Studio): Promise<void> {
  await studio.page.evaluate((states) => {
    const wanted = states.map((state) => document.querySelector(`article [data-shuifen][data-state="${state}"]`));
    const shown = new Set(wanted.map((host) => host?.closest('.wbpro-scroller-item')));
    for (const item of document.querySelectorAll<HTMLElement>('.wbpro-scroller-item'))
      if (!shown.has(item)) item.style.display = 'none';
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, STATES);
  await studio.take(studio.page.locator('#scroller'), 'badges', 'device');
  await studio.go(FEED);
}

/** A panel of each state, with all of its folds shut; and one in each state of what can be done in it. */
export async function takePanels(studio: Studio): Promise<void> {
  await studio.page.setViewportSize(TALL_PX);
  for (const state of STATES) {
    const panel = await studio.openPanel(state);
    if (!panel) continue;
    await studio.takeAround(panel, `panel-${state}`);
    if (state === 'unusual') await takeDoings(studio, panel);
    await studio.closePanel();
  }
  await takeOtherPanels(studio);
  await studio.page.setViewportSize(USUAL_PX);
}

/** All values unfolded; sent to review; being ignored, and ignored. All of it is taken back. */
async function takeDoings(studio: Studio, panel: Locator): Promise<void> {
  await panel.locator('summary').last().click();
  await panel.locator('.table').scrollIntoViewIfNeeded();
  await studio.takeAround(panel, 'panel-values');
  await panel.locator('summary').last().click();
  await panel.locator('.actions button').first().click();
  await panel.locator('.actions button').nth(2).waitFor();
  await studio.takeAround(panel, 'panel-in-review');
  await panel.locator('.actions button').first().click();
  await panel.locator('.actions .act.main').waitFor();
  await panel.locator('.actions button').last().click();
  await studio.takeAround(panel, 'panel-ignore');
  await panel.locator('.actions .act.main').click();
  await panel.getByRole('status').waitFor();
  await studio.takeAround(panel, 'panel-ignored');
  await panel.locator('.actions button').last().click();
  await panel.getByRole('status').waitFor({ state: 'detached' });
}

/** A row of a chart, and an author's page after a single view, with the panel of a post that needs more looks. */
async function takeOtherPanels(studio: Studio): Promise<void> {
  await studio.go(CHART);
  // The first row is the site's own advert of a topic.
  const panel = await studio.openPanel('unknown', 1);
  if (panel) {
    await studio.takeAround(panel, 'panel-chart');
    await studio.closePanel();
  }
  await studio.go(AUTHOR);
  await studio.take(studio.page, 'author');
  await studio.takePopup('popup-author');
  await studio.go(FEED);
}

/** The review desk after the story: the queue with one item's history and reasons, and the question before an export. */
export async function takeReview(studio: Studio): Promise<void> {
  const desk = await studio.browser.extensionPage('review.html');
  await desk.setViewportSize({ width: 1440, height: 1200 });
  await desk.locator('.detail .evidence').first().waitFor();
  // The film has the longest history of the story.
  await desk.locator('.queue tr.item').nth(1).click();
  await desk.locator('.detail .plot canvas').first().waitFor();
  await desk.waitForTimeout(SETTLED_MS);
  await studio.take(desk, 'review');
  await desk.locator('.top .acts button').first().click();
  await studio.take(desk.getByRole('dialog'), 'review-export');
  await desk.close();
}
