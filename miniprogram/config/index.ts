import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const root = path.resolve(__dirname, '../..');
const target = process.env['TARO_ENV'] ?? 'weapp';
const folder = process.env['GALLERY'] === 'yes' ? 'gallery' : target;
const outputRoot = `../dist/${folder === 'weapp' ? 'miniprogram' : folder}`;

/** Design sizes are ×2 of the drawings at 375, so that 1 design px is 1 rpx. */
const DESIGN_WIDTH = 750;
/** The browser's root size at 375, which index.html sets. */
const ROOT_PX = 20;
/** Type keeps its true size on every phone; everything else follows the width. */
const SCALED = ['*', '!font-size', '!letter-spacing', '!--*'];

export default defineConfig({
  projectName: 'huigan',
  date: '2026-01-01',
  designWidth: DESIGN_WIDTH,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: '.',
  outputRoot,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: target === 'weapp' ? [path.join(__dirname, 'speak-aloud.js')] : [],
  // The build finds the pictures that the tab bar starts with; the other accents' it is told of.
  copy: {
    patterns: [{ from: 'tabs/pictures', to: path.join(outputRoot, 'tabs/pictures') }],
    options: {},
  },
  defineConstants: {
    /** Empty means the environment the mini-program was opened in. */
    CLOUD_ENV: JSON.stringify(process.env['CLOUD_ENV'] ?? ''),
  },
  mini: {
    compile: { include: [path.join(root, 'shared')] },
    optimizeMainPackage: { enable: true },
    // The order of style sheets means nothing here: every class belongs to one file.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: { propList: SCALED } } },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [path.join(root, 'shared')] },
    esnextModules: [],
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    // Root sizes for 320 and for 394 px: narrower phones shrink as rpx does, a desktop does not grow.
    postcss: {
      pxtransform: { enable: true, config: { propList: SCALED, baseFontSize: ROOT_PX } },
    },
  },
});
