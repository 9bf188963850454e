import type { Tried, TriedItem, TriedPart } from '../../components/options/own-sites';
import type { Adapter } from '../../lib/adapters/types';
import type { Speaker } from '../../lib/i18n';
import { healthOf } from '../../lib/judge/popup';
import type { MetricName, PageItem, PageView, Reading } from '../../lib/model';

/** So many items show whether an adapter is right. */
const SHOWN = 10;

/** What an adapter has read on a page, in words, for the user to compare with the page. */
export function triedOf(view: PageView, adapter: Adapter, speaker: Speaker): Tried {
  const { health, healthy } = healthOf(view.health, speaker);
  return {
    health: view.items.length === 0 ? speaker.say('own.try.empty') : health,
    isWell: view.items.length > 0 && healthy,
    items: view.items.slice(0, SHOWN).map((item) => itemOf(item, adapter, speaker)),
    more: Math.max(0, view.items.length - SHOWN),
  };
}

function itemOf(item: PageItem, { item: { fields } }: Adapter, speaker: Speaker): TriedItem {
  const metrics = Object.keys(fields) as MetricName[];
  return {
    key: item.key,
    title: item.title,
    parts: [
      ...factsOf(item, speaker),
      ...metrics.map((metric) => partOf(speaker.metric(metric), item.readings[metric], speaker)),
    ],
  };
}

/** What an item has beside figures, where it has it. */
function factsOf({ author, postedAt, rank, promoted, flags }: PageItem, speaker: Speaker): readonly TriedPart[] {
  const { say } = speaker;
  const fact = (name: string, text: string, value = text): TriedPart => ({ name, state: 'found', text, value });
  return [
    ...(author ? [fact(say('export.col.author'), author.name, author.id)] : []),
    ...(postedAt === undefined ? [] : [fact(say('export.col.postedAt'), speaker.time(postedAt))]),
    ...(rank === undefined ? [] : [fact(say('metric.rank'), speaker.number(rank))]),
    ...(promoted ? [fact(say('own.promoted'), say('export.yes'))] : []),
    ...(flags.length > 0 ? [fact(say('own.flags'), flags.join(' · '))] : []),
  ];
}

function partOf(name: string, reading: Reading | undefined, speaker: Speaker): TriedPart {
  const { say } = speaker;
  switch (reading?.state) {
    case 'found':
      return { name, state: 'found', text: reading.text, value: meaningOf(reading, speaker) };
    case 'unreadable':
      return { name, state: 'unreadable', text: reading.text, value: say('own.unreadable') };
    default:
      return { name, state: 'absent', text: '–', value: say('own.absent') };
  }
}

/** The lowest and the highest true value that a figure can stand for. */
function meaningOf(reading: Extract<Reading, { state: 'found' }>, speaker: Speaker): string {
  if ('value' in reading) return speaker.number(reading.value, 1);
  if ('shares' in reading) return reading.shares.map((share) => speaker.percent(share)).join(' ');
  const low = speaker.number(reading.low);
  if (reading.high === null) return `≥ ${low}`;
  return reading.high === reading.low ? low : `${low} – ${speaker.number(reading.high)}`;
}
