import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const builds = ['chrome-mv3', 'firefox-mv3'];
const manifestOf = (build: string) => JSON.parse(readFileSync(join(root, '.output', build, 'manifest.json'), 'utf8'));

/** What users are told: each row of the table of permissions, with its reason. */
const documented = readFileSync(join(root, 'assets/store/privacy.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, what, why] = /^\| (`.+?) +\| (.+?) +\|$/.exec(line) ?? [];
    return what && why ? [{ names: [...what.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''), why }] : [];
  });
const names = documented.flatMap((row) => row.names);
const isHost = (name: string) => name.includes('://');

/** Where people sign in, pay or write to each other: the sites' own hosts for it. */
const PRIVATE = [
  'login.sina.com.cn',
  'passport.weibo.com',
  'passport.weibo.cn',
  'login.weibo.com',
  'account.weibo.com',
  'security.weibo.com',
  'pay.weibo.com',
  'api.weibo.com',
  'accounts.douban.com',
];

describe.each(builds)('the manifest of %s', (build) => {
  const manifest = manifestOf(build);

  it('asks for the permissions that are documented, and for no other', () => {
    const optional: string[] = manifest.optional_host_permissions;
    const asked = [...manifest.permissions, ...manifest.host_permissions, ...optional];
    expect(asked.toSorted()).toEqual(names.toSorted());
    expect(manifest.permissions.some(isHost)).toBe(false);
    expect(manifest.optional_permissions).toBeUndefined();
  });

  it('names each host in full, over https, and none where people sign in', () => {
    for (const pattern of manifest.host_permissions) expect(pattern).toMatch(/^https:\/\/[a-z]+(\.[a-z]+)+\/\*$/);
    const hosts = manifest.host_permissions.map((pattern: string) => new URL(pattern).hostname);
    expect(hosts.filter((host: string) => PRIVATE.includes(host))).toEqual([]);
    expect(JSON.stringify(manifest)).not.toContain('<all_urls>');
  });

  it('has the wide pattern only as what the user may be asked for, host by host', () => {
    expect(manifest.optional_host_permissions).toEqual(['https://*/*']);
  });

  it('runs scripts on those hosts only', () => {
    const matches = manifest.content_scripts.flatMap((script: { matches: string[] }) => script.matches);
    expect(matches.toSorted()).toEqual(manifest.host_permissions.toSorted());
  });

  it('gives its pages no connection and no code but its own', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages:
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; object-src 'none'",
    });
  });

  it('opens no door to pages or to other extensions', () => {
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
  });

  it('says that no data is collected, to a Firefox that asks', () => {
    const { gecko } = manifest.browser_specific_settings;
    expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
    expect(Number.parseInt(gecko.strict_min_version, 10)).toBeGreaterThanOrEqual(142);
  });
});

describe('the list of permissions', () => {
  it('gives each its reason', () => {
    expect(documented.length).toBeGreaterThan(4);
    for (const { why } of documented) expect(why.length).toBeGreaterThan(20);
  });
});
