import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { Tuned } from '../../lib/settings';
import { Droplet } from '../Droplet';
import type { Change, Looked, TuningDesk } from './tuning';

/** Below so many items a history shows little of what a setting does. */
const FEW_ITEMS = 30;
/** So many of the changed items are listed; all are counted. */
const MOST_LISTED = 100;

const CLEAR_PX = 32;

const NOTHING_YET: Looked = { looked: 0, total: 0, changes: [], isDone: false, hasFailed: false };

interface Props {
  readonly speaker: Speaker;
  readonly desk: TuningDesk;
  /** The settings as they are, and as they would be. */
  readonly now: Tuned;
  readonly tried: Tuned;
  onApply(): void;
  onRevert(): void;
}

/** What would change on the user's own history; to be applied or reverted. */
export function WhatIf({ speaker, desk, now, tried, onApply, onRevert }: Props) {
  const { say } = speaker;
  const [on, setOn] = useState<'history' | 'sample'>('history');
  const { looked, stop } = useTryOut(desk, now, tried, on);
  const dock = useRef<HTMLElement>(null);
  const isLong = looked.changes.length > 0;
  // It covers more once there is a list to show.
  useEffect(() => uncover(dock.current), [isLong]);
  return (
    <aside class="what-if" ref={dock} aria-labelledby="what-if-title">
      <header>
        <div>
          <h2 id="what-if-title">{say('whatIf.title')}</h2>
          <p role="status">{looked.isDone ? summaryOf(looked, speaker) : ''}</p>
          {!looked.isDone && <Progress looked={looked} speaker={speaker} onStop={stop} />}
        </div>
        <div class="acts">
          <button type="button" class="act" onClick={onRevert}>
            {say('whatIf.revert')}
          </button>
          <button type="button" class="act main" onClick={onApply}>
            {say('whatIf.apply')}
          </button>
        </div>
      </header>
      <Scant looked={looked} speaker={speaker} on={on} onTurn={setOn} />
      {isLong && <Changes changes={looked.changes} speaker={speaker} />}
    </aside>
  );
}

interface ScantProps {
  readonly looked: Looked;
  readonly speaker: Speaker;
  readonly on: 'history' | 'sample';
  onTurn(on: 'history' | 'sample'): void;
}

/** With little history: that it is little, and the way to the invented posts and back. */
function Scant({ looked, speaker: { say, number }, on, onTurn }: ScantProps) {
  if (on === 'history' && (!looked.isDone || looked.total >= FEW_ITEMS)) return null;
  const other = on === 'history' ? 'sample' : 'history';
  return (
    <p class="scant">
      {on === 'sample' && say('whatIf.onSample')}
      {on === 'history' && !looked.hasFailed && say('whatIf.scant', { items: number(looked.total) })}
      <button type="button" class="act" onClick={() => onTurn(other)}>
        {say(on === 'history' ? 'whatIf.toSample' : 'whatIf.toHistory')}
      </button>
    </p>
  );
}

/** What is being moved must not disappear behind what it leads to; nor what takes the focus next. */
function uncover(dock: HTMLElement | null): () => void {
  const { style } = document.documentElement;
  const moved = document.activeElement;
  if (dock) {
    const { top, bottom } = dock.getBoundingClientRect();
    const hidden = dock.contains(moved) ? 0 : (moved?.getBoundingClientRect().bottom ?? 0) + CLEAR_PX - top;
    style.scrollPaddingBottom = `${bottom - top + CLEAR_PX}px`;
    if (hidden > 0) scrollBy({ top: hidden });
  }
  return () => {
    style.scrollPaddingBottom = '';
  };
}

function useTryOut(desk: TuningDesk, now: Tuned, tried: Tuned, on: 'history' | 'sample') {
  const [looked, setLooked] = useState(NOTHING_YET);
  const end = useRef(() => {});
  useEffect(() => {
    end.current = desk.tryOut(now, tried, on, setLooked);
    return () => end.current();
  }, [desk, now, tried, on]);
  const stop = () => {
    end.current();
    setLooked((last) => ({ ...last, isDone: true }));
  };
  return { looked, stop };
}

function summaryOf({ looked, changes, hasFailed }: Looked, speaker: Speaker): string {
  if (hasFailed) return speaker.say('whatIf.failed');
  const values = { looked: speaker.number(looked), changed: speaker.number(changes.length) };
  return speaker.say(changes.length > 0 ? 'whatIf.changed' : 'whatIf.same', values);
}

interface ProgressProps {
  readonly looked: Looked;
  readonly speaker: Speaker;
  onStop(): void;
}

function Progress({ looked: { looked, total, changes }, speaker, onStop }: ProgressProps) {
  const values = {
    looked: speaker.number(looked),
    total: speaker.number(total),
    changed: speaker.number(changes.length),
  };
  return (
    <p class="progress">
      <progress max={Math.max(1, total)} value={looked} aria-label={speaker.say('whatIf.title')} />
      {speaker.say('whatIf.progress', values)}
      <button type="button" class="back" onClick={onStop}>
        {speaker.say('whatIf.stop')}
      </button>
    </p>
  );
}

/** Each way in which items would change, with how many go it, the most trodden first. */
function waysOf(changes: readonly Change[]) {
  const ways = new Map<string, { readonly change: Change; readonly count: number }>();
  for (const change of changes) {
    const way = `${change.from} ${change.to}`;
    ways.set(way, { change, count: (ways.get(way)?.count ?? 0) + 1 });
  }
  return [...ways].toSorted(([, a], [, b]) => b.count - a.count);
}

function Changes({ changes, speaker }: { changes: readonly Change[]; speaker: Speaker }) {
  return (
    <>
      <ul class="ways">
        {waysOf(changes).map(([way, { change, count }]) => (
          <li key={way}>
            <FromTo change={change} speaker={speaker} />
            <b>{speaker.say('whatIf.times', { count: speaker.number(count) })}</b>
          </li>
        ))}
      </ul>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to take the focus */}
      <ul class="changed" tabIndex={0} aria-label={speaker.say('whatIf.items')}>
        {changes.slice(0, MOST_LISTED).map((change) => (
          <li key={change.key}>
            <span class="item">
              {change.title || speaker.say('badge.untitled')}
              {change.author && <small>{change.author}</small>}
            </span>
            <FromTo change={change} speaker={speaker} />
          </li>
        ))}
        {changes.length > MOST_LISTED && (
          <li class="more">{speaker.say('whatIf.more', { count: speaker.number(changes.length - MOST_LISTED) })}</li>
        )}
      </ul>
    </>
  );
}

/** The signs before and after, with their words. */
function FromTo({ change: { from, to }, speaker }: { change: Pick<Change, 'from' | 'to'>; speaker: Speaker }) {
  return (
    <span class="from-to">
      <span class={`state ${from}`}>
        <Droplet state={from} />
        {speaker.say(`state.${from}`)}
      </span>
      <span class="arrow">
        <span aria-hidden="true">→</span>
        <span class="hidden">{speaker.say('whatIf.becomes')}</span>
      </span>
      <span class={`state ${to}`}>
        <Droplet state={to} />
        {speaker.say(`state.${to}`)}
      </span>
    </span>
  );
}
