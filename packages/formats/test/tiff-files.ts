import { joinBytes } from '../src/join-bytes.js';

/** The images of the files below. */
export type LibtiffImage = 'grey8' | 'grey16' | 'int32' | 'float32' | 'rgb' | 'white8' | 'large8';

/**
 * Files of libtiff 4 (by Pillow and ImageMagick) of one small image that `levelAt` makes; RGB has the channels g, (g + 50) mod 251, 2 g mod 251.
 */
export const libtiffFiles: readonly (readonly [title: string, of: LibtiffImage, base64: string])[] = [
  [
    'grey of 8 bits, LZW with differences',
    'grey8',
    'SUkqACQAAACAAAIwOBh8LQeDj4NwuFl0QQ8QCU+CWKCoSwEACgAAAQMAAQAAAAYAAAABAQMAAQAAAAUAAAACAQMAAQAAAAgAAAADAQMAAQAAAAUAAAAGAQMAAQAAAAEAAAARAQQAAQAAAAgAAAAWAQMAAQAAAAUAAAAXAQQAAQAAABsAAAAcAQMAAQAAAAEAAAA9AQMAAQAAAAIAAAAAAAAA',
  ],
  [
    'grey of 8 bits, PackBits',
    'grey8',
    'SUkqACwAAAAFABEiM0RVBR81S2F3jQU+WXSPqsUFXX2dvd0CBXyhxusVOgAJAAABAwABAAAABgAAAAEBAwABAAAABQAAAAIBAwABAAAACAAAAAMBAwABAAAABYAAAAYBAwABAAAAAQAAABEBBAABAAAACAAAABYBAwABAAAABQAAABcBBAABAAAAIwAAABwBAwABAAAAAQAAAAAAAAA=',
  ],
  [
    'grey of 8 bits in BigTIFF',
    'grey8',
    'SUkrAAgAAAAQAAAAAAAAAAkAAAAAAAAAAAEEAAEAAAAAAAAABgAAAAAAAAABAQQAAQAAAAAAAAAFAAAAAAAAAAIBAwABAAAAAAAAAAgAAAAAAAAAAwEDAAEAAAAAAAAAAQAAAAAAAAAGAQMAAQAAAAAAAAABAAAAAAAAABEBBAABAAAAAAAAANQAAAAAAAAAFgEEAAEAAAAAAAAABQAAAAAAAAAXAQQAAQAAAAAAAAAeAAAAAAAAABwBAwABAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAESIzRFUfNUthd40+WXSPqsVdfZ293QJ8ocbrFTo=',
  ],
  [
    'grey of 16 bits, deflate with differences',
    'grey16',
    'SUkqADIAAAB4nGNgmCUAg25yNaIw2GMTJwWDl6Ic5CFQSUuiUkkFBFn0lVQA5xwOfAAKAAABAwABAAAABgAAAAEBAwABAAAABQAAAAIBAwABAAAAEAAAAAMBAwABAAAACAAAAAYBAwABAAAAAQAAABEBBAABAAAACAAAABYBAwABAAAABQAAABcBBAABAAAAKQAAABwBAwABAAAAAQAAAD0BAwABAAAAAgAAAAAAAAA=',
  ],
  [
    'integers of 32 bits, LZW with differences',
    'int32',
    'SUkqAGQAAACAACBAAIjINgiCweEwiDQyDh8XMgHBZGH0FRSLRiLxWNxYfFxIB0NuZvgyRyWTyaSSqSl1FFgWCAgEIHzKaTaazMHiVMpJLnxcCAdiVNKQI0SjUgIip5vRM0qAgAsAAAEDAAEAAAAGAAAAAQEDAAEAAAAFAAAAAgEDAAEAAAAgAAAAAwEDAAEAAAAFAAAABgEDAAEAAAABAAAAEQEEAAEAAAAIAAAAFgEDAAEAAAAFAAAAFwEEAAEAAABcAAAAHAEDAAEAAAABAAAAPQEDAAEAAAACAAAAUwEDAAEAAAACAAAAAAAAAA==',
  ],
  [
    'floating point of 32 bits',
    'float32',
    'SUkqAAgAAAAKAAABBAABAAAABgAAAAEBBAABAAAABQAAAAIBAwABAAAAIAAAAAMBAwABAAAAAQAAAAYBAwABAAAAAQAAABEBBAABAAAAhgAAABYBBAABAAAABQAAABcBBAABAAAAeAAAABwBAwABAAAAAQAAAFMBAwABAAAAAwAAAAAAAAAAAAAAAAAIQAAAiEAAAMxAAAAIQQAAKkEAAHhAAADUQAAAFkEAAEJBAABuQQAAjUEAAPhAAAAyQQAAaEEAAI9BAACqQQAAxUEAADpBAAB6QQAAnUEAAL1BAADdQQAAgD4AAHhBAAChQQAAxkEAAOtBAAAoQAAA6EA=',
  ],
  [
    'floating point of 32 bits, deflate with byte differences',
    'float32',
    'SUkqAFIAAAB4nGNwYGBgZNjP0eBio3SNAQEcgKIMDOYxTjo68sXI4iBhhu1WZurS0tZI4o4g4u8fB2UFhcUNaOL/GSw0VVVtD0ggiQMAV/kOAQsAAAEDAAEAAAAGAAAAAQEDAAEAAAAFAAAAAgEDAAEAAAAgAAAAAwEDAAEAAAAIAAAABgEDAAEAAAABAAAAEQEEAAEAAAAIAAAAFgEDAAEAAAAFAAAAFwEEAAEAAABKAAAAHAEDAAEAAAABAAAAPQEDAAEAAAADAAAAUwEDAAEAAAADAAAAAAAAAA==',
  ],
  [
    'red, green and blue, LZW with differences',
    'rgb',
    'SUkqAFQAAACAAAZAAIhERQWDwaEQgPlEfBYLCyIRKIxOIDEfHA+BsNjaOR4NjuPx8uo9dCAQECUEWUSoSkASiAinxXPgSiUnzclCUVEoVTidQEAACwAAAQMAAQAAAAYAAAABAQMAAQAAAAUAAAACAQMAAwAAAN4AAAADAQMAAQAAAAUAAAAGAQMAAQAAAAIAAAARAQQAAQAAAAgAAAAVAQMAAQAAAAMAAAAWAQMAAQAAAAUAAAAXAQQAAQAAAEsAAAAcAQMAAQAAAAEAAAA9AQMAAQAAAAIAAAAAAAAACAAIAAgA',
  ],
  [
    'tiles of 16 x 16, deflate',
    'grey8',
    'SUkqAKAAAAB42mMQBIHVDBfeqdvMO9DIIC8GAsUMBv1qYL6dNAhYM0zQh/BjFRQUFFT/MXw4D+HXqKqqaqkeYwgoUAXzGxwg9AYBCP3gAYQW2KgCph0aIXRBIIReoAihL3yE0AyHlMG0wSQInZAEoScYQegDTBD6wyUIrbBYCUwHFEPoBmcIvUEYQj94DKEFtihC7G+B0AUhEBoAV4NeAREAAAEDAAEAAAAGAAAAAQEDAAEAAAAFAAAAAgEDAAEAAAAIAAAAAwEDAAEAAAAIAAAABgEDAAEAAAABAAAACgEDAAEAAAABAAAAEgEDAAEAAAABAAAAFQEDAAEAAAABAAAAHAEDAAEAAAABAAAAKQEDAAIAAAAAAAEAPQEDAAEAAAACAAAAPgEFAAIAAACiAQAAPwEFAAYAAAByAQAAQgEDAAEAAAAQAAAAQwEDAAEAAAAQAAAARAEEAAEAAAAIAAAARQEEAAEAAACYAAAAAAAAAIXrUQAAAIAAw/WoAAAAAALNzEwAAAAAAc3MTAAAAIAAzcxMAAAAAAKPwvUAAAAAEDcaoAAAAAACK4cKAAAAIAA=',
  ],
  [
    'big-endian grey of 16 bits, deflate',
    'grey16',
    'SUkqADIAAAB42mNgmCUAg25yNaIw2GMTJwWDl6Ic5CFQSUuiUkkFBFn0lVQA5xwOfAAQAAABAwABAAAABgAAAAEBAwABAAAABQAAAAIBAwABAAAAEAAAAAMBAwABAAAACAAAAAYBAwABAAAAAQAAAAoBAwABAAAAAQAAABEBBAABAAAACAAAABIBAwABAAAAAQAAABUBAwABAAAAAQAAABYBAwABAAAABQAAABcBBAABAAAAKQAAABwBAwABAAAAAQAAACkBAwACAAAAAAABAD0BAwABAAAAAgAAAD4BBQACAAAAKAEAAD8BBQAGAAAA+AAAAAAAAACF61EAAACAAMP1qAAAAAACzcxMAAAAAAHNzEwAAACAAM3MTAAAAAACj8L1AAAAABA3GqAAAAAAAiuHCgAAACAA',
  ],
  [
    'planes of red, green and blue',
    'rgb',
    'SUkqAGIAAAAAESIzRFUfNUthd40+WXSPqsVdfZ293QJ8ocbrFToyQ1RldodRZ32Tqb9wi6bB3PePr8/vFDSu0/giR2wAIkRmiKo+apbC7h98sugjWY+6+j9/vwT4R5HbKnQPAAABAwABAAAABgAAAAEBAwABAAAABQAAAAIBAwADAAAAHAEAAAMBAwABAAAAAQAAAAYBAwABAAAAAgAAAAoBAwABAAAAAQAAABEBBAADAAAAKAEAABIBAwABAAAAAQAAABUBAwABAAAAAwAAABYBAwABAAAABQAAABcBAwADAAAAIgEAABwBAwABAAAAAgAAACkBAwACAAAAAAABAD4BBQACAAAAZAEAAD8BBQAGAAAANAEAAAAAAAAIAAgACAAeAB4AHgAIAAAAJgAAAEQAAACF61EAAACAAMP1qAAAAAACzcxMAAAAAAHNzEwAAACAAM3MTAAAAAACj8L1AAAAABA3GqAAAAAAAiuHCgAAACAA',
  ],
  [
    'counted from white',
    'white8',
    'SUkqACYAAAAAESIzRFUfNUthd40+WXSPqsVdfZ293QJ8ocbrFToPAAABAwABAAAABgAAAAEBAwABAAAABQAAAAIBAwABAAAACAAAAAMBAwABAAAAAQAAAAYBAwABAAAAAAAAAAoBAwABAAAAAQAAABEBBAABAAAACAAAABIBAwABAAAAAQAAABUBAwABAAAAAQAAABYBAwABAAAABQAAABcBBAABAAAAHgAAABwBAwABAAAAAQAAACkBAwACAAAAAAABAD4BBQACAAAAEAEAAD8BBQAGAAAA4AAAAAAAAACF61EAAACAAMP1qAAAAAACzcxMAAAAAAHNzEwAAACAAM3MTAAAAAACj8L1AAAAABA3GqAAAAAAAiuHCgAAACAA',
  ],
  [
    'LZW with codes of 9 and 10 bits',
    'large8',
    'SUkqAN4BAACAAAIiIZkQqmY7ohMqpdsxuu4CBUTDckB8akswndGqNcs9ygALCwhFg3IRNLBjD4snRHqpiuAABsbFE2IdRL1sPMJi4kl0+p1et0BCIhGJBKJhOIDicjmdDqdjnxQsZ1hUdF9CKlnPMOkIzoxYtYACUlJtiu8PEg5JxjPAPkk5p1jvEQEo6J5kLp0h0mHtVNkGjw1ppkvgWFtFLl0BwltkJEY9K5xBsnoNbusSFhGMB6C0wpXCjY3qhwh8sJFlAggnpZuwVGNONUJkwOFpMNYMldKtMLFRJNAJlFHs0IE5GModn5ggkmI9pBouqBxis3LF6Dw/sIFE0tKJ1Dc/scKFxSOwcoFkhYvKZ3DtBss8sYMGVZAQop51j1FNcUnZhgqMRXgCJxMHUIJJnKHhHHAG5Em2GRCGsFo/miFA9GYW4JjUYIOjoZYTj8aoYkQb4dkkdIik4eYnmsG5JneKBWAaNJihMQRvB+TZ7iwWgKjiZp6i2XgREGcglFWCI5GmHJNAAMJhBQRJ1CgDI/nKKBbBCQ52iwXwUkeeowGMGJLgENBnBwUYJj8dIsmIGhPgePRyiqYAYE2BY7HCKIrmOHhWBCSIDDscwtmWIBYBKSoFD0dQvmegIAkAAAEDAAEAAAAUAAAAAQEDAAEAAAAUAAAAAgEDAAEAAAAIAAAAAwEDAAEAAAAFAAAABgEDAAEAAAABAAAAEQEEAAEAAAAIAAAAFgEDAAEAAAAUAAAAFwEEAAEAAADWAQAAHAEDAAEAAAABAAAAAAAAAA==',
  ],
];

