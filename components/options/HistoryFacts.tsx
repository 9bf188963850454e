import type { Speaker } from '../../lib/i18n';
import { inBytes } from '../numbers';
import type { HistoryGlance } from './history';

const KNOWN = ['weibo', 'douban'] as const;

/** A site in words; one of the user's own goes by its short name. */
export function siteName(id: string, speaker: Speaker): string {
  const known = KNOWN.find((site) => site === id);
  return known === undefined ? id : speaker.say(`site.${known}`);
}

/** Up to so much the browser's own log takes, until it is cleared up: a smaller size says nothing of the history. */
const LOG_BYTES = 10_000_000;

function sizeOf(bytes: number | null, { say, language }: Speaker): string {
  if (bytes === null) return '–';
  return bytes < LOG_BYTES
    ? say('data.bytes.little', { size: inBytes(LOG_BYTES, language) })
    : inBytes(bytes, language);
}

/** How much is remembered, of which site, since when. */
export function HistoryFacts({ glance, speaker }: { glance: HistoryGlance; speaker: Speaker }) {
  const { say } = speaker;
  if (glance.items === 0) return <p>{say('popup.history.none')}</p>;
  const day = (at: number | null) => (at === null ? '–' : speaker.date(at));
  const facts = [
    [say('data.items'), speaker.number(glance.items)],
    [say('data.points'), speaker.number(glance.points)],
    [say('data.bytes'), sizeOf(glance.bytes, speaker)],
    [say('data.since'), day(glance.since)],
    [say('data.newest'), day(glance.newest)],
  ] as const;
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul class="shares">
        {glance.sites.map(({ id, items }) => (
          <li key={id}>
            <span>{siteName(id, speaker)}</span>
            <i aria-hidden="true">
              <b style={{ width: `${(100 * items) / glance.items}%` }} />
            </i>
            <span>{say('data.site.items', { items: speaker.number(items) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
