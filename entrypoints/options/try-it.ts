import type { Sample, SampleItem } from '../../components/options/sample';
import type { PanelActions } from '../../components/PanelActions';
import type { Speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { patchOf } from '../../lib/judge/badge';
import { panelOf } from '../../lib/judge/panel';
import { judgeKept, judgePage } from '../../lib/judge/pipeline';
import { memoryLedger } from '../../lib/ledger';
import type { MetricName } from '../../lib/model';
import { createBadge, fillBadge } from '../../lib/page/badge';
import { readSettings } from '../../lib/settings';
import { createDoor } from '../panel/door';
import { CHARACTERS, earlierView, type SampleCharacter, sampleTimes, sampleView } from './sample-story';

const TIMES = ['evening', 'morning'] as const;

const DARK = matchMedia('(prefers-color-scheme: dark)');
const themeNow = () => (DARK.matches ? 'dark' : 'light');

/** In the try-out nothing is kept: what is ignored here is shown again at the next look. */
const nothingKept: PanelActions = {
  ignore: async () => true,
  unignore: async () => true,
  review: async () => true,
  openReview: async () => true,
};
const door = createDoor(() => nothingKept);

function figuresOf(character: SampleCharacter, time: (typeof TIMES)[number], speaker: Speaker): readonly string[] {
  const { counts, score } = character[time];
  const shown = Object.entries(counts) as [MetricName, number][];
  return [
    ...(score === undefined ? [] : [`${speaker.metric('score')} ${speaker.number(score, 1)}`]),
    ...shown.map(([metric, value]) => `${speaker.metric(metric)} ${speaker.count({ low: value, high: value })}`),
  ];
}

async function itemsAt(time: (typeof TIMES)[number], now: number, desk: Desk): Promise<readonly SampleItem[]> {
  const judged = await judgeKept(
    CHARACTERS.map(({ key }) => key),
    desk,
  );
  return CHARACTERS.flatMap((character, i) => {
    const each = judged[i];
    if (!each) return [];
    const asked = { now, speaker: desk.speaker, review: 'none' as const, isPrivate: false };
    return {
      key: character.key,
      author: desk.speaker.say(character.name),
      text: desk.speaker.say(character.text),
      figures: figuresOf(character, time, desk.speaker),
      badge: patchOf(each, desk),
      panel: panelOf(each.evidence, each.verdict, asked),
    };
  });
}

function mount(into: HTMLElement, item: SampleItem): () => void {
  const badge = createBadge(item.key);
  // There is room for it, up to the row's end.
  Object.assign(badge.dataset, { side: 'left', room: 'word' });
  fillBadge(badge, item.badge, themeNow());
  badge.addEventListener('click', () => door.open({ anchor: badge, view: item.panel, isPress: true }));
  const follow = () => {
    badge.dataset.theme = themeNow();
  };
  DARK.addEventListener('change', follow);
  into.append(badge);
  return () => {
    DARK.removeEventListener('change', follow);
    door.close();
    badge.remove();
  };
}

/**
 * The try-out of the start page: invented items go the way that real ones go, into a ledger that forgets, and are
 * judged by the real rules with the default settings.
 */
export async function sampleIn(speaker: Speaker): Promise<Sample> {
  const desk: Desk = { ledger: memoryLedger(), settings: readSettings(null), speaker, trouble: () => null };
  const { earlier, postedAt, ...at } = sampleTimes(Date.now());
  await judgePage(earlierView(speaker.say, postedAt), [], earlier, desk);
  const items = new Map<string, readonly SampleItem[]>();
  for (const time of TIMES) {
    await judgePage(sampleView(time, speaker.say, postedAt), [], at[time], desk);
    items.set(time, await itemsAt(time, at[time], desk));
  }
  return { items: (time) => items.get(time) ?? [], mount };
}
