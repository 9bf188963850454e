import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { Sample, SampleItem } from './sample';

const TIMES = ['evening', 'morning'] as const;

interface Props {
  readonly speaker: Speaker;
  readonly sample: Sample;
}

/** A small feed of invented items, before and after a night, with the real badges and the real panel. */
export function TryIt({ speaker, sample }: Props) {
  const [at, setAt] = useState<(typeof TIMES)[number]>('evening');
  return (
    <div class="try">
      <fieldset class="times">
        <legend>{speaker.say('start.try.when')}</legend>
        {TIMES.map((time) => (
          <label key={time}>
            <input type="radio" name="time" checked={time === at} onChange={() => setAt(time)} />
            {speaker.say(`start.try.${time}`)}
          </label>
        ))}
      </fieldset>
      <div class="feed">
        {sample.items(at).map((item) => (
          <Post key={item.key} item={item} sample={sample} />
        ))}
      </div>
    </div>
  );
}

function Post({ item, sample }: { item: SampleItem; sample: Sample }) {
  const slot = useRef<HTMLSpanElement>(null);
  useEffect(() => (slot.current ? sample.mount(slot.current, item) : undefined), [item, sample]);
  return (
    <article class="post">
      <b>{item.author}</b>
      <p>{item.text}</p>
      <p class="figures">
        {item.figures.map((figure) => (
          <span key={figure}>{figure}</span>
        ))}
        <span class="slot" ref={slot} />
      </p>
    </article>
  );
}
