/** The environment named at build time; empty means the one the mini-program was opened in. */
declare const CLOUD_ENV: string;

declare namespace NodeJS {
  interface ProcessEnv {
    // Taro replaces `process.env.TARO_ENV` by its text, so it must be written with a dot.
    readonly TARO_ENV: 'weapp' | 'h5';
    /** `yes` builds the gallery of parts instead of the mini-program. */
    readonly GALLERY?: string;
  }
}

declare module '*.scss';
