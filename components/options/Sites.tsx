import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { Settings } from '../../lib/settings';
import { Switch } from '../Switch';
import { siteName } from './HistoryFacts';
import { hostOf } from './OwnSite';
import type { SectionProps } from './sections';
import type { ReadSite, SitesHands } from './sites';

type Part = 'sites' | 'pages';

/** Which sites are read, which kinds of their pages, and whether the browser lets us in. */
export function Sites({ settings, speaker, sites, onChange }: SectionProps) {
  const [list, refresh] = useSites(sites);
  /** What is on is not named in the settings. */
  const turn = (part: Part, id: string, on: boolean) =>
    onChange(({ [part]: { [id]: _, ...others } }) => ({ [part]: on ? others : { ...others, [id]: false } }));
  const allow = async (origins: readonly string[]) => {
    await sites.allow(origins);
    await refresh();
  };
  return (
    <>
      <p>{speaker.say('sites.why')}</p>
      <ul class="sites">
        {list.map((site) => (
          <li key={site.id} data-site={site.id}>
            <Switch
              label={siteName(site.id, speaker)}
              on={settings.sites[site.id] !== false}
              onChange={(on) => turn('sites', site.id, on)}
            />
            <Access site={site} speaker={speaker} onAllow={() => void allow(site.heldBack)} />
            {settings.sites[site.id] !== false && (
              <Kinds site={site} settings={settings} speaker={speaker} onTurn={(id, on) => turn('pages', id, on)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The list as it is now, and what reads it again. */
function useSites(hands: SitesHands): readonly [readonly ReadSite[], () => Promise<void>] {
  const [sites, setSites] = useState<readonly ReadSite[]>([]);
  const refresh = useCallback(async () => setSites(await hands.list()), [hands]);
  useEffect(() => {
    void refresh();
    return hands.watch(() => void refresh());
  }, [hands, refresh]);
  return [sites, refresh];
}

interface AccessProps {
  readonly site: ReadSite;
  readonly speaker: Speaker;
  onAllow(): void;
}

/** Whether the browser lets us in; where it does not, what asks it to. */
function Access({ site, speaker, onAllow }: AccessProps) {
  const { say } = speaker;
  if (site.heldBack.length === 0) return <small>{say('sites.granted')}</small>;
  const hosts = site.heldBack.map(hostOf).join(' · ');
  return (
    <p class="said">
      <span>{say('own.shut', { hosts })}</span>
      <button type="button" class="act" aria-label={say('own.allow', { hosts })} onClick={onAllow}>
        {say('popup.allow')}
      </button>
    </p>
  );
}

interface KindsProps {
  readonly site: ReadSite;
  readonly settings: Settings;
  readonly speaker: Speaker;
  onTurn(id: string, on: boolean): void;
}

/** A switch for each kind of page, folded away: few will want one of them off. */
function Kinds({ site, settings, speaker, onTurn }: KindsProps) {
  const { say } = speaker;
  const kinds = site.kinds.map(({ id, title, host }) => ({ id, host, name: title ?? speaker.page(id) }));
  const isAlone = (name: string) => kinds.filter((kind) => kind.name === name).length === 1;
  const off = kinds.filter(({ id }) => settings.pages[id] === false).length;
  const counts = { n: speaker.number(kinds.length), off: speaker.number(off) };
  return (
    <details>
      <summary>
        <span class="hidden">{siteName(site.id, speaker)}: </span>
        {say(off > 0 ? 'sites.kinds.off' : 'sites.kinds', counts)}
      </summary>
      <p>{say('sites.kinds.why')}</p>
      <div class="kinds">
        {kinds.map(({ id, name, host }) => (
          <Switch
            key={id}
            label={isAlone(name) ? name : `${name} (${host})`}
            on={settings.pages[id] !== false}
            onChange={(on) => onTurn(id, on)}
          />
        ))}
      </div>
    </details>
  );
}
