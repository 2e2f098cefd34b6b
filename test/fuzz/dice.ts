import { aDie } from '../support/die';

/** One seed, one run: everything that looks like chance is asked here. */
export type Dice = {
  readonly chance: (share: number) => boolean;
  /** Both ends can come. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
};

export function diceFrom(seed: number): Dice {
  const roll = aDie(seed);
  return {
    chance: (share) => roll() < share,
    whole: (from, to) => from + Math.floor(roll() * (to - from + 1)),
    pick: <T>(from: readonly T[]) => from[Math.floor(roll() * from.length)] as T,
  };
}
