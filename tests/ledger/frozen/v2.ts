/**
 * A database as version 2 left it, frozen: made by hand from what that version had written, from no code of today. Runs
 * in a page and may use nothing from outside. Two posts of one author, the first with a closed stretch and a doubtful
 * verdict, the second ordinary and reviewed, the author's account, a review by an author whose id is a text, a search
 * word that cannot be read.
 *
 * @param poison also leaves a row that no version ever wrote, on which a migration must fail
 */
export function makeV2(poison: boolean): Promise<void> {
  const bytes = (...all: number[]) => Uint8Array.from(all);
  const sentence = (id: string) => ({ id, params: {} });
  const said = {
    headline: sentence('headline'),
    seen: sentence('seen'),
    usual: sentence('usual'),
    benign: sentence('benign'),
  };
  const figures = { direction: 'high', value: 4, threshold: 3, llr: 2, tail: 0.001 };
  const finding = { check: 'ratio', group: 'mix', metric: 'reposts', ...figures, ...said };
  const spoke = { quiet: ['ratio'], blind: [], ordinaryPerThousand: null, organised: false, missing: null };
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('shuifen', 2);
    request.onupgradeneeded = () => {
      const db = request.result;
      const items = db.createObjectStore('items');
      items.createIndex('author', 'a');
      items.createIndex('state', 's');
      const [stretches, verdicts] = [db.createObjectStore('stretches'), db.createObjectStore('verdicts')];
      const [reviews, seen] = [db.createObjectStore('reviews'), db.createObjectStore('seen')];
      const meta = db.createObjectStore('meta');
      items.put(
        {
          a: bytes(6, 0, 0, 0, 0, 0, 3, 232, 254, 114, 91, 31),
          s: 33536332,
          b: bytes(
            37,
            167,
            2,
            0,
            5,
            45,
            44,
            138,
            129,
            138,
            25,
            97,
            5,
            25,
            8,
            211,
            61,
            251,
            0,
            102,
            176,
            128,
            167,
            218,
            49,
            33,
            1,
            35,
            69,
            103,
            137,
            171,
            1,
            20,
            9,
            3,
            213,
            15,
            1,
            2,
            7,
            2,
            160,
            160,
            165,
            211,
            11,
            160,
            178,
            4,
            12,
            0,
            2,
            3,
            154,
            2,
            1,
            211,
            139,
          ),
        },
        bytes(2, 0, 0, 0, 0, 0, 0, 1),
      );
      items.put(
        {
          a: bytes(6, 0, 0, 0, 0, 0, 3, 232, 254, 114, 91, 30),
          b: bytes(
            21,
            5,
            0,
            0,
            5,
            25,
            8,
            211,
            61,
            251,
            0,
            102,
            176,
            65,
            1,
            35,
            69,
            103,
            137,
            171,
            145,
            138,
            1,
            1,
            5,
            0,
            160,
            160,
            165,
            211,
            11,
            12,
            154,
            2,
            114,
            44,
          ),
        },
        bytes(2, 0, 0, 0, 0, 0, 0, 2),
      );
      items.put(
        {
          a: bytes(6, 0, 0, 0, 0, 0, 3, 232, 0, 0, 0, 0),
          b: bytes(
            13,
            0,
            2,
            5,
            25,
            8,
            211,
            61,
            251,
            0,
            102,
            176,
            73,
            204,
            1,
            1,
            128,
            128,
            64,
            0,
            192,
            137,
            152,
            211,
            11,
            144,
            28,
            3,
            216,
            137,
            28,
            152,
            117,
            58,
            101,
          ),
        },
        bytes(6, 0, 0, 0, 0, 0, 3, 232),
      );
      items.put(
        { b: bytes(9, 0, 3, 2, 53, 54, 8, 237, 101, 143, 1, 1, 5, 0, 9) },
        bytes(9, 232, 140, 182, 229, 155, 173, 0),
      );
      items.put(
        {
          a: bytes(23, 232, 177, 134, 229, 143, 139, 32, 55, 0, 254, 114, 89, 143),
          b: bytes(
            21,
            11,
            8,
            5,
            45,
            44,
            138,
            133,
            138,
            25,
            97,
            2,
            62,
            70,
            5,
            203,
            144,
            179,
            218,
            49,
            40,
            251,
            1,
            1,
            7,
            0,
            128,
            211,
            169,
            211,
            11,
            12,
            3,
            7,
            249,
            148,
          ),
        },
        bytes(20, 0, 0, 0, 0, 0, 0, 5),
      );
      if (poison) items.put('none of ours', bytes(2, 0, 0, 0, 0, 0, 0, 3));
      stretches.put(bytes(1, 2, 5, 0, 128, 137, 152, 211, 11, 144, 56, 12, 0, 136, 1, 1, 229, 33), [
        bytes(2, 0, 0, 0, 0, 0, 0, 1),
        0,
      ]);
      verdicts.put({ findings: [finding], ...spoke }, bytes(2, 0, 0, 0, 0, 0, 0, 1));
      reviews.put({ decision: 'kept', note: '看过', at: 1_563_624_000_000 }, bytes(2, 0, 0, 0, 0, 0, 0, 2));
      seen.put(bytes(0, 8, 9, 232, 140, 182, 229, 155, 173, 0), [0, 1]);
      seen.put(bytes(0, 8, 6, 0, 0, 0, 0, 0, 3, 232), [18097, 3]);
      seen.put(bytes(0, 8, 2, 0, 0, 0, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0, 0, 0, 0, 2), [18098, 2]);
      seen.put(bytes(0, 8, 2, 0, 0, 0, 0, 0, 0, 1, 0, 8, 20, 0, 0, 0, 0, 0, 0, 5), [18099, 4]);
      meta.put({ next: 2, known: [{ number: 1, rulesVersion: 1, settingsDigest: 's' }] }, 'bases');
      meta.put({ items: 5, points: 8, since: 1_563_624_000_000, sites: { weibo: 4, douban: 1 }, seen: 4 }, 'totals');
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}
