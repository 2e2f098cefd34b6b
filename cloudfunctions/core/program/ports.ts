import type { ProgramFile } from '@huigan/shared/program/contracts';

export type Programs = {
  readonly all: () => Promise<readonly ProgramFile[]>;
  /** False when that version is there already. */
  readonly add: (file: ProgramFile) => Promise<boolean>;
};
