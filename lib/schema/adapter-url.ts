/** Sites whose adapters come with the extension, and the accounts behind them: no other adapter may speak of them. */
const OURS = ['weibo.com', 'weibo.cn', 'douban.com', 'sina.com.cn', 'sina.cn'];
/** Where people sign in or pay: nothing is read there. */
const PRIVATE = ['login', 'signin', 'passport', 'account', 'accounts', 'auth', 'oauth', 'sso', 'pay'];

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Names only: at least two labels, the last of them no number, so that no address of a local machine is one. */
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?!\\d)${LABEL}$`);
const PATH = /^[\w\-.~%!$&'()+,;=:@*/]*$/;

/** What is wrong with an adapter's `host/path` glob, as a message's id; null where nothing is. */
export function faultOfGlob(glob: string): string | null {
  const slash = glob.indexOf('/');
  if (slash < 0) return 'wrong.url.path';
  if (glob.includes('//')) return 'wrong.url.parts';
  const [host, path] = [glob.slice(0, slash), glob.slice(slash)];
  if (host.includes('*')) return 'wrong.url.star';
  if (host.length > 253 || !HOST.test(host)) return 'wrong.url.host';
  if (OURS.some((ours) => host === ours || host.endsWith(`.${ours}`))) return 'wrong.url.ours';
  if (host.split('.').some((label) => PRIVATE.includes(label))) return 'wrong.url.private';
  if (!PATH.test(path)) return 'wrong.url.characters';
  return null;
}
