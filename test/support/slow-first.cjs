const Sequencer = require('@jest/test-sequencer').default;

/** What takes a minute or more beside others, measured, the one that builds the phone's app first. */
const SLOW = [
  'bench/app',
  'fuzz/fuzz',
  'shared/account/all-commands',
  'miniprogram/desk-browser',
  'stories/killed',
  'terminal/commands',
  'miniprogram/gallery',
  'terminal/backup',
  'miniprogram/faults',
  'miniprogram/walk',
  'stories/words-in-wechat',
];

/**
 * A clean checkout knows nothing of how long tests took, and would begin with the largest files: the slowest
 * one is among the smallest, and two workers would wait for it in the end.
 */
module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    const rankOf = ({ path }) => {
      const at = SLOW.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? SLOW.length : at;
    };
    return super.sort(tests).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
};