export const levelAt = (row: number, column: number): number =>
  (row * 31 + column * 17 + row * column * 5) % 251;

export function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** A tag with values of 16 bits, of 32 bits, text, or bytes. */
export type TiffTag = readonly [
  tag: number,
  type: 'short' | 'long' | 'text',
  value: readonly number[] | string,
];

const numberOfType = { text: 2, short: 3, long: 4 } as const;

/** A little-endian file of one page with exactly these tags; `pixels` begin at byte 8. */
export function tiffFile(fields: readonly TiffTag[], pixels: Uint8Array, next = 0): Uint8Array {
  const start = 8 + pixels.length;
  const parts = fields.map(([, type, value]) => bytesOf(type, value));
  let behind = start + 2 + 12 * fields.length + 4;
  const table = fields.map(([tag, type, value], index) => {
    const part = parts[index];
    const entry = new Uint8Array(12);
    const view = new DataView(entry.buffer);
    view.setUint16(0, tag, true);
    view.setUint16(2, numberOfType[type], true);
    view.setUint32(4, typeof value === 'string' ? part.length : value.length, true);
    if (part.length <= 4) entry.set(part, 8);
    else {
      view.setUint32(8, behind, true);
      behind += part.length;
    }
    return entry;
  });
  const header = joinBytes([Uint8Array.of(0x49, 0x49, 42, 0), bytesOf('long', [start])]);
  const rest = parts.filter((part) => part.length > 4);
  return joinBytes([
    header,
    pixels,
    bytesOf('short', [fields.length]),
    ...table,
    bytesOf('long', [next]),
    ...rest,
  ]);
}

