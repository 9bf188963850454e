import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CustomSite } from '../../lib/messages/custom';
import { AddSite } from './AddSite';
import { OwnSite } from './OwnSite';
import type { OwnSitesHands } from './own-sites';
import type { SectionProps } from './sections';

/** The sites that the user has taught, and how another is added. */
export function OwnSites({ speaker, ownSites }: SectionProps) {
  const { say } = speaker;
  const [sites, refresh] = useSites(ownSites);
  /** The text of a site that is to be added or brought up to date; an own object each time. */
  const [opened, setOpened] = useState<{ readonly text: string } | null>(null);
  const [removed, setRemoved] = useState<CustomSite | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  // What was pressed has gone with its line: the keyboard goes on where that can be taken back.
  useEffect(() => {
    if (removed) undo.current?.focus();
  }, [removed]);
  const remove = async (site: CustomSite) => {
    await ownSites.remove(site.id);
    setRemoved(site);
    await refresh();
  };
  const takeBack = async (site: CustomSite) => {
    // First of all: a browser asks only as long as it sees that the user pressed something.
    if (site.origins.length > 0) await ownSites.allow(site.origins);
    setRemoved(null);
    await ownSites.add(site.text);
    await refresh();
  };
  return (
    <>
      <p>{say('own.why')}</p>
      {sites.length > 0 && (
        <ul class="own">
          {sites.map((site) => (
            <OwnSite
              key={site.id}
              site={site}
              speaker={speaker}
              hands={ownSites}
              onChanged={refresh}
              onUpdate={(text) => setOpened({ text })}
              onRemove={() => void remove(site)}
            />
          ))}
        </ul>
      )}
      {removed && (
        <div class="said" role="status">
          <span>{say('own.removed', { title: removed.title })}</span>
          <button ref={undo} type="button" class="act" onClick={() => void takeBack(removed)}>
            {say('file.undo')}
          </button>
        </div>
      )}
      <AddSite speaker={speaker} hands={ownSites} sites={sites} opened={opened} onAdded={refresh} />
    </>
  );
}

/** The list as it is now, and what reads it again. */
function useSites(hands: OwnSitesHands): readonly [readonly CustomSite[], () => Promise<void>] {
  const [sites, setSites] = useState<readonly CustomSite[]>([]);
  const refresh = useCallback(async () => setSites(await hands.list()), [hands]);
  useEffect(() => {
    void refresh();
    return hands.watch(() => void refresh());
  }, [hands, refresh]);
  return [sites, refresh];
}
