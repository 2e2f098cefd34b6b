import { runCommand, say } from '@huigan/cloudfunctions/terminal/run-command';
import { openGallery } from './gallery';
import { takePictures } from './take-pictures';

const USAGE = `Shows every part of the mini-program in every state.

  npm run gallery                     at five widths side by side; theme, language and text size on top
  npm run gallery -- --shots FOLDER   writes pictures of it instead and exits`;

const options = { shots: { type: 'string' } } as const;

await runCommand({ usage: USAGE, options, positionals: 0 }, ({ shots }) => show(shots));

async function show(folder: string | undefined): Promise<void> {
  const gallery = await openGallery();
  if (folder === undefined) {
    say(`\n  ${gallery.url}frames.html\n\nstop with Ctrl-C`);
    return;
  }
  const pictures = await takePictures(gallery.url, folder);
  for (const picture of pictures) say(picture);
  await gallery.close();
}
