/** The beginning of a stream of bytes looked at before the whole is read. */
export interface OpenedSource {
  /** The first bytes: enough of them, or all there are. */
  readonly head: Uint8Array;
  /** All bytes, the first included; to be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Lets go of the source, wherever reading stopped. */
  close(): Promise<void>;
}

/**
 * Reads the head of a stream.
 *
 * @param most at how many bytes to stop looking
 * @param enough says whether the bytes so far are all that is needed
 */
export async function openSource(
  source: AsyncIterable<Uint8Array>,
  most: number,
  enough: (head: Uint8Array) => boolean,
): Promise<OpenedSource> {
  const iterator = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let ended = false;
  while (!ended && head.length < most && !enough(head)) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else head = head.length > 0 ? Buffer.concat([head, next.value]) : Uint8Array.from(next.value);
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    while (!ended) {
      const next = await iterator.next();
      if (next.done) ended = true;
      else yield next.value;
    }
  }
  return {
    head,
    bytes: bytes(),
    async close() {
      if (!ended) await iterator.return?.();
      ended = true;
    },
  };
}
