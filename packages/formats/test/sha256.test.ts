import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../src/index.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Examples of FIPS 180-4 with their digests. */
const examples: readonly [bytes: Uint8Array, digest: string][] = [
  [bytesOf(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [bytesOf('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    bytesOf('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [bytesOf('a'.repeat(1_000_000)), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('SHA-256 of a file', () => {
  for (const where of ['with WebCrypto', 'on a page of a plain http server'] as const)
    it(`is that of the standard ${where}`, async () => {
      if (where !== 'with WebCrypto') vi.stubGlobal('crypto', {});
      for (const [bytes, digest] of examples) expect(await sha256(bytes)).toBe(digest);
    });

  it('is the same without WebCrypto for any bytes, those of more than one portion too', async () => {
    vi.stubGlobal('crypto', {});
    const large = fc
      .constantFrom((1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20)
      .map((length) => new Uint8Array(length).map((_, place) => (place * 31) % 251));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ arbitrary: fc.uint8Array({ maxLength: 300 }), weight: 9 }, large),
        async (bytes) => {
          expect(await sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
        },
      ),
      { numRuns: 60 },
    );
  });
});
