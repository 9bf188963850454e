import type { Speaker } from '../../lib/i18n';
import type { Tried, TriedItem } from './own-sites';

/** What would be read of a page, item by item and part by part. */
export function TriedView({ tried, speaker }: { tried: Tried; speaker: Speaker }) {
  const { say } = speaker;
  return (
    <>
      <p class={tried.isWell ? 'said' : 'said wrong'}>{tried.health}</p>
      {tried.items.map((item) => (
        <ItemTable key={item.key} item={item} speaker={speaker} />
      ))}
      {tried.more > 0 && <p>{say('own.try.more', { n: speaker.number(tried.more) })}</p>}
    </>
  );
}

function ItemTable({ item, speaker }: { item: TriedItem; speaker: Speaker }) {
  const { say } = speaker;
  return (
    <table class="tried">
      <caption>
        {item.title || say('badge.untitled')}
        <small>{item.key}</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('own.part')}</th>
          <th scope="col">{say('own.shown')}</th>
          <th scope="col">{say('own.taken')}</th>
        </tr>
      </thead>
      <tbody>
        {item.parts.map(({ name, state, text, value }) => (
          <tr key={name} class={state}>
            <th scope="row">{name}</th>
            <td>{text}</td>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
