import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** What changes from day to day. */
export const facts: Stop = {
  name: 'facts',
  needs: ['keepFacts'],
  at: '/desk/facts',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/facts">
        <Box lit>
          <strong>{say('desk.facts.kinds.hours.title')}</strong>
          <Grey wide={60} />
          <Press lit>{say('desk.facts.change')}</Press>
        </Box>
        <Box>
          <strong>{say('desk.facts.kinds.closed.title')}</strong>
          <Grey wide={45} />
        </Box>
      </Drawing>
    );
  },
};
