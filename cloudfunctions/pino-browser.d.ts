declare module 'pino/browser.js' {
  import pino = require('pino');
  export = pino;
}
