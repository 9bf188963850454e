/**
 * A database as version 1 left it, frozen: made by hand, from no code of today. Runs in a page and may use nothing from
 * outside. Two posts of one author, the first with a closed stretch and a doubtful verdict, the author's account, a
 * search word with a damaged stretch.
 *
 * @param poison also leaves a row that no version ever wrote, on which a migration must fail
 */
export function makeV1(poison: boolean): Promise<void> {
  const CLOSED = [1, 2, 5, 0, 128, 137, 152, 211, 11, 144, 56, 12, 0, 136, 1, 1, 229, 33];
  const OPEN = [1, 1, 5, 0, 160, 160, 165, 211, 11, 12, 154, 2, 114, 44];
  const ACCOUNT = [1, 1, 128, 128, 64, 0, 192, 137, 152, 211, 11, 144, 28, 3, 216, 137, 28, 152, 117, 58, 101];
  const sentence = { id: 'x', params: {} };
  const said = { headline: sentence, seen: sentence, usual: sentence, benign: sentence };
  const finding = {
    check: 'ratio',
    group: 'mix',
    metric: 'reposts',
    direction: 'high',
    value: 4,
    threshold: 3,
    ...said,
  };
  const digests = { rulesVersion: 1, settingsDigest: '0123456789abcdef', inputDigest: '0123456789abcdef' };
  const spoke = { quiet: [], blind: [], ordinaryPerThousand: 1, organised: false, missing: null, ...digests };
  const v = { ...spoke, findings: [{ ...finding, llr: 2, tail: 0.001 }] };
  const author = { a: 'weibo:1000', n: '月下读书人' };
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('shuifen', 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      const items = db.createObjectStore('items');
      items.createIndex('author', ['a', 'o']);
      const stretches = db.createObjectStore('stretches');
      const verdicts = db.createObjectStore('verdicts');
      verdicts.createIndex('state', ['s', 'l']);
      const meta = db.createObjectStore('meta');
      const first = { k: 0, t: '第 1 条', ...author, o: -26_060_000, p: 1_563_600_000_000, f: 3 };
      items.put({ ...first, c: [20, 9, 3], s: 1, u: 60, b: Uint8Array.from(OPEN) }, 'weibo:post:1');
      items.put({ k: 0, t: '', ...author, o: -26_060_001, b: Uint8Array.from(OPEN) }, 'weibo:post:2');
      items.put({ k: 2, t: '月下读书人', b: Uint8Array.from(ACCOUNT) }, 'weibo:user:1000');
      items.put({ k: 3, t: '茶园', b: Uint8Array.from([1, 1, 5, 0, 9]) }, 'weibo:hot:茶园');
      if (poison) items.put('none of ours', 'weibo:post:3');
      stretches.put(Uint8Array.from(CLOSED), ['weibo:post:1', 0]);
      verdicts.put({ s: 'doubtful', l: 1_563_700_000_000, v }, 'weibo:post:1');
      verdicts.put({ s: 'ordinary', l: 1_563_700_000_000, v: { ...v, findings: [] } }, 'weibo:post:2');
      meta.put({ items: 4, points: 6, since: 1_563_624_000_000 }, 'totals');
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}
