import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { filesOfDrop } from '../files/dropped-files';
import { takeDropped } from '../files/taking';
import { useTaking } from '../files/taking-state';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Files may be dropped on any page; the Start page then shows what they are. */
export function useDrops(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      useTaking.setState({ isOver: true });
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) useTaking.setState({ isOver: false });
    };
    const onDrop = (event: DragEvent): void => {
      useTaking.setState({ isOver: false });
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      void takeDropped(filesOfDrop(event.dataTransfer));
      navigate('/start');
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
    };
  }, [navigate]);
}