function bytesOf(type: TiffTag[1], value: TiffTag[2]): Uint8Array {
  if (typeof value === 'string') return new TextEncoder().encode(`${value}\0`);
  const size = type === 'short' ? 2 : 4;
  const bytes = new Uint8Array(size * value.length);
  const view = new DataView(bytes.buffer);
  value.forEach((number, index) => {
    if (size === 2) view.setUint16(2 * index, number, true);
    else view.setUint32(4 * index, number, true);
  });
  return bytes;
}

/** Tags of a grey image of 8 bits in one strip. */
export function greyTags(columns: number, rows: number, others: readonly TiffTag[] = []): readonly TiffTag[] {
  return [
    [256, 'long', [columns]],
    [257, 'long', [rows]],
    [258, 'short', [8]],
    [262, 'short', [1]],
    [273, 'long', [8]],
    [279, 'long', [columns * rows]],
    ...others,
  ];
}

/** LZW as the textbook has it: a table of strings. One clear code at the beginning and one wherever the table is full. */
export function packLzw(bytes: Uint8Array): Uint8Array {
  const bits: string[] = [];
  let table = new Map<string, number>();
  const width = () => Math.max(9, (table.size + 258).toString(2).length);
  const put = (code: number) => bits.push(code.toString(2).padStart(Math.min(width(), 12), '0'));
  const clear = () => {
    put(256);
    table = new Map();
  };
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : (table.get(text) ?? -1));
  clear();
  let known = '';
  for (const byte of bytes) {
    const longer = known + String.fromCharCode(byte);
    if (codeOf(longer) !== -1) {
      known = longer;
      continue;
    }
    put(codeOf(known));
    table.set(longer, 258 + table.size);
    if (table.size + 258 === 4095) clear();
    known = String.fromCharCode(byte);
  }
  if (known !== '') put(codeOf(known));
  put(257);
  const all = bits.join('').padEnd(8 * Math.ceil(bits.join('').length / 8), '0');
  return Uint8Array.from({ length: all.length / 8 }, (_, i) =>
    Number.parseInt(all.slice(8 * i, 8 * i + 8), 2),
  );
}
