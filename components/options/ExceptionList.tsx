import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { type Exception, nameOfException } from '../../lib/settings';
import { siteName } from './HistoryFacts';

/** So many lines at once: a list of two thousand is neither drawn nor walked through by Tab as a whole. */
const PAGE = 50;
const ALL = 'all-exceptions';

interface Props {
  /** Those that fit the search, in the order in which they are listed; at least one. */
  readonly found: readonly Exception[];
  readonly speaker: Speaker;
  onRemove(removed: readonly Exception[]): void;
}

/** Exceptions line by line, to be selected; "all" means all that were found, listed yet or not. */
export function ExceptionList({ found, speaker, onRemove }: Props) {
  const { say } = speaker;
  const [listed, setListed] = useState(PAGE);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = found.filter((each) => selected.has(nameOfException(each)));
  const turn = (name: string) => setSelected((now) => (now.has(name) ? without(now, name) : new Set([...now, name])));
  const isAll = chosen.length === found.length;
  const more = Math.min(PAGE, found.length - listed);
  return (
    <>
      <div class="exception-bar">
        <label for={ALL}>
          <Box
            id={ALL}
            isOn={isAll}
            isMixed={chosen.length > 0 && !isAll}
            onTurn={() => setSelected(new Set(isAll ? [] : found.map(nameOfException)))}
          />
          {say('exceptions.all', { n: speaker.number(found.length) })}
        </label>
        <button type="button" class="act" disabled={chosen.length === 0} onClick={() => onRemove(chosen)}>
          {say('exceptions.show', { n: speaker.number(chosen.length) })}
        </button>
      </div>
      <ul class="exceptions">
        {found.slice(0, listed).map((each) => {
          const name = nameOfException(each);
          return (
            <Line
              key={name}
              exception={each}
              speaker={speaker}
              isOn={selected.has(name)}
              onTurn={() => turn(name)}
              onRemove={() => onRemove([each])}
            />
          );
        })}
      </ul>
      {more > 0 && (
        <div class="acts">
          <button type="button" class="act" onClick={() => setListed(listed + PAGE)}>
            {say('exceptions.more', { n: speaker.number(more) })}
          </button>
        </div>
      )}
    </>
  );
}

const without = (names: ReadonlySet<string>, gone: string) => new Set([...names].filter((name) => name !== gone));

interface LineProps {
  readonly exception: Exception;
  readonly speaker: Speaker;
  readonly isOn: boolean;
  onTurn(): void;
  onRemove(): void;
}

function Line({ exception, speaker, isOn, onTurn, onRemove }: LineProps) {
  const { say } = speaker;
  const { key, what, at, reason } = exception;
  const title = exception.title || say('badge.untitled');
  const colon = key.indexOf(':');
  const site = siteName(key.slice(0, colon), speaker);
  // Of a file that does not say when, nobody knows.
  const facts = [say(`exceptions.${what}`), site, ...(at > 0 ? [speaker.date(at)] : [])];
  return (
    <li>
      <Box isOn={isOn} isMixed={false} name={say('exceptions.select', { title })} onTurn={onTurn} />
      <div>
        <b>{title}</b> <code>{key.slice(colon + 1)}</code>
        <small>{facts.join(' · ')}</small>
        {reason && <p>{reason}</p>}
      </div>
      <button type="button" class="act" aria-label={`${say('popup.showAgain')}: ${title}`} onClick={onRemove}>
        {say('popup.showAgain')}
      </button>
    </li>
  );
}

interface BoxProps {
  readonly isOn: boolean;
  /** Some of what it stands for is selected, and some is not. */
  readonly isMixed: boolean;
  /** The id that its label names, or its accessible name where it has none. */
  readonly id?: string;
  readonly name?: string;
  onTurn(): void;
}

function Box({ id, isOn, isMixed, name, onTurn }: BoxProps) {
  const box = useRef<HTMLInputElement>(null);
  // Only a property can say so, no attribute.
  useEffect(() => {
    if (box.current) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return <input ref={box} id={id} type="checkbox" aria-label={name} checked={isOn} onChange={onTurn} />;
}
