/** Sites whose adapters come with the extension, and the accounts behind them: no other adapter may speak of them. */
const OURS = ['weibo.com', 'weibo.cn', 'douban.com', 'sina.com.cn', 'sina.cn'];
/** Where people sign in or pay: nothing is read there. */
const PRIVATE = ['login', 'signin', 'passport', 'account', 'accounts', 'auth', 'oauth', 'sso', 'pay'];

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Names only: at least two labels, the last of them no number, so that no address of a local machine is one. */
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?!\\d)${LABEL}$`);
const PATH = /^[\w\-.~%!$&'()+,;=:@*/]*$/;

/** What is wrong with an adapter's `host/path` glob, in words; null where nothing is. */
export function faultOfGlob(glob: string): string | null {
  const slash = glob.indexOf('/');
  if (slash < 0) return 'needs a path: "www.example.com/" is the start page, "www.example.com/**" every page';
  if (glob.includes('//')) return 'is written without "https://", which is meant anyway, and without empty parts';
  const [host, path] = [glob.slice(0, slash), glob.slice(slash)];
  if (host.includes('*')) return 'must name its host in full; only the path may have a *';
  if (host.length > 253 || !HOST.test(host))
    return 'must begin with a host in small letters, such as "www.example.com"';
  if (OURS.some((ours) => host === ours || host.endsWith(`.${ours}`))) return 'is of a site that has its own adapters';
  if (host.split('.').some((label) => PRIVATE.includes(label))) return 'is where people sign in: nothing is read there';
  if (!PATH.test(path)) return 'must have a path without spaces, query (?) and fragment (#)';
  return null;
}
