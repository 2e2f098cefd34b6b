// iOS 12 and Chrome 65 are the oldest engines whose output stays plain ES2018, which a test checks.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        targets: { ios: '12', chrome: '65' },
      },
    ],
  ],
};
