import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { type Exception, nameOfException, withExceptionsAgain, withoutExceptions } from '../../lib/settings';
import { ExceptionList } from './ExceptionList';
import { siteName } from './HistoryFacts';
import { hasWords } from './search';
import type { SectionProps } from './sections';

/** What the user ignores, newest first: to be searched, and to be shown again one by one or many at once. */
export function Exceptions({ settings, speaker, onChange }: SectionProps) {
  const [search, setSearch] = useState('');
  const [gone, setGone] = useState<readonly Exception[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  // What was pressed has gone with its line: the keyboard goes on where that can be taken back.
  useEffect(() => {
    if (gone.length > 0) undo.current?.focus();
  }, [gone]);
  const remove = (removed: readonly Exception[]) => {
    setGone(removed);
    onChange((now) => ({ exceptions: withoutExceptions(now, removed) }));
  };
  const takeBack = () => {
    setGone([]);
    setSearch('');
    onChange((now) => ({ exceptions: withExceptionsAgain(now, gone) }));
    field.current?.focus();
  };
  const { exceptions } = settings;
  const found = exceptions
    .toReversed()
    .filter((each) => hasWords(wordsOf(each, speaker), search, speaker.language))
    .toSorted((one, other) => other.at - one.at);
  const hasSearch = exceptions.length > 0 || gone.length > 0;
  return (
    <>
      {exceptions.length === 0 && <p>{speaker.say('exceptions.none')}</p>}
      {hasSearch && (
        <input
          ref={field}
          type="search"
          class="field exception-search"
          aria-label={speaker.say('exceptions.search')}
          placeholder={speaker.say('exceptions.search.hint')}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      {gone.length > 0 && (
        <div class="said" role="status">
          <span>{speaker.say('exceptions.shown', { n: speaker.number(gone.length) })}</span>
          <button ref={undo} type="button" class="act" onClick={takeBack}>
            {speaker.say('file.undo')}
          </button>
        </div>
      )}
      {exceptions.length > 0 && found.length === 0 && (
        <p role="status">{speaker.say('exceptions.nothing', { words: search })}</p>
      )}
      {found.length > 0 && <ExceptionList key={search} found={found} speaker={speaker} onRemove={remove} />}
    </>
  );
}

/** All that an exception can be found by: its name, its number, its site, its reason. */
function wordsOf(exception: Exception, speaker: Speaker): string {
  const { title, reason, key, what } = exception;
  const site = siteName(key.slice(0, key.indexOf(':')), speaker);
  return [title, reason, nameOfException(exception), site, speaker.say(`exceptions.${what}`)].join('\n');
}
