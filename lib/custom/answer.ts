import type { CustomAnswers, CustomRequest } from '../messages/custom';
import { giveBack } from './give-back';
import { syncScripts } from './scripts';
import { addCustomSite, listCustomSites, removeCustomSite, switchCustomSite } from './sites';

/** Answers the extension's own pages about the user's sites; the pages concerned follow at once, and the permissions. */
export async function answerCustom(request: CustomRequest): Promise<CustomAnswers[CustomRequest['type']]> {
  switch (request.type) {
    case 'custom-list':
      return { ok: true, sites: await listCustomSites() };
    case 'custom-add':
      return add(request.text);
    case 'custom-switch':
      await change(request.id, () => switchCustomSite(request.id, request.enabled));
      return { ok: true };
    case 'custom-remove':
      await change(request.id, () => removeCustomSite(request.id));
      return { ok: true };
  }
}

async function add(text: string): Promise<CustomAnswers['custom-add']> {
  const before = await listCustomSites();
  const added = await addCustomSite(text);
  if (added.ok) {
    await syncScripts(added.site.origins);
    // What took the place of an older one may need fewer hosts.
    await giveBack(before.find(({ id }) => id === added.site.id)?.origins ?? []);
    return added;
  }
  const reason = added.problems.map(({ place, what }) => [...place, what.id].join(' ')).join('; ');
  return { ok: false, reason, problems: added.problems };
}

async function change(changed: string, make: () => Promise<void>): Promise<void> {
  const site = (await listCustomSites()).find(({ id }) => id === changed);
  await make();
  // First, while the browser still lets us in: open pages lose their badges by it.
  await syncScripts(site?.origins);
  await giveBack(site?.origins ?? []);
}
