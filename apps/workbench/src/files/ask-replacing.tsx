import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { useReplacing } from './replacing';

/** More names than this do not help anybody to decide. */
const namesShown = 8;

/** Asks before a file of the study is replaced by another one of the same name. */
export function AskReplacing() {
  const { paths, answer } = useReplacing();
  const more = paths.length - namesShown;
  const isOne = paths.length === 1;
  return (
    <Dialog
      title={isOne ? 'A file of this name is there already' : `${paths.length} names are taken already`}
      isOpen={paths.length > 0}
      onClose={() => answer('leave-out')}
      actions={
        <>
          <Button onPress={() => answer('leave-out')}>Leave out</Button>
          <Button onPress={() => answer('replace')}>Replace</Button>
          <Button variant="primary" onPress={() => answer('keep-both')}>
            Keep both
          </Button>
        </>
      }
    >
      <p>
        The study has {isOne ? 'a file' : 'files'} of the same name with other contents. Undo brings replaced
        files back.
      </p>
      <ul>
        {paths.slice(0, namesShown).map((path) => (
          <li key={path}>{path}</li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </Dialog>
  );
}
