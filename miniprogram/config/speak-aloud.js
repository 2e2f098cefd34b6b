const spoken = require('./spoken.json');

/**
 * What WeChat's screen reader asks of a part: what it is, what it says, and whether it is chosen. Taro
 * leaves these attributes out of its templates for WeChat, and with them whoever cannot see.
 */
module.exports = (build) => {
  build.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }) => template.mergeComponents(build, spoken),
  });
};
