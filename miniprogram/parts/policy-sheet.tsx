import { policy } from '../copy/policy';
import { words } from '../copy/words';
import { ClauseSheet } from './clause-sheet';

export const PolicySheet = ({ version, onClose }: { version: string; onClose: () => void }) => (
  <ClauseSheet
    title={words.join.policyTitle}
    version={words.join.version(version)}
    clauses={policy}
    onClose={onClose}
  />
);
