const watched = [
  'ArrayBuffer',
  'Uint8Array',
  'Uint16Array',
  'Uint32Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const;

/** The largest memory for numbers that was taken at once since `reset`. */
export interface AllocationWatch {
  readonly reset: () => void;
  readonly largestBytes: () => number;
  readonly stop: () => void;
}

/**
 * Puts a counting stand-in before the constructors of typed arrays, by which readers take memory for what a header
 * announces; windows on memory that is there count nothing.
 */
export function watchAllocations(): AllocationWatch {
  let largest = 0;
  const originals = watched.map((name) => [name, globalThis[name]] as const);
  for (const [name, original] of originals) {
    const counting = new Proxy(original, {
      construct(target, [first, ...others]: [unknown, ...unknown[]], newTarget) {
        const bytesEach = 'BYTES_PER_ELEMENT' in target ? target.BYTES_PER_ELEMENT : 1;
        // Before the memory is taken: a claim that cannot be met is seen too.
        if (typeof first === 'number') largest = Math.max(largest, first * bytesEach);
        const made = Reflect.construct(target, [first, ...others], newTarget) as
          ArrayBufferView | ArrayBuffer;
        if (!(first instanceof ArrayBuffer)) largest = Math.max(largest, made.byteLength);
        return made;
      },
    });
    Object.assign(globalThis, { [name]: counting });
  }
  return {
    reset: () => {
      largest = 0;
    },
    largestBytes: () => largest,
    stop: () => {
      for (const [name, original] of originals) Object.assign(globalThis, { [name]: original });
    },
  };
}
