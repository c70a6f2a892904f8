import type { FileGroup } from '@modalgain/compute';
import { useEffect, useState } from 'react';
import { useChoices } from '../../files/choices';
import { filesWorker, useRecognised } from '../../files/recognised';

/** The rows of the file table: what was recognised, with what a person decided. */
export function useGroups(): readonly FileGroup[] {
  const entries = useRecognised((state) => state.entries);
  const choices = useChoices();
  const [groups, setGroups] = useState<readonly FileGroup[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void filesWorker
      .call()
      .group(entries, choices)
      .then((found) => {
        if (isCurrent) setGroups(found);
      });
    return () => {
      isCurrent = false;
    };
  }, [entries, choices]);
  return groups;
}
