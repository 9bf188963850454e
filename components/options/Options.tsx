import { useState } from 'preact/hooks';
import { Droplet } from '../Droplet';
import { type Section, type SectionProps, sectionsFor } from './sections';
import { Trial } from './Trial';
import { useSection } from './use-section';

interface Props extends SectionProps {
  /** The section that the address names. */
  readonly current: string;
  /** True when the last change could not be stored. */
  readonly failed: boolean;
}

/** The options: a list of sections at the side, with a search, and the sections one below the other. */
export function Options({ current, failed, ...props }: Props) {
  const { speaker, settings, desk, onChange } = props;
  const [search, setSearch] = useState('');
  const found = sectionsFor(search, speaker);
  const section = useSection(
    found.map(({ id }) => id),
    current,
  );
  return (
    <div class="options" lang={speaker.language}>
      <header class="side">
        <h1>
          <Droplet state="doubtful" />
          {speaker.say('options.title')}
        </h1>
        <input
          type="search"
          class="field search"
          aria-label={speaker.say('options.search')}
          placeholder={speaker.say('options.search')}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <nav aria-label={speaker.say('options.nav')}>
          <ul>
            {found.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === section ? 'true' : undefined}>
                  {speaker.say(title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <a class="to-review" href="/review.html">
          {speaker.say('popup.review')}
        </a>
      </header>
      <main>
        {failed && (
          <p class="failed" role="alert">
            {speaker.say('options.failed')}
          </p>
        )}
        {found.length === 0 && <p role="status">{speaker.say('options.nothing', { words: search })}</p>}
        <Trial settings={settings} speaker={speaker} desk={desk} onApply={(tuned) => onChange(() => tuned)}>
          {found.map((section) => (
            <SectionView key={section.id} section={section} props={props} />
          ))}
        </Trial>
      </main>
    </div>
  );
}

function SectionView({ section: { id, title, View }, props }: { section: Section; props: SectionProps }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{props.speaker.say(title)}</h2>
      <View {...props} />
    </section>
  );
}
