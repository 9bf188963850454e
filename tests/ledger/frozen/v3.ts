/**
 * A database as version 3 left it, frozen: what that version had written of `liveThrough` (history.ts), from no code of
 * today. Runs in a page and may use nothing from outside.
 *
 * @param poison also leaves a row that no version ever wrote, on which a migration must fail
 */
export function makeV3(poison: boolean): Promise<void> {
  const hex = (digits: string) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const said = {
    findings: [
      {
        check: 'ratio',
        group: 'mix',
        metric: 'reposts',
        direction: 'high',
        value: 4,
        threshold: 3,
        llr: 2,
        tail: 0.001,
        headline: { id: 'headline', params: {} },
        seen: { id: 'seen', params: {} },
        usual: { id: 'usual', params: {} },
        benign: { id: 'benign', params: {} },
      },
    ],
    quiet: ['ratio'],
    blind: [],
    ordinaryPerThousand: null,
    organised: false,
    missing: null,
  };
  const rows: Record<string, [IDBValidKey, unknown][]> = {
    authors: [
      [
        hex('06000000000003e8'),
        hex(
          '00000000000806000000000003e8fe724e4f00080200000000000003fe7253ef00080200000000000002fe7259cb00080200000000000001',
        ),
      ],
      [hex('06000000000007d0'), hex('fe724e1300080200000000000004')],
      [hex('17e8b186e58f8b203700'), hex('fe7253ef00081400000000000005')],
    ],
    items: [
      [
        hex('0200000000000001'),
        hex(
          '0139e70300052d2c8a818a196106e807051908d33dfb0066b094b1da31210123456789ab01030c5277a3a45262a5a15270a5a8a9a18914090324ff01030700b0e698d30b3c3c0c00000300008403010127f4',
        ),
      ],
      [
        hex('0200000000000002'),
        hex('0124850400052d2c8a828a196106e807051908d33dfb0066b0410123456789ab90b0ed18bd100101070080cfa2d30b0c0307ee4e'),
      ],
      [
        hex('0200000000000003'),
        hex(
          '0124850400052d2c8a838a196106e807051908d33dfb0066b0010123456789abb0c6ed18b42d010104008095add30bcce702dc0b4258',
        ),
      ],
      [
        hex('0200000000000004'),
        hex('0118890400052d2c8a848a196106d00f023fefb0acc7ed183afb0101070090cdadd30b0c030101fc'),
      ],
      [hex('06000000000003e8'), hex('010d0002051908d33dfb0066b049cc01018080c00200808998d30bd8891c98758c197231')],
      [hex('09e88cb6e59bad00'), hex('0109000302353608ed658f01011000c0cfa2d30b80a3050282fdfd07ceb9')],
      [
        hex('0c0000000198d9c3'),
        hex('010e000505353608edaa17e9186894bd0101c03f00c0cfa2d30b80a305029297059302900a850f83050c04c371'),
      ],
      [
        hex('1400000000000005'),
        hex('011c89040802f4d71709e8b186e58f8b203700023e4605cb90b0ed18922b010180400080cfa2d30b099ac0'),
      ],
    ],
    meta: [
      ['bases', { next: 2, known: [{ number: 1, rulesVersion: 1, settingsDigest: 's' }] }],
      ['totals', { items: 8, points: 110, since: 1_563_624_000_000, sites: { weibo: 6, douban: 2 }, seen: 4 }],
    ],
    reviews: [[hex('0200000000000002'), { decision: 'kept', note: '看过', at: 1_563_624_000_000 }]],
    seen: [
      [[18_097, 1], hex('00080200000000000001000806000000000003e8')],
      [[18_098, 2], hex('00080200000000000002000809e88cb6e59bad0000080c0000000198d9c300081400000000000005')],
      [[18_099, 3], hex('00080200000000000003000809e88cb6e59bad0000080c0000000198d9c3')],
      [[18_099, 4], hex('00080200000000000004')],
    ],
    states: [
      [hex('00ffb94c0200000000000003'), null],
      [hex('01ffb94e0200000000000001'), null],
    ],
    stretches: [
      [
        [hex('0200000000000001'), 0],
        hex(
          '01640700808998d30b3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c0c00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000003000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101019192',
        ),
      ],
    ],
    verdicts: [
      [hex('0200000000000001'), said],
      [hex('0200000000000003'), said],
    ],
  };
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('shuifen', 3);
    request.onupgradeneeded = () => {
      for (const [name, all] of Object.entries(rows)) {
        const store = request.result.createObjectStore(name);
        for (const [key, row] of all) store.put(row, key);
      }
      // The last of its store, and of a store that is taken over last.
      if (poison) request.transaction?.objectStore('reviews').put('none of ours', hex('2100'));
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}
