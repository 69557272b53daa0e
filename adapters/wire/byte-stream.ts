/** An item found in a stream, with its bytes. */
export interface Found {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Bytes that belong to no frame. */
export interface Junk {
  readonly kind: 'junk';
  readonly bytes: Uint8Array;
}

/** Splits a stream of bytes into items. The stream may be cut anywhere and may contain junk. */
export abstract class ByteStream<Item extends Found> {
  protected stream: Buffer = Buffer.alloc(0);

  /** How many bytes wait for the rest of their frame. */
  get waiting(): number {
    return this.stream.length;
  }

  /** Takes bytes and gives the items that are complete, oldest first. */
  push(bytes: Uint8Array): readonly (Item | Junk)[] {
    this.stream = Buffer.concat([this.stream, bytes]);
    return this.drain([]);
  }

  /** Discards an incomplete frame: its first bytes are junk, and the search continues after them. */
  giveUp(): readonly (Item | Junk)[] {
    return this.stream.length === 0 ? [] : this.drain([this.junk(this.beginning())]);
  }

  /** Forgets an incomplete frame. */
  restart(): void {
    this.stream = Buffer.alloc(0);
  }

  /** The first item of the stream; undefined while it is incomplete. */
  protected abstract next(): Item | Junk | undefined;

  /** Length of the sync at the beginning of the stream; 1 without one. */
  protected abstract beginning(): number;

  protected junk(length: number): Junk {
    return { kind: 'junk', bytes: this.take(length) };
  }

  protected take(length: number): Buffer {
    const taken = this.stream.subarray(0, length);
    this.stream = this.stream.subarray(length);
    return taken;
  }

  /** Adjacent pieces of junk become one item. */
  private drain(items: (Item | Junk)[]): readonly (Item | Junk)[] {
    for (let item = this.next(); item !== undefined; item = this.next()) {
      const former = items.at(-1);
      if (item.kind === 'junk' && former?.kind === 'junk')
        items[items.length - 1] = { kind: 'junk', bytes: Buffer.concat([former.bytes, item.bytes]) };
      else items.push(item);
    }
    return items;
  }
}
