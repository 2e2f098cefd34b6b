import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentDatabase, openDatabase } from '@huigan/emulator/database/database';
import type { Instant } from '@huigan/shared/kernel/time';
import { type House, openHouse } from '../../core/house';
import { schema } from '../../core/platform/schema';
import { inProcessDatabase } from './in-process-database';

const MASTER_KEY_BYTES = 32;

/**
 * The product's own rooms and stores on the emulator's database engine, in this process, on a temporary
 * file. The clock stands where the last event left it.
 */
export class SimulatedWorld {
  now = 0 as Instant;
  house: House;
  /** What is in force before any version is: nothing happens then, but balances can be told. */
  firstVersion: number | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'huigan-simulate-'));
  private readonly engine: DocumentDatabase;
  private readonly settings = {
    HUIGAN_MASTER_KEY: randomBytes(MASTER_KEY_BYTES).toString('base64'),
    WECHAT_API: 'http://127.0.0.1',
    WECHAT_APPID: '',
    WECHAT_SECRET: '',
  };

  constructor() {
    this.engine = openDatabase({
      file: join(this.folder, 'simulate.sqlite'),
      collections: collectionsOf(),
      now: () => this.now,
      answers: 'at_once',
    });
    this.house = this.openRooms();
  }

  /** Rooms remember rules for half a minute; new ones look again. */
  reopen(): void {
    this.house = this.openRooms();
  }

  close(): void {
    this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private openRooms(): House {
    return openHouse({
      clock: { now: () => this.now },
      database: inProcessDatabase(this.engine),
      settings: this.settings,
    });
  }
}

/** The collections of the product, as the engine asks for them. */
export function collectionsOf(): Parameters<typeof openDatabase>[0]['collections'] {
  const declared = Object.entries(schema).map(([collection, { indexes }]) => [
    collection,
    { indexes: indexes.map((index) => ({ unique: false, ...structuredClone(index) })) },
  ]);
  return Object.fromEntries(declared) as ReturnType<typeof collectionsOf>;
}
