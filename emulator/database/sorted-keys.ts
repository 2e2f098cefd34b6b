import type { DocumentId } from './document';

interface Block {
  keys: string[];
  ids: DocumentId[];
}

/** Small enough that moving its tail is cheap, large enough that a million keys are few blocks. */
const BLOCK_SIZE = 512;

/** A sorted set of keys in blocks: inserting never moves more than one block. */
export class SortedKeys {
  private readonly blocks: Block[] = [{ keys: [], ids: [] }];

  insert(key: string, id: DocumentId): void {
    const blockAt = this.blockFor(key);
    const block = this.block(blockAt);
    const at = lowerBound(block.keys, key);
    block.keys.splice(at, 0, key);
    block.ids.splice(at, 0, id);
    if (block.keys.length > BLOCK_SIZE) {
      const half = block.keys.length >> 1;
      const upper = { keys: block.keys.splice(half), ids: block.ids.splice(half) };
      this.blocks.splice(blockAt + 1, 0, upper);
    }
  }

  remove(key: string): void {
    const blockAt = this.blockFor(key);
    const block = this.block(blockAt);
    const at = lowerBound(block.keys, key);
    if (block.keys[at] !== key) return;
    block.keys.splice(at, 1);
    block.ids.splice(at, 1);
    if (block.keys.length === 0 && this.blocks.length > 1) this.blocks.splice(blockAt, 1);
  }

  /** The ids whose keys lie in [from, to), in order; the caller may stop early. */
  *ascending(from: string, to: string): Generator<DocumentId> {
    for (let blockAt = this.blockFor(from); blockAt < this.blocks.length; blockAt += 1) {
      const { keys, ids } = this.block(blockAt);
      for (let at = lowerBound(keys, from); at < keys.length; at += 1) {
        if ((keys[at] as string) >= to) return;
        yield ids[at] as DocumentId;
      }
    }
  }

  /** The same, from the end. */
  *descending(from: string, to: string): Generator<DocumentId> {
    for (let blockAt = this.blockFor(to); blockAt >= 0; blockAt -= 1) {
      const { keys, ids } = this.block(blockAt);
      for (let at = lowerBound(keys, to) - 1; at >= 0; at -= 1) {
        if ((keys[at] as string) < from) return;
        yield ids[at] as DocumentId;
      }
    }
  }

  private block(at: number): Block {
    return this.blocks[at] as Block;
  }

  /** The last block that starts at or before the key. */
  private blockFor(key: string): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = this.block(middle).keys[0];
      if (first !== undefined && first <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lowerBound(keys: string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
