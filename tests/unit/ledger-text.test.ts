import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorPlace, packAuthorList, unpackAuthorList } from '../../lib/ledger/authors';
import { ByteReader, ByteWriter, DamagedBytes } from '../../lib/ledger/bytes';
import { bytesOfKey, compareKeys, keyOfBytes } from '../../lib/ledger/keys';
import { packHead, unpackHead } from '../../lib/ledger/row';
import { packKeys, unpackKeys } from '../../lib/ledger/seen';
import { readText, writeText } from '../../lib/ledger/text';
import { thin } from '../../lib/ledger/thin';
import { anyStretch } from '../ledger/samples';

const NONE = new Uint8Array();

function packed(text: string): Uint8Array {
  const writer = new ByteWriter();
  writeText(writer, text);
  return writer.seal();
}

const key = fc.oneof(
  fc
    .tuple(fc.constantFrom('weibo:post:', 'weibo:user:', 'douban:subject:', 'weibo:hot:'), fc.maxSafeNat())
    .map(([prefix, id]) => prefix + id),
  fc.constantFrom('weibo:hot:茶园', 'weibo:hot:007', 'weibo:hot:1e3', 'x-imdb:subject:tt0111161', 'douban:topic:-1'),
  fc.string({ minLength: 1 }).map((word) => `weibo:hot:${word.replaceAll('\0', '')}`),
);

describe('a packed text', () => {
  it('gives back every text, halves of emoji included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(readText(new ByteReader(packed(text)))).toBe(text);
      }),
    );
    for (const text of ['', '\ud83d', '江西从40℃降至17℃！', 'Ἀρχή \u1fff 　ｆｕｌｌ']) {
      expect(readText(new ByteReader(packed(text)))).toBe(text);
    }
  });

  it('takes less than UTF-16 does', () => {
    expect(packed('今晚八点直播，转发这条抽三位送签名专辑。').length).toBeLessThan(2 * 20);
  });
});

describe('a packed key', () => {
  it('gives back every key, alone and in a list', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        expect(keys.map((each) => keyOfBytes(bytesOfKey(each)))).toEqual(keys);
        expect(unpackKeys(packKeys(keys))).toEqual(keys);
      }),
    );
  });

  it('takes nine bytes in a list of posts, and sixteen with an author who has no other', () => {
    const posts = Array.from({ length: 50 }, (_, i) => `weibo:post:${4_390_000_000_000_000 + i * 1e9}`);
    expect(packKeys(posts).length).toBe(1 + 50 * 9 + 2);
    const places = [authorPlace('weibo:post:4390000000000000', { k: 0, t: '', a: 'weibo:1', o: -26_060_000, b: NONE })];
    expect(packAuthorList({ places, isWhole: true }).length).toBe(16);
  });

  it('is the beginning of no other', () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        const [a, b] = [bytesOfKey(one), bytesOfKey(other)];
        fc.pre(one !== other);
        expect(b.subarray(0, a.length)).not.toEqual(a);
        expect(Math.sign(compareKeys(one, other))).toBe(-Math.sign(compareKeys(other, one)));
      }),
    );
  });
});

describe('the packed list of an author', () => {
  const place = fc.record({ order: fc.nat(2 ** 32 - 1), key });

  it('gives back every list, and none where a byte is another or is missing', () => {
    fc.assert(
      fc.property(
        fc.array(place),
        fc.boolean(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (places, isWhole, at, bits) => {
          const bytes = packAuthorList({ places, isWhole });
          expect(unpackAuthorList(bytes)).toEqual({ places, isWhole });
          const damaged = bytes.map((byte, i) => (i === at % bytes.length ? byte ^ bits : byte));
          expect(() => unpackAuthorList(damaged)).toThrow(DamagedBytes);
          expect(() => unpackAuthorList(bytes.subarray(0, at % bytes.length))).toThrow(DamagedBytes);
        },
      ),
    );
  });

  it('is not read where its format is of a later version, nor is a list of keys', () => {
    const writer = new ByteWriter();
    writer.byte(9);
    const later = writer.seal();
    for (const unpack of [unpackAuthorList, unpackKeys]) expect(() => unpack(later)).toThrow('unknown format 9');
  });
});

describe('a packed head', () => {
  const head = fc.record(
    {
      k: fc.nat(8),
      t: fc.string({ maxLength: 60 }),
      author: fc.record({
        a: fc.nat().map((id) => `weibo:${id}`),
        n: fc.string({ maxLength: 40 }),
        o: fc.nat(2 ** 31),
      }),
      p: fc.integer(),
      r: key,
      f: fc.nat(63),
      c: fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)),
      l: fc.constant(true as const),
      v: fc.record({
        state: fc.constantFrom('unusual', 'doubtful', 'ordinary', 'unknown'),
        basis: fc.nat(10_000),
        digest: fc.nat(2 ** 31).map((n) => n.toString(16).padStart(12, '0')),
      }),
      s: fc.nat(1000),
      u: fc.nat(600),
      b: fc.uint8Array({ maxLength: 50 }),
    },
    { requiredKeys: ['k', 't', 'b'] },
  );

  it('gives back every head', () => {
    fc.assert(
      fc.property(head, ({ author, ...rest }) => {
        const row = { ...rest, ...(author && { ...author, o: 0 - author.o }) };
        expect(unpackHead(packHead(row))).toEqual(row);
      }),
    );
  });

  it('is no head of ours where it is damaged, and keeps its bytes', () => {
    const packed = packHead({ k: 0, t: '茶园的早晨', b: Uint8Array.of(1, 2, 3) });
    const damaged = packed.map((byte, i) => (i === 5 ? byte ^ 1 : byte));
    expect(unpackHead(damaged)).toEqual({ k: -1, t: '', b: damaged });
    expect(packHead(unpackHead(damaged))).toEqual(damaged);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => typeof unpackHead(bytes).k === 'number'));
  });
});

describe('a thinned stretch', () => {
  it('keeps its ends, invents nothing, and thinned once more stays as it is', () => {
    fc.assert(
      fc.property(anyStretch, (points) => {
        const kept = thin(points);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        expect(kept.every((point) => points.includes(point))).toBe(true);
        expect(thin(kept)).toEqual(kept);
      }),
    );
  });
});
